import type { Mark, MarkChange } from '../placed-graph.ts';

/** A mark in the colour of what became of it, and told by its line as well: dashed where it is gone, double where it changed. */
export function paintChange(mark: Mark, change: MarkChange): Mark {
  const tone = change;
  switch (mark.kind) {
    case 'box':
      return { ...mark, change, tone, border: change === 'removed' ? 'dashed' : change === 'changed' && mark.shape !== 'pill' ? 'double' : mark.border };
    case 'edge':
      return { ...mark, change, tone, line: change === 'removed' && mark.line === 'solid' ? 'dashed' : mark.line };
    case 'text':
      return { ...mark, change, tone, ...(change === 'removed' ? { struck: true as const } : {}) };
    case 'icon':
      return { ...mark, change, tone };
    case 'badge':
      return paintBadge({ ...mark, change }, change);
    case 'line':
      // What a step hangs on leads the eye, and is no thing of its own.
      return isWholeChange(change) && !mark.id.endsWith(':guide') ? { ...mark, change, tone } : { ...mark, change };
    default:
      return isWholeChange(change) ? { ...mark, change, tone } : { ...mark, change };
  }
}

/** How grave a finding is, and that something is lost, is said by a badge's own colour. */
function paintBadge<M extends Extract<Mark, { kind: 'badge' }>>(mark: M, change: MarkChange): M {
  if (!isWholeChange(change)) return mark;
  const struck = change === 'removed' ? { struck: true as const } : {};
  return mark.findings === undefined ? { ...mark, ...struck, tone: change } : { ...mark, ...struck };
}

function isWholeChange(change: MarkChange): boolean {
  return change === 'added' || change === 'removed';
}
