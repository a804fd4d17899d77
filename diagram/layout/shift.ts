import type { Mark } from '../placed-graph.ts';

/** The same marks further down. */
export function shiftMarks(marks: readonly Mark[], dy: number): readonly Mark[] {
  return marks.map((mark): Mark => {
    switch (mark.kind) {
      case 'edge':
      case 'curve':
        return { ...mark, points: mark.points.map(({ x, y }) => ({ x, y: y + dy })) };
      case 'line':
        return { ...mark, from: { x: mark.from.x, y: mark.from.y + dy }, to: { x: mark.to.x, y: mark.to.y + dy } };
      case 'text':
        return { ...mark, y: mark.y + dy, ...(mark.plate ? { plate: { ...mark.plate, y: mark.plate.y + dy } } : {}) };
      default:
        return { ...mark, y: mark.y + dy };
    }
  });
}
