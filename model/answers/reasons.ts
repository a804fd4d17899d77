import type { ElementId } from '../element-base.ts';
import type { Finding } from '../finding.ts';
import { listedUpTo, quoted } from '../phrases.ts';
import type { Reason } from './answer.ts';
import { compareGravity } from './journey-verdicts.ts';
import { placesOfFinding } from './place.ts';

/** A finding that speaks against something, with how much of it is hit. */
export interface Count {
  readonly finding: Finding;
  /** Verdicts that it decides, critical ones counted for more. */
  readonly weight: number;
  /** Customers a month who feel it; 0 where that is not known. */
  readonly customers: number;
}

/** How many reasons an answer names. */
const limit = 3;

/**
 * The weightiest: what is gravest, then what most customers feel, then what decides most verdicts. A rule speaks once
 * before another one of its findings is named, because three times the same fault says less than three faults.
 */
export function topReasons(counts: readonly Count[], plateaus: readonly ElementId[], label: (id: ElementId) => string): readonly Reason[] {
  const sorted = [...counts].sort(
    (a, b) =>
      severityPlace(a) - severityPlace(b) ||
      b.customers - a.customers ||
      b.weight - a.weight ||
      compareGravity(a.finding, b.finding),
  );
  const chosen: Count[] = [];
  for (const each of sorted) {
    if (chosen.length < limit && !chosen.some(({ finding }) => finding.rule === each.finding.rule)) chosen.push(each);
  }
  const isNamed = ({ finding }: Count) => chosen.some(({ finding: { rule, element } }) => rule === finding.rule && element === finding.element);
  for (const each of sorted) if (chosen.length < limit && !isNamed(each)) chosen.push(each);
  return chosen
    .sort((a, b) => sorted.indexOf(a) - sorted.indexOf(b))
    .map(({ finding }) => ({ text: `${finding.message}${when(finding, plateaus, label)}`, at: [...placesOfFinding(finding), ...relatedPlaces(finding)] }));
}

function severityPlace({ finding }: Count): number {
  return finding.severity === 'error' ? 0 : 1;
}

/** At which of the plateaus in question, where not at all of them. */
function when({ plateaus: at }: Finding, plateaus: readonly ElementId[], label: (id: ElementId) => string): string {
  const here = plateaus.filter((plateau) => at.includes(plateau));
  if (here.length === 0 || here.length === plateaus.length) return '';
  return ` (At ${listedUpTo(here.map((plateau) => quoted(label(plateau))), 3)}.)`;
}

function relatedPlaces({ related }: Finding): Reason['at'] {
  return related.slice(0, 2).map(({ source }) => ({ source }));
}
