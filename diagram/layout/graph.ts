import type { PlaceOptions } from '../draw.ts';
import type { PlacedGraph, Point } from '../placed-graph.ts';
import type { GraphView } from '../views/graph-view.ts';
import { planLayers } from './columns.ts';
import { splitEdges } from './container-split.ts';
import { buildTree, type TreeNode } from './container-tree.ts';
import { joinEdge } from './edge-join.ts';
import { buildElkGraph, type ContainerInput, type PlacedContainer, readElkGraph } from './elk-container.ts';
import { framePicture } from './frame.ts';
import { drawGraph } from './graph-marks.ts';
import { placeOnGrid } from './grid.ts';
import type { LayoutCache } from './layout-cache.ts';
import { type Layouter, LayoutStopped } from './layouter.ts';
import { orderContainer, readBearings } from './order.ts';

export interface GraphLayout {
  readonly layouter: Layouter;
  readonly cache: LayoutCache;
}

/**
 * Places a graph: bottom-up, one container at a time, each an ELK layout of its own that is kept as long as its content
 * stays the same; edges are cut where they cross a container's border and put together again at the end. Where ELK
 * fails, or the deadline passes, what is left is placed on a grid. Rejects only when `signal` is aborted.
 */
export async function placeGraph(view: GraphView, options: PlaceOptions, layout: GraphLayout): Promise<PlacedGraph> {
  const tree = buildTree(view);
  const bearings = readBearings(options.previous, view.direction);
  const layers = planLayers(tree, { edges: tree.edges, bearings, headed: view.columns !== undefined });
  const split = splitEdges(tree, layers);
  const placed = new Map<string, PlacedContainer>();
  const labels = view.edges.length <= maxLabelledEdges;
  const limit = limitTime(options);

  async function place(container: TreeNode, outerDirection: 'right' | 'down'): Promise<void> {
    const direction = container.node?.direction ?? view.direction;
    const containers = container.children.filter(isContainer);
    await Promise.all(containers.map((child) => place(child, direction)));
    const parts = split.parts.get(container.id) ?? [];
    const byText = view.order === 'text';
    const order = orderContainer({ container, parts, byText, bearings });
    const input: ContainerInput = {
      ...{ container, order, direction, outerDirection, byText, labels },
      ...{ ports: split.ports.get(container.id) ?? [], layers, inner: placed },
    };
    placed.set(container.id, await placeContainer(input, layout, limit.signal));
  }

  try {
    await place(tree.root, view.direction);
  } finally {
    limit.clear();
  }
  options.signal?.throwIfAborted();
  const origins = findOrigins(tree.root, placed);
  const edges = new Map(tree.edges.map((edge) => [edge.id, joinEdge(split.chains.get(edge.id) ?? [], placed, origins)]));
  const root = placed.get(tree.root.id) ?? { width: 0, height: 0 };
  return framePicture(view, drawGraph({ view, tree, placed, origins, edges, size: root }));
}

export function isContainer(item: TreeNode): boolean {
  return item.children.length > 0 || item.node?.container === true;
}

/** More than so many edges, and labels are put where room is left instead of making room. */
const maxLabelledEdges = 160;

const defaultDeadline = 5000;

/** ELK first as asked, then without columns and order, which is what it trips over; then the grid. */
async function placeContainer(input: ContainerInput, { layouter, cache }: GraphLayout, signal: AbortSignal): Promise<PlacedContainer> {
  const plain = { ...input, layers: new Map<string, number>(), byText: false, order: { ...input.order, seeded: false } };
  for (const attempt of [input, plain]) {
    const graph = buildElkGraph(attempt);
    try {
      return readElkGraph(attempt, await cache.layout(graph, () => layouter.layout(graph, signal)));
    } catch (error) {
      if (error instanceof LayoutStopped) break;
    }
  }
  return placeOnGrid(input);
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
