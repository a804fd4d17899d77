import type { ElementId } from '../element-base.ts';
import type { Finding, Severity } from '../finding.ts';
import { fingerprints } from '../fingerprint.ts';

/** What the check says of one version and not of the other. Missing facts are findings too. */
export interface FindingsChange {
  readonly introduced: readonly Finding[];
  readonly fixed: readonly Finding[];
  /** In both, perhaps with other numbers or fewer words, as the later version has them. */
  readonly unchanged: readonly Finding[];
  /** Of those, the ones that weigh more than before. */
  readonly graver: readonly Finding[];
  /** Said before, now accepted by a waiver, or not said by the settings of `cxa.json` any more. */
  readonly silenced: readonly Finding[];
}

/**
 * Findings are told again by their fingerprint; where it is nowhere, by its part before the dash, which stays when the
 * numbers and what goes with them move.
 * @param ids elements that are called otherwise in the later version
 * @param unlowered what the check would say of the later version by the settings of the earlier one: what that still says is silenced, not fixed
 */
export function compareFindings(before: readonly Finding[], after: readonly Finding[], ids: ReadonlyMap<ElementId, ElementId>, unlowered: readonly Finding[] = []): FindingsChange {
  const earlier = fingerprints(before.map((finding) => renamed(finding, ids)));
  const later = fingerprints(after);
  const pairs = new Map<Finding, Finding>();
  const left = new Map(earlier);
  const open = new Map(later);
  for (const keyOf of [(print: string) => print, subjectOf]) {
    const known = new Map<string, Finding[]>();
    for (const [finding, print] of left) {
      const key = keyOf(print);
      known.set(key, [...(known.get(key) ?? []), finding]);
    }
    for (const [finding, print] of [...open]) {
      const found = known.get(keyOf(print))?.shift();
      if (!found) continue;
      pairs.set(finding, found);
      left.delete(found);
      open.delete(finding);
    }
  }
  const still = new Set([...fingerprints(unlowered).values()].map(subjectOf));
  const isStill = (finding: Finding) => still.has(subjectOf(earlier.get(finding) ?? ''));
  const gone = [...left.keys()].filter((finding) => !finding.waived);
  const kept = [...pairs].filter(([now, then]) => !now.waived && !then.waived);
  return {
    introduced: after.filter((finding) => !finding.waived && (open.has(finding) || pairs.get(finding)?.waived === true)),
    fixed: gone.filter((finding) => !isStill(finding)),
    unchanged: kept.map(([now]) => now),
    graver: kept.filter(([now, then]) => weights[now.severity] > weights[then.severity]).map(([now]) => now),
    silenced: [...[...pairs].filter(([now, then]) => now.waived && !then.waived).map(([now]) => now), ...gone.filter(isStill)],
  };
}

/** The part of a fingerprint that stays when numbers and words move. */
function subjectOf(print: string): string {
  return print.slice(0, print.indexOf('-'));
}

const weights: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

function renamed(finding: Finding, ids: ReadonlyMap<ElementId, ElementId>): Finding {
  const element = finding.element === undefined ? undefined : ids.get(finding.element);
  return element === undefined ? finding : { ...finding, element };
}
