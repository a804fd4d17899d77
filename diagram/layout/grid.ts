import type { Point } from '../placed-graph.ts';
import { containerPadding } from './card.ts';
import type { EdgePart, PartEnd, Port } from './container-split.ts';
import type { PlacedContainer, PlacedPart } from './elk-answer.ts';
import type { ContainerInput } from './elk-container.ts';

/**
 * The layout of last resort, in one pass: children in columns of equal pitch, as given or as many as make a screen's
 * shape; edges run in the gutters between rows and columns, so that they cross no card.
 */
export function placeOnGrid(input: ContainerInput): PlacedContainer {
  const { container, order, inner, ports } = input;
  const root = container.parent === undefined;
  const left = root ? gutter : containerPadding.side + gutter;
  const top = root ? gutter : containerPadding.top + gutter;
  const columns = gridColumns(input);
  const sizeOf = (id: string) => inner.get(id) ?? order.children.find((child) => child.id === id) ?? { width: 0, height: 0 };
  const spots = new Map<string, Spot>();
  let x = left;
  let bottom = top;
  for (const ids of columns) {
    const width = Math.max(0, ...ids.map((id) => sizeOf(id).width));
    let y = top;
    for (const id of ids) {
      const { height, width: own } = sizeOf(id);
      spots.set(id, { x, y, width: own, height, right: x + width });
      y += height + gutter;
    }
    bottom = Math.max(bottom, y);
    x += width + gutter;
  }
  const width = Math.max(x + (root ? 0 : containerPadding.side), container.width);
  const height = Math.max(bottom + (root ? 0 : containerPadding.bottom), container.height);
  const portSpots = placePorts(ports, input.outerDirection, width, height);
  const anchor = anchors(order.parts, input, spots, portSpots);
  const parts = new Map<string, PlacedPart>();
  order.parts.forEach((part, index) => {
    const from = anchor(part.first, 'first', index);
    const to = anchor(part.second, 'second', index);
    parts.set(part.edge.id, { points: routeInGutters(from, to, bottom - gutter, index) });
  });
  const children = new Map([...spots].map(([id, spot]) => [id, { x: spot.x, y: spot.y }]));
  return { width, height, children, ports: portSpots, parts, across: new Map() };
}

interface Spot extends Point {
  readonly width: number;
  readonly height: number;
  /** Right end of its column. */
  readonly right: number;
}

/** Room between cards, wide enough for a dozen edges side by side, px. */
const gutter = 56;
const track = 4;
const tracks = 11;

function gridColumns({ order, layers }: ContainerInput): readonly (readonly string[])[] {
  const ids = order.children.map(({ id }) => id);
  if (ids.some((id) => layers.has(id))) {
    const numbers = [...new Set(ids.map((id) => layers.get(id) ?? 0))].toSorted((a, b) => a - b);
    return numbers.map((number) => ids.filter((id) => (layers.get(id) ?? 0) === number));
  }
  const rows = Math.max(1, Math.ceil(Math.sqrt(ids.length * 1.5)));
  return Array.from({ length: Math.ceil(ids.length / rows) }, (_, index) => ids.slice(index * rows, (index + 1) * rows));
}

function placePorts(ports: readonly Port[], direction: 'right' | 'down', width: number, height: number): ReadonlyMap<string, Point> {
  const places = new Map<string, Point>();
  for (const side of ['start', 'end'] as const) {
    const own = ports.filter((port) => port.side === side);
    own.forEach(({ id }, index) => {
      const share = (index + 1) / (own.length + 1);
      const across = direction === 'right' ? height : width;
      const at = containerPadding.top / 2 + share * (across - containerPadding.top);
      const along = side === 'start' ? 0 : direction === 'right' ? width : height;
      places.set(id, direction === 'right' ? { x: along, y: at } : { x: at, y: along });
    });
  }
  return places;
}

interface Anchor extends Point {
  /** Which way the line leaves here; 0, 0 at a port above or below. */
  readonly out: -1 | 1;
  /** The row gutter nearest below. */
  readonly below: number;
}

/** Where each part ends: on the sides of cards, at heights that keep lines apart. */
function anchors(
  parts: readonly EdgePart[],
  { container }: ContainerInput,
  spots: ReadonlyMap<string, Spot>,
  ports: ReadonlyMap<string, Point>,
): (end: PartEnd, role: 'first' | 'second', index: number) => Anchor {
  const counts = new Map<string, number>();
  for (const { first, second } of parts) {
    for (const [end, role] of [[first, 'first'], [second, 'second']] as const) {
      const key = `${end.node}/${role}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const used = new Map<string, number>();
  return (end, role) => {
    const own = end.node === container.id && end.port !== undefined ? ports.get(end.port.id) : undefined;
    if (own !== undefined) return { ...own, out: role === 'first' ? 1 : -1, below: own.y };
    const spot = spots.get(end.node) ?? { x: 0, y: 0, width: 0, height: 0, right: 0 };
    const key = `${end.node}/${role}`;
    const number = (used.get(key) ?? 0) + 1;
    used.set(key, number);
    const y = spot.y + (spot.height * number) / ((counts.get(key) ?? 0) + 1);
    const x = role === 'first' ? spot.x + spot.width : spot.x;
    return { x, y, out: role === 'first' ? 1 : -1, below: spot.y + spot.height };
  };
}

/** Out into the column gutter, down into a row gutter, along it, and back up beside the target. */
function routeInGutters(from: Anchor, to: Anchor, floor: number, index: number): readonly Point[] {
  const shift = 8 + (index % tracks) * track;
  const fromX = from.x + from.out * shift;
  const toX = to.x + to.out * shift;
  if (to.x - from.x > 0 && to.x - from.x <= gutter + 1) {
    return [from, { x: fromX, y: from.y }, { x: fromX, y: to.y }, to].map(({ x, y }) => ({ x, y }));
  }
  const row = Math.min(from.below, floor) + shift;
  return [from, { x: fromX, y: from.y }, { x: fromX, y: row }, { x: toX, y: row }, { x: toX, y: to.y }, to].map(({ x, y }) => ({ x, y }));
}
