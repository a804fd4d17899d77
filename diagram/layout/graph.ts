import type { PlaceOptions } from '../draw.ts';
import type { PlacedGraph, Point } from '../placed-graph.ts';
import type { GraphView } from '../views/graph-view.ts';
import { planLayers } from './columns.ts';
import { splitEdges } from './container-split.ts';
import { buildTree, type TreeNode } from './container-tree.ts';
import { joinEdge } from './edge-join.ts';
import { type PlacedContainer, readElkGraph } from './elk-answer.ts';
import { buildElkGraph, type ContainerInput } from './elk-container.ts';
import { framePicture } from './frame.ts';
import { drawGraph, type GraphPlaces } from './graph-marks.ts';
import { placeOnGrid } from './grid.ts';
import type { LayoutCache, PictureMemory } from './layout-cache.ts';
import { type Layouter, LayoutStopped } from './layouter.ts';
import { orderContainer, readBearings } from './order.ts';

export interface GraphLayout {
  readonly layouter: Layouter;
  readonly cache: LayoutCache;
}

/**
 * Places a graph: bottom-up, one container at a time, each an ELK layout of its own; edges are cut where they cross a
 * container's border and put together again at the end. With a previous picture a container that holds the same as
 * before stays exactly as it was, and the others keep its order. Where ELK fails, or the deadline passes, what is left
 * is placed on a grid. Rejects only when `signal` is aborted.
 */
export async function placeGraph(view: GraphView, options: PlaceOptions, layout: GraphLayout): Promise<PlacedGraph> {
  const { places, memory } = await layGraph(view, options, layout);
  const picture = framePicture(view, drawGraph(places));
  layout.cache.remember(picture, memory);
  return picture;
}

/** Where everything is, before it is drawn, and what the next layout of the same picture is told of this one. */
export async function layGraph(
  view: GraphView,
  options: PlaceOptions,
  layout: GraphLayout,
): Promise<{ readonly places: GraphPlaces; readonly memory: PictureMemory }> {
  const tree = buildTree(view);
  const bearings = readBearings(options.previous, view.direction);
  const layers = planLayers(tree, { edges: tree.edges, bearings, headed: view.columns !== undefined });
  const split = splitEdges(tree, layers);
  const placed = new Map<string, PlacedContainer>();
  const before = layout.cache.recall(options.previous);
  const memory = new Map<string, { readonly content: string; readonly placed: PlacedContainer }>();
  const limit = limitTime(options);

  async function place(container: TreeNode, outerDirection: 'right' | 'down'): Promise<void> {
    const direction = container.node?.direction ?? view.direction;
    await Promise.all(container.children.filter(isContainer).map((child) => place(child, direction)));
    const parts = split.parts.get(container.id) ?? [];
    const byText = view.order === 'text';
    const plain: ContainerInput = {
      ...{ container, direction, outerDirection, byText, layers, inner: placed },
      ...{ order: orderContainer({ container, parts, byText, across: undefined }), labels: view.edges.length <= maxLabelledEdges },
      ...{ ports: split.ports.get(container.id) ?? [], helpers: undefined },
    };
    const content = describeContent(plain);
    const known = before?.get(container.id);
    const kept = known?.content === content ? known.placed : undefined;
    const helpers = known?.placed.across;
    const order = orderContainer({ container, parts, byText, across: helpers ?? bearings?.across });
    const found = kept ?? (await placeContainer({ ...plain, order, helpers }, layout, limit.signal));
    if (found !== undefined) memory.set(container.id, { content, placed: found });
    placed.set(container.id, found ?? placeOnGrid(plain));
  }

  try {
    await place(tree.root, view.direction);
  } finally {
    limit.clear();
  }
  options.signal?.throwIfAborted();
  const origins = findOrigins(tree.root, placed);
  const edges = new Map(tree.edges.map((edge) => [edge.id, joinEdge(split.chains.get(edge.id) ?? [], placed, origins)]));
  const size = placed.get(tree.root.id) ?? { width: 0, height: 0 };
  return { places: { view, tree, placed, origins, edges, size }, memory };
}

function isContainer(item: TreeNode): boolean {
  return item.children.length > 0 || item.node?.container === true;
}

/** More than so many edges, and labels are put where room is left instead of making room. */
const maxLabelledEdges = 160;

const defaultDeadline = 5000;

/** All that a container's layout depends on but the picture before, and the ids that the layout is kept by. */
function describeContent(input: ContainerInput): string {
  const { order, ports } = input;
  const ids = [...order.children.map(({ id }) => id), ...order.parts.map(({ edge }) => edge.id), ...ports.map(({ id }) => id)];
  return JSON.stringify([ids, buildElkGraph(input)]);
}

/** ELK first as asked, then without layers and order, which is what it trips over; undefined where neither works in time. */
async function placeContainer(
  input: ContainerInput,
  { layouter, cache }: GraphLayout,
  signal: AbortSignal,
): Promise<PlacedContainer | undefined> {
  const loose = { ...input, layers: new Map<string, number>(), byText: false, order: { ...input.order, seeded: false } };
  for (const attempt of [input, loose]) {
    const graph = buildElkGraph(attempt);
    try {
      return readElkGraph(attempt, await cache.layout(graph, () => layouter.layout(graph, signal)));
    } catch (error) {
      if (error instanceof LayoutStopped) return undefined;
    }
  }
  return undefined;
}

/** One signal for both the caller's and the deadline's stop. */
function limitTime({ signal, deadline = defaultDeadline }: PlaceOptions): { readonly signal: AbortSignal; clear(): void } {
  const controller = new AbortController();
  const stop = () => controller.abort();
  const timer = setTimeout(stop, deadline);
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop, { once: true });
  return {
    signal: controller.signal,
    clear: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    },
  };
}

/** Where each node's top left is, absolute. */
function findOrigins(root: TreeNode, placed: ReadonlyMap<string, PlacedContainer>): ReadonlyMap<string, Point> {
  const origins = new Map<string, Point>([[root.id, { x: 0, y: 0 }]]);
  const visit = (item: TreeNode) => {
    const origin = origins.get(item.id);
    const container = placed.get(item.id);
    for (const child of item.children) {
      const at = container?.children.get(child.id);
      if (origin !== undefined && at !== undefined) origins.set(child.id, { x: origin.x + at.x, y: origin.y + at.y });
      visit(child);
    }
  };
  visit(root);
  return origins;
}
