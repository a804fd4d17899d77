import type { ViewEdge } from '../views/graph-view.ts';
import { containerPadding } from './card.ts';
import type { TreeNode, ViewTree } from './container-tree.ts';
import { type Bearings, compareText, type Span } from './order.ts';

/**
 * The layer of each node within its container, from 0. Containers whose children have no columns are missing: there
 * the edges decide.
 */
export type Layers = ReadonlyMap<string, number>;

export interface ColumnOptions {
  readonly edges: readonly ViewEdge[];
  readonly bearings: Bearings | undefined;
  /** The columns have headings, so that two of them never share a layer in the root. */
  readonly headed: boolean;
}

/**
 * Turns columns into layers of a good shape: a long column is split into several layers beside each other, short ones
 * within a container share a layer. With bearings, what stood in one layer stays together while the shape allows it.
 */
export function planLayers(tree: ViewTree, options: ColumnOptions): Layers {
  const layers = new Map<string, number>();
  const pulls = findPulls(tree, options.edges);
  const leaves = countLeaves(tree.root);
  const visit = (item: TreeNode, aspect: number): Size => {
    if (item.children.length === 0) return item;
    const share = shareWidth(item, leaves);
    const cells = item.children.map((child): Cell => {
      const pull = pulls.get(child.id) ?? 0;
      const size = visit(child, Math.max(leastAspect, aspect * share(child)));
      return { id: child.id, column: child.column ?? 0, pull, before: options.bearings?.along.get(child.id), ...size };
    });
    const headed = options.headed && (item.parent === undefined || (leaves.get(item) ?? 0) > smallContainer);
    const plan = planContainer(cells, { merge: !headed, aspect });
    if (item.children.every(({ column }) => column !== undefined)) {
      plan.forEach((layer, number) => {
        for (const { id } of layer) layers.set(id, number);
      });
    }
    const { width, height } = sizeOfPlan(plan);
    return { width: width + 2 * containerPadding.side, height: height + containerPadding.top + containerPadding.bottom };
  };
  visit(tree.root, pictureAspect);
  return layers;
}

/** Width by height of a picture that fills a screen beside a text. */
const pictureAspect = 1.5;
const leastAspect = 0.4;
/** Columns share layers in containers of at most so many cards. */
const smallContainer = 9;

function countLeaves(root: TreeNode): ReadonlyMap<TreeNode, number> {
  const counts = new Map<TreeNode, number>();
  const count = (item: TreeNode): number => {
    const own = item.children.length === 0 ? 1 : item.children.reduce((sum, child) => sum + count(child), 0);
    counts.set(item, own);
    return own;
  };
  count(root);
  return counts;
}

/** How much of its container's width a child may take: what its column holds of all cards. */
function shareWidth(item: TreeNode, leaves: ReadonlyMap<TreeNode, number>): (child: TreeNode) => number {
  const byColumn = new Map<number | undefined, number>();
  for (const child of item.children) byColumn.set(child.column, (byColumn.get(child.column) ?? 0) + (leaves.get(child) ?? 1));
  const all = leaves.get(item) ?? 1;
  return ({ column }) => (byColumn.get(column) ?? all) / all;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Cell extends Size {
  readonly id: string;
  readonly column: number;
  /** Integrations to the right of its column less those to the left. */
  readonly pull: number;
  /** Where it stood along the reading direction. */
  readonly before: Span | undefined;
}

type Plan = readonly (readonly Cell[])[];

interface Shape {
  readonly merge: boolean;
  /** Width by height. */
  readonly aspect: number;
}

/** Of all heights tried, the plan whose shape is nearest; the layers of the picture before where they are nearly as good. */
function planContainer(cells: readonly Cell[], shape: Shape): Plan {
  const columns = groupByColumn(cells);
  const tallest = Math.max(...cells.map(({ height }) => height));
  let best = shape.merge ? mergeShort(columns, 0) : columns;
  for (const limit of heightLimits(cells)) {
    const split = columns.flatMap((column) => splitColumn(column, Math.max(limit, tallest)));
    const plan = shape.merge ? mergeShort(split, limit) : split;
    if (misfit(plan, shape) + splitCost * (split.length - columns.length) < misfit(best, shape) - 0.001) best = plan;
  }
  const kept = keepLayers(columns, best);
  return kept !== undefined && misfit(kept, shape) < misfit(best, shape) + tolerance ? kept : best;
}

/** What a better shape must be worth before a column is split. */
const splitCost = 0.06;
/** How much worse in shape a plan may be that keeps things where they were; 0.7 is twice as wide as wanted. */
const tolerance = 0.5;
/** Least room between two layers, with the labels in it, px. */
const layerGap = 220;
const cardGap = 28;

/** 0 for a plan of the wanted shape, growing with the factor by which it is too wide or too high. */
function misfit(plan: Plan, { aspect }: Shape): number {
  const { width, height } = sizeOfPlan(plan);
  return Math.abs(Math.log(width / height / aspect));
}

/** A guess at the size before it is laid out: edges that pass between cards take as much room again as the gaps. */
function sizeOfPlan(plan: Plan): Size {
  const width = plan.reduce((sum, layer) => sum + Math.max(...layer.map((cell) => cell.width)) + layerGap, -layerGap);
  return { width, height: Math.max(...plan.map(heightOf)) * passing };
}

const passing = 1.25;

function heightOf(layer: readonly Cell[]): number {
  return layer.reduce((sum, { height }) => sum + height + cardGap, -cardGap);
}

function groupByColumn(cells: readonly Cell[]): Plan {
  const numbers = [...new Set(cells.map(({ column }) => column))].toSorted((a, b) => a - b);
  return numbers.map((number) => cells.filter(({ column }) => column === number));
}

/** Heights worth trying: those of a column of one, two, three … average cards. */
function heightLimits(cells: readonly Cell[]): readonly number[] {
  const total = heightOf(cells);
  const most = Math.min(cells.length, 60);
  return Array.from({ length: most }, (_, index) => total / (index + 1));
}

/** Into layers of about equal height: what is tied to the left stands left. */
function splitColumn(column: readonly Cell[], limit: number): Plan {
  const count = Math.ceil(heightOf(column) / limit - 0.15);
  if (count <= 1) return [column];
  const sorted = column.toSorted((a, b) => a.pull - b.pull || compareText(a.id, b.id));
  const share = heightOf(sorted) / count;
  const layers: Cell[][] = [];
  let height = 0;
  for (const cell of sorted) {
    const layer = Math.min(count - 1, Math.floor((height + cell.height / 2) / share));
    const list = layers[layer];
    if (list === undefined) layers[layer] = [cell];
    else list.push(cell);
    height += cell.height + cardGap;
  }
  return layers.filter((layer) => layer !== undefined && layer.length > 0);
}

/** Neighbouring columns in one layer as long as together they are no higher than the limit. */
function mergeShort(plan: Plan, limit: number): Plan {
  const merged: Cell[][] = [];
  for (const layer of plan) {
    const last = merged.at(-1);
    if (last !== undefined && heightOf([...last, ...layer]) <= limit) last.push(...layer);
    else merged.push([...layer]);
  }
  return merged;
}

/** The layers of the picture before, new cells in the layer of `fresh` that most of their column's neighbours are in. */
function keepLayers(columns: Plan, fresh: Plan): Plan | undefined {
  const cells = columns.flat();
  const known = cells.filter((cell): cell is Cell & { readonly before: Span } => cell.before !== undefined);
  if (known.length * 2 < cells.length) return undefined;
  const sorted = known.toSorted((a, b) => a.before.start - b.before.start || compareText(a.id, b.id));
  const layers: Cell[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const cell of sorted) {
    if (cell.before.start >= end) layers.push([]);
    layers.at(-1)?.push(cell);
    end = Math.max(end, cell.before.end);
  }
  for (const cell of cells) {
    if (cell.before !== undefined) continue;
    const mates = fresh.find((layer) => layer.includes(cell)) ?? [];
    const candidates = layers.filter((layer) => layer.some(({ column }) => column === cell.column));
    const shared = (layer: readonly Cell[]) => layer.filter((other) => mates.includes(other)).length;
    const home = (candidates.length > 0 ? candidates : layers).toSorted((a, b) => shared(b) - shared(a) || heightOf(a) - heightOf(b))[0];
    if (candidates.length > 0 || columns.length === 1) home?.push(cell);
    else return undefined;
  }
  return keepsColumns(layers) ? layers : undefined;
}

/** No cell stands right of one that belongs further right. */
function keepsColumns(layers: Plan): boolean {
  let most = Number.NEGATIVE_INFINITY;
  for (const layer of layers) {
    const numbers = layer.map(({ column }) => column);
    if (Math.min(...numbers) < most) return false;
    most = Math.max(...numbers);
  }
  return true;
}

/** For each node and container: how many edges lead to columns further right, less those that lead further left. */
function findPulls(tree: ViewTree, edges: readonly ViewEdge[]): ReadonlyMap<string, number> {
  const pulls = new Map<string, number>();
  const pull = (from: TreeNode, to: TreeNode) => {
    for (let up: TreeNode | undefined = from; up?.parent !== undefined; up = up.parent) {
      pulls.set(up.id, (pulls.get(up.id) ?? 0) + Math.sign(to.rank - up.rank));
    }
  };
  for (const { from, to } of edges) {
    const tail = tree.byId.get(from);
    const head = tree.byId.get(to);
    if (tail === undefined || head === undefined) continue;
    pull(tail, head);
    pull(head, tail);
  }
  return pulls;
}
