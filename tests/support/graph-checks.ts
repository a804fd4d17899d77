import type { Box, BoxMark, EdgeMark, PlacedGraph, Point } from '../../diagram/placed-graph.ts';
import type { GraphView } from '../../diagram/views/graph-view.ts';
import { textBox } from './mark-boxes.ts';

/** Pairs of nodes that lie on one another, unless one is drawn inside the other. */
export function overlappingNodes(view: GraphView, graph: PlacedGraph): readonly string[] {
  const boxes = nodeBoxes(view, graph);
  const ids = [...boxes.keys()];
  // Overlap first: it is seldom so, and quick to see.
  return ids.flatMap((one, index) =>
    ids.slice(index + 1).filter((other) => overlap(boxes.get(one), boxes.get(other)) && !isInside(view, one, other) && !isInside(view, other, one)).map((other) => `${one} × ${other}`),
  );
}

/** Nodes that stick out of the container that they are drawn in. */
export function escapedChildren(view: GraphView, graph: PlacedGraph): readonly string[] {
  const boxes = nodeBoxes(view, graph);
  return view.nodes.flatMap(({ id, parent }) => {
    const inner = boxes.get(id);
    const outer = parent === undefined || containersOf(view, id).length === 0 ? undefined : boxes.get(parent);
    if (inner === undefined || outer === undefined) return [];
    const fits = inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;
    return fits ? [] : [`${id} in ${parent}`];
  });
}

/** Edges with an end that is not on the border of its node. */
export function looseEdges(view: GraphView, graph: PlacedGraph): readonly string[] {
  const boxes = nodeBoxes(view, graph);
  const edges = new Map(edgeMarks(graph).map((mark) => [mark.id, mark]));
  return view.edges.flatMap(({ id, from, to }) => {
    const [tail, head, points] = [boxes.get(from), boxes.get(to), edges.get(id)?.points ?? []];
    if (tail === undefined || head === undefined || from === to) return [];
    return isOnBorder(points[0], tail) && isOnBorder(points.at(-1), head) ? [] : [id];
  });
}

/** Stretches of edges that run neither along nor across the reading direction. */
export function slantedEdges(graph: PlacedGraph): readonly string[] {
  return edgeMarks(graph)
    .filter(({ points }) => points.slice(1).some(({ x, y }, index) => Math.abs(x - (points[index]?.x ?? x)) > 0.01 && Math.abs(y - (points[index]?.y ?? y)) > 0.01))
    .map(({ id }) => id);
}

/** Edges that run through a card that they neither start nor end at. */
export function edgesThroughCards(view: GraphView, graph: PlacedGraph): readonly string[] {
  const cards = [...nodeBoxes(view, graph).values()].filter(({ shape }) => shape !== 'container');
  return edgeMarks(graph).flatMap(({ id, points, from, to }) =>
    cards
      .filter((card) => card.id !== from && card.id !== to && points.slice(1).some((end, index) => enters(points[index] ?? end, end, card)))
      .map((card) => `${id} through ${card.id}`),
  );
}

/** Edge labels and their badges that lie on a card, a container's heading or another label. */
export function clashingLabels(view: GraphView, graph: PlacedGraph): readonly string[] {
  const ids = new Set(view.edges.map(({ id }) => id));
  const labels = graph.marks.flatMap((mark) => {
    if (mark.group === undefined || !ids.has(mark.group)) return [];
    return mark.kind === 'text' ? [{ id: mark.id, group: mark.group, box: textBox(mark) }] : mark.kind === 'badge' ? [{ id: mark.id, group: mark.group, box: mark }] : [];
  });
  const solid = [...nodeBoxes(view, graph).values()].map((box) => ({ id: box.id, group: box.id, box: box.shape === 'container' ? { ...box, height: 30 } : box }));
  return labels.flatMap((label, index) => {
    const others = [...labels.slice(index + 1), ...solid];
    return others.filter(({ group, box }) => group !== label.group && overlap(label.box, box)).map(({ id }) => `${label.id} × ${id}`);
  });
}

/**
 * Of the pairs of cards that lie beside or above each other in both pictures, the share that has changed sides: each
 * axis counts by itself, and only where the cards are apart on it before and after.
 */
export function flippedShare(view: GraphView, before: PlacedGraph, after: PlacedGraph): number {
  const [was, is] = [nodeBoxes(view, before), nodeBoxes(view, after)];
  const ids = [...was.values()].filter(({ id, shape }) => shape !== 'container' && is.has(id)).map(({ id }) => id);
  let pairs = 0;
  let flipped = 0;
  ids.forEach((one, index) => {
    for (const other of ids.slice(index + 1)) {
      for (const axis of ['x', 'y'] as const) {
        const [old, now] = [sideOf(was.get(one), was.get(other), axis), sideOf(is.get(one), is.get(other), axis)];
        if (old === 0 || now === 0) continue;
        pairs += 1;
        if (old !== now) flipped += 1;
      }
    }
  });
  return pairs === 0 ? 0 : flipped / pairs;
}

export function nodeBoxes(view: GraphView, graph: PlacedGraph): ReadonlyMap<string, BoxMark> {
  const ids = new Set(view.nodes.map(({ id }) => id));
  return new Map(graph.marks.flatMap((mark) => (mark.kind === 'box' && ids.has(mark.id) ? [[mark.id, mark] as const] : [])));
}

function edgeMarks({ marks }: PlacedGraph): readonly EdgeMark[] {
  return marks.filter((mark): mark is EdgeMark => mark.kind === 'edge' && !mark.id.startsWith('legend:'));
}

function isInside(view: GraphView, inner: string, outer: string): boolean {
  return containersOf(view, inner).includes(outer);
}

/** From the inside out; none for a node whose parents lead back to itself. */
function containersOf(view: GraphView, id: string): readonly string[] {
  const parents = new Map(view.nodes.map((node) => [node.id, node.parent]));
  const around: string[] = [];
  for (let up = parents.get(id); up !== undefined; up = parents.get(up)) {
    if (up === id || around.includes(up)) return [];
    around.push(up);
  }
  return around;
}

function overlap(a: Box | undefined, b: Box | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const slack = 0.5;
  return a.x < b.x + b.width - slack && b.x < a.x + a.width - slack && a.y < b.y + b.height - slack && b.y < a.y + a.height - slack;
}

function isOnBorder(point: Point | undefined, { x, y, width, height }: Box): boolean {
  if (point === undefined) return false;
  const near = (a: number, b: number) => Math.abs(a - b) <= 1;
  const [across, down] = [point.x >= x - 1 && point.x <= x + width + 1, point.y >= y - 1 && point.y <= y + height + 1];
  return ((near(point.x, x) || near(point.x, x + width)) && down) || ((near(point.y, y) || near(point.y, y + height)) && across);
}

function enters(from: Point, to: Point, { x, y, width, height }: Box): boolean {
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
  return left < x + width - 1 && right > x + 1 && top < y + height - 1 && bottom > y + 1;
}

function sideOf(one: Box | undefined, other: Box | undefined, axis: 'x' | 'y'): -1 | 0 | 1 {
  if (one === undefined || other === undefined) return 0;
  const size = axis === 'x' ? 'width' : 'height';
  if (one[axis] + one[size] <= other[axis]) return -1;
  return other[axis] + other[size] <= one[axis] ? 1 : 0;
}
