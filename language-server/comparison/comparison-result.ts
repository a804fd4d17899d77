import { affectedLines, countsLine, findingsLine, isUnchanged } from '../../model/diff/difference-lines.ts';
import type { ElementId } from '../../model/element-base.ts';
import { comparisonNotes } from '../compare-states.ts';
import type { ComparisonResult } from '../protocol.ts';
import { comparedChanges } from './compared-changes.ts';
import { differentViews } from './compared-views.ts';
import type { Comparison } from './comparisons.ts';

const known = new WeakMap<Comparison, Map<ElementId | undefined, ComparisonResult>>();

/** What the page tells of a comparison; the same object while nothing has changed. `plateau` is the one that is looked at. */
export function comparisonResult(comparison: Comparison, project: string, plateau: ElementId | undefined): ComparisonResult {
  const results = known.get(comparison) ?? new Map<ElementId | undefined, ComparisonResult>();
  known.set(comparison, results);
  const result = results.get(plateau) ?? tell(comparison, project, plateau);
  results.set(plateau, result);
  return result;
}

function tell(comparison: Comparison, project: string, plateau: ElementId | undefined): ComparisonResult {
  const { before, after, difference } = comparison;
  return {
    version: after.state.version,
    base: before.name,
    head: after.name,
    ...comparedChanges(comparison),
    summary: isUnchanged(difference) ? ['Nothing is different.'] : [`${countsLine(difference)}.`, `Findings: ${findingsLine(difference)}.`, ...affectedLines(difference)],
    notes: comparisonNotes(before, after, (uri) => (uri.startsWith(`${project}/`) ? decodeURI(uri.slice(project.length + 1)) : uri.slice(uri.lastIndexOf('/') + 1))),
    views: differentViews(comparison, plateau),
  };
}
