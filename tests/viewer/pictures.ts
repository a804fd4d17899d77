import type { BoxMark, EdgeMark, Mark, PlacedGraph } from '../../diagram/placed-graph.ts';

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width?: number;
  readonly height?: number;
}

/** A box with the id, group and label of its name. */
export function box(name: string, { x, y, width = 100, height = 40 }: Place, shape: BoxMark['shape'] = 'card'): BoxMark {
  return { kind: 'box', id: name, element: `system:${name}`, shape, tone: 'plain', border: 'solid', label: name, x, y, width, height };
}

export function edge(from: string, to: string, points: EdgeMark['points'] = []): EdgeMark {
  const look = { line: 'solid', tone: 'plain', start: 'none', end: 'arrow', radius: 6 } as const;
  return { kind: 'edge', id: `${from}->${to}`, points, ...look, label: `${from} calls ${to}`, from, to };
}

export function picture(...marks: readonly Mark[]): PlacedGraph {
  return { request: { kind: 'landscape' }, title: 'Landscape', subtitle: '', legend: [], width: 800, height: 600, marks };
}
