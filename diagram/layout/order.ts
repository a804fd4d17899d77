import type { BoxMark, PlacedGraph } from '../placed-graph.ts';
import type { EdgePart } from './container-split.ts';
import type { TreeNode } from './container-tree.ts';

/** Where nodes stood in the picture before: the middle across the reading direction and along it, px. */
export interface Bearings {
  readonly across: ReadonlyMap<string, number>;
  readonly along: ReadonlyMap<string, number>;
}

/** Reads the previous picture. Undefined where there is none or it shows something else. */
export function readBearings(previous: PlacedGraph | undefined, direction: 'right' | 'down'): Bearings | undefined {
  if (previous === undefined) return undefined;
  const boxes = previous.marks.filter((mark): mark is BoxMark => mark.kind === 'box');
  const horizontal = new Map(boxes.map((box) => [box.id, box.x + box.width / 2]));
  const vertical = new Map(boxes.map((box) => [box.id, box.y + box.height / 2]));
  return direction === 'right' ? { across: vertical, along: horizontal } : { across: horizontal, along: vertical };
}

/** The order of a container's children and parts that ELK is given: it decides ties, and with bearings nearly all. */
export interface ContainerOrder {
  readonly children: readonly TreeNode[];
  readonly parts: readonly EdgePart[];
  /** Whether enough is known from the picture before for ELK to be held to this order. */
  readonly seeded: boolean;
}

export interface OrderInput {
  readonly container: TreeNode;
  readonly parts: readonly EdgePart[];
  /** The nodes' order in the view means something. */
  readonly byText: boolean;
  readonly bearings: Bearings | undefined;
}

/**
 * Children in an order that depends on nothing but what is shown: by column and id, or as written. With bearings they
 * stand as they stood, new ones at the mean of their neighbours.
 */
export function orderContainer({ container, parts, byText, bearings }: OrderInput): ContainerOrder {
  const plain = byText ? container.children : container.children.toSorted(byColumnAndId);
  const known = plain.filter(({ id }) => bearings?.across.has(id)).length;
  const seeded = bearings !== undefined && known > 0 && known * 2 >= plain.length;
  const children = seeded && bearings !== undefined ? orderByBearings(plain, parts, bearings.across) : plain;
  const places = new Map(children.map(({ id }, index) => [id, index]));
  const placeOf = ({ node, port }: EdgePart['first']) => (node === container.id && port !== undefined ? -1 : (places.get(node) ?? -1));
  const sorted = parts.toSorted(
    (left, right) =>
      placeOf(left.first) - placeOf(right.first) ||
      placeOf(left.second) - placeOf(right.second) ||
      compareText(left.edge.id, right.edge.id),
  );
  return { children, parts: sorted, seeded };
}

function orderByBearings(
  children: readonly TreeNode[],
  parts: readonly EdgePart[],
  across: ReadonlyMap<string, number>,
): readonly TreeNode[] {
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
  const position = ({ id }: TreeNode): number => {
    const known = across.get(id);
    if (known !== undefined) return known;
    const near = neighbours.get(id);
    return near === undefined ? Number.POSITIVE_INFINITY : near.reduce((sum, value) => sum + value, 0) / near.length;
  };
  const positions = new Map(children.map((child, index) => [child.id, { at: position(child), index }]));
  return children.toSorted((left, right) => {
    const a = positions.get(left.id) ?? lastPosition;
    const b = positions.get(right.id) ?? lastPosition;
    return a.at === b.at ? a.index - b.index : a.at - b.at;
  });
}

const lastPosition = { at: Number.POSITIVE_INFINITY, index: 0 };

function byColumnAndId(left: TreeNode, right: TreeNode): number {
  return (left.column ?? Number.POSITIVE_INFINITY) - (right.column ?? Number.POSITIVE_INFINITY) || compareText(left.id, right.id);
}

/** By code units, so that it is the same on every machine. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
