import type { Finding } from '../model/finding.ts';
import { groupMissingFacts } from '../model/missing-facts.ts';
import type { MissingFacts } from '../model/missing-facts.ts';
import type { Model } from '../model/model.ts';
import type { ProjectState } from './project.ts';

/** A finding, and how loudly an editor says it. */
export interface ShownFinding {
  readonly finding: Finding;
  /** Only at its place in the text, where its quick fixes are; the list of problems has a group in its stead. */
  readonly isHint: boolean;
  /** The hints that a group speaks for. */
  readonly members: readonly Finding[];
}

interface Shown {
  readonly list: readonly ShownFinding[];
  readonly hints: ReadonlySet<Finding>;
}

const known = new WeakMap<ProjectState, Shown>();

/**
 * What an editor shows. Facts that are only missing would bury what is wrong, so the list of problems has one entry for
 * each rule and journey, on the journey's name, and each element just a hint. What weighs more than an info is said for
 * each element all the same, and so is what is missing only once.
 */
export function shownFindings(state: ProjectState): readonly ShownFinding[] {
  return shownOf(state).list;
}

/** Whether a group speaks for a finding in the list of problems. */
export function isHint(state: ProjectState, finding: Finding): boolean {
  return shownOf(state).hints.has(finding);
}

function shownOf(state: ProjectState): Shown {
  const shown = known.get(state) ?? findShown(state);
  known.set(state, shown);
  return shown;
}

function findShown({ model, check, findings }: ProjectState): Shown {
  const hints = new Set<Finding>();
  const groups: ShownFinding[] = [];
  for (const facts of groupMissingFacts(model, check)) {
    const quiet = facts.findings.filter(({ severity }) => severity === 'info');
    const group = quiet.length < 2 ? undefined : groupFinding(model, facts, quiet);
    if (!group) continue;
    for (const finding of quiet) hints.add(finding);
    groups.push({ finding: group, isHint: false, members: quiet });
  }
  const single = findings.filter(({ waived }) => !waived).map((finding) => ({ finding, isHint: hints.has(finding), members: [] }));
  return { list: [...single, ...groups], hints };
}

/** More than a few places to go to help nobody; the hints are there for all. */
const mostPlaces = 20;

/** Stands on the journey's name; what no journey passes, at the first that lacks it. */
function groupFinding(model: Model, { rule, journey, text }: MissingFacts, findings: readonly Finding[]): Finding | undefined {
  const source = journey === undefined ? undefined : model.sources.get(journey);
  const place = source ? { file: source.file, range: source.name } : findings[0]?.source;
  if (!place) return undefined;
  return {
    rule,
    severity: 'info',
    message: text,
    source: place,
    ...(journey !== undefined && { element: journey }),
    plateaus: [],
    journeys: journey === undefined ? [] : [journey],
    related: findings.slice(0, mostPlaces).flatMap(({ source: at, message }) => (at ? [{ message, source: at }] : [])),
    fixes: [],
    missing: true,
    waived: false,
  };
}
