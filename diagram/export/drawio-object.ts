import type { Box, BoxMark, Mark, Point } from '../placed-graph.ts';
import { xml } from './xml.ts';

/** Cells at the top have this parent: the only layer of a page. */
export const layerId = '1';

type Named = Pick<Mark, 'id' | 'element'>;

interface Vertex {
  readonly value: string;
  readonly style: string;
  readonly box: Box;
  readonly parent: (Box & { readonly id: string }) | undefined;
  readonly tooltip?: string | undefined;
}

/** A cell with a place of its own, which in diagrams.net counts from its parent's corner. */
export function vertex(mark: Named, { value, style, box, parent, tooltip }: Vertex): string {
  const geometry = xml('mxGeometry', { x: box.x - (parent?.x ?? 0), y: box.y - (parent?.y ?? 0), width: box.width, height: box.height, as: 'geometry' });
  return object(mark, value, tooltip, xml('mxCell', { style, vertex: '1', parent: parent === undefined ? layerId : cellId(parent.id) }, geometry));
}

interface Edge {
  readonly value: string;
  readonly style: string;
  readonly points: readonly Point[];
  readonly source?: BoxMark | undefined;
  readonly target?: BoxMark | undefined;
  /** The lane that the line lies in. */
  readonly parent?: (Box & { readonly id: string }) | undefined;
  /** Of the label, from the middle of the line. */
  readonly label?: Point;
  readonly tooltip?: string | undefined;
}

/** A cell that is a line, from one cell to another where it is joined to them. */
export function edge(mark: Named, { value, style, points, source, target, parent, label, tooltip }: Edge): string {
  const point = ({ x, y }: Point, as?: string) => xml('mxPoint', { x, y, as });
  const inParent = points.map(({ x, y }) => ({ x: x - (parent?.x ?? 0), y: y - (parent?.y ?? 0) }));
  const bends = inParent.slice(1, -1).map((bend) => point(bend));
  const ends = [inParent[0], inParent.at(-1)].flatMap((end, at) => (end === undefined ? [] : [point(end, at === 0 ? 'sourcePoint' : 'targetPoint')]));
  const inside = [...ends, ...(bends.length === 0 ? [] : [xml('Array', { as: 'points' }, ...bends)]), ...(label === undefined ? [] : [point(label, 'offset')])];
  const geometry = xml('mxGeometry', { relative: '1', as: 'geometry' }, ...inside);
  const joined = { source: source && cellId(source.id), target: target && cellId(target.id) };
  return object(mark, value, tooltip, xml('mxCell', { style, edge: '1', parent: parent === undefined ? layerId : cellId(parent.id), ...joined }, geometry));
}

/** An object has properties beside its label: which element it shows, and what is said of it on hover. */
function object(mark: Named, label: string, tooltip: string | undefined, cell: string): string {
  return xml('object', { id: cellId(mark.id), label, element: mark.element, tooltip: tooltip?.replaceAll('\n', ' · ') }, cell);
}

/** Apart from the two that every page has. */
function cellId(id: string): string {
  return `m-${id}`;
}
