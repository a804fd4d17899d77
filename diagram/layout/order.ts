import type { BoxMark, PlacedGraph } from '../placed-graph.ts';
import type { EdgePart } from './container-split.ts';
import type { TreeNode } from './container-tree.ts';

/** Where nodes stood in the picture before, px. */
export interface Bearings {
  /** The middle, across the reading direction. */
  readonly across: ReadonlyMap<string, number>;
  /** From where to where along it. */
  readonly along: ReadonlyMap<string, Span>;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Reads the previous picture. Undefined where there is none. */
export function readBearings(previous: PlacedGraph | undefined, direction: 'right' | 'down'): Bearings | undefined {
  if (previous === undefined) return undefined;
  const boxes = previous.marks.filter((mark): mark is BoxMark => mark.kind === 'box');
  const right = direction === 'right';
  return {
    across: new Map(boxes.map((box) => [box.id, right ? box.y + box.height / 2 : box.x + box.width / 2])),
    along: new Map(boxes.map((box) => [box.id, right ? spanOf(box.x, box.width) : spanOf(box.y, box.height)])),
  };
}

function spanOf(start: number, size: number): Span {
  return { start, end: start + size };
}

/** The order of a container's children and parts that ELK is given: it decides ties, and when seeded nearly all. */
export interface ContainerOrder {
  readonly children: readonly TreeNode[];
  readonly parts: readonly EdgePart[];
  /** Whether enough is known from the picture before for ELK to be held to this order. */
  readonly seeded: boolean;
  /** What the children are sorted by: where they stood, or their place in the order. */
  readonly positions: ReadonlyMap<string, number>;
}

export interface OrderInput {
  readonly container: TreeNode;
  readonly parts: readonly EdgePart[];
  /** The nodes' order in the view means something, and is kept to whatever the picture before. */
  readonly byText: boolean;
  /** Where nodes stood across the reading direction; undefined for a layout from scratch. */
  readonly across: ReadonlyMap<string, number> | undefined;
}

/**
 * Children in an order that depends on nothing but what is shown: by column and id, or as written. Where it is known
 * where they stood they keep that order, new ones at the mean of their neighbours.
 */
export function orderContainer({ container, parts, byText, across }: OrderInput): ContainerOrder {
  const plain = byText ? container.children : container.children.toSorted(byColumnAndId);
  const known = across === undefined || byText ? 0 : plain.filter(({ id }) => across.has(id)).length;
  const seeded = known > 0 && known * 2 >= plain.length;
  const positions = seeded && across !== undefined ? findPositions(plain, parts, across) : new Map(plain.map(({ id }, index) => [id, index]));
  const children = plain.toSorted((left, right) => (positions.get(left.id) ?? 0) - (positions.get(right.id) ?? 0));
  const places = new Map(children.map(({ id }, index) => [id, index]));
  const placeOf = ({ node, port }: EdgePart['first']) => (node === container.id && port !== undefined ? -1 : (places.get(node) ?? -1));
  const sorted = parts.toSorted(
    (left, right) =>
      placeOf(left.first) - placeOf(right.first) ||
      placeOf(left.second) - placeOf(right.second) ||
      compareText(left.edge.id, right.edge.id),
  );
  return { children, parts: sorted, seeded, positions };
}

/** Where each child stood; a new one stands at the mean of its neighbours, without any last. */
function findPositions(
  children: readonly TreeNode[],
  parts: readonly EdgePart[],
  across: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const neighbours = new Map<string, number[]>();
  const note = (node: string, other: string) => {
    const at = across.get(other);
    if (across.has(node) || at === undefined) return;
    const list = neighbours.get(node);
    if (list === undefined) neighbours.set(node, [at]);
    else list.push(at);
  };
  for (const { first, second } of parts) {
    note(first.node, second.node);
    note(second.node, first.node);
  }
  const last = Math.max(...across.values()) + 1;
  return new Map(
    children.map(({ id }) => {
      const near = neighbours.get(id);
      const mean = near === undefined ? last : near.reduce((sum, value) => sum + value, 0) / near.length;
      return [id, across.get(id) ?? mean];
    }),
  );
}

function byColumnAndId(left: TreeNode, right: TreeNode): number {
  return (left.column ?? Number.POSITIVE_INFINITY) - (right.column ?? Number.POSITIVE_INFINITY) || compareText(left.id, right.id);
}

/** By code units, so that it is the same on every machine. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
