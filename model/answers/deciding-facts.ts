import type { ElementOf, Kind } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import type { Finding } from '../finding.ts';
import { profiles } from '../model.ts';
import type { ArchitectureIndex } from '../query.ts';
import { rules } from '../rules/table.ts';
import type { JourneyWalk } from '../walk.ts';
import type { AnswerContext, Coverage } from './answer.ts';
import { coverage } from './verdict.ts';

/** What a rule wants to know of one element: `OWN-01 system:crm`. */
export type FactKey = string;

/** The facts that decide, each once, and those of them that are not stated. */
export interface DecidingFacts {
  readonly all: ReadonlySet<FactKey>;
  readonly unknown: ReadonlySet<FactKey>;
}

/**
 * Of which parts of a journey a rule wants to know something. Rules that are not named here want it of few: of those
 * only what is missing counts, so that coverage is rather too low than too high.
 */
const asked: Readonly<Record<string, readonly Kind[]>> = {
  'OWN-01': ['system', 'integration'],
  'OWN-02': ['journey'],
  'JRN-01': ['step'],
  'JRN-02': ['step'],
  'INT-01': ['integration'],
  'INT-03': ['integration'],
  'OBS-01': ['integration'],
  'PRV-05': ['integration'],
  'RES-02': ['step'],
  'SLA-04': ['journey'],
};

/** @param missing the findings about a journey that only miss something */
export function decidingFacts(
  context: AnswerContext,
  index: ArchitectureIndex,
  { journey, flow }: JourneyWalk,
  missing: readonly Finding[],
): DecidingFacts {
  const all = new Set<FactKey>();
  const unknown = new Set<FactKey>();
  for (const [rule, kinds] of Object.entries(asked)) {
    if (!asks(context, rule)) continue;
    for (const kind of kinds) {
      for (const element of partsOf(index, journey, flow, kind)) if (concerns(rule, index, element)) all.add(`${rule} ${element}`);
    }
  }
  for (const { rule, element } of missing) {
    const key = `${rule} ${element ?? ''}`;
    all.add(key);
    unknown.add(key);
  }
  return { all, unknown };
}

export function joinFacts(facts: Iterable<DecidingFacts>): DecidingFacts {
  const all = new Set<FactKey>();
  const unknown = new Set<FactKey>();
  for (const each of facts) {
    for (const key of each.all) all.add(key);
    for (const key of each.unknown) unknown.add(key);
  }
  return { all, unknown };
}

export function coverageOf({ all, unknown }: DecidingFacts): Coverage {
  return coverage(all.size - unknown.size, all.size);
}

/** Whether the rule says what is missing: it exists, is not switched off, and the profile asks for it. */
function asks({ profile, settings }: AnswerContext, id: string): boolean {
  const rule = rules[id];
  return rule !== undefined && settings[id]?.severity !== 'off' && profiles.indexOf(profile) >= profiles.indexOf(rule.profile);
}

function partsOf(index: ArchitectureIndex, journey: ElementId, flow: JourneyWalk['flow'], kind: Kind): readonly ElementId[] {
  if (kind === 'system') return flow.systems;
  if (kind === 'integration') return flow.integrations;
  if (kind === 'step') return index.steps(journey).map((step) => step.id);
  return [journey];
}

/** A step that needs nothing has nothing to lose, and a journey that promises nothing no promise to keep. */
function concerns(rule: string, index: ArchitectureIndex, element: ElementId): boolean {
  if (rule === 'JRN-02') return (index.get('step', element)?.needs.length ?? 0) > 0;
  if (rule === 'SLA-04') return promisesAvailability(index.get('journey', element));
  return true;
}

function promisesAvailability(journey: ElementOf<'journey'> | undefined): boolean {
  return journey?.targets.some((target) => target.of === 'availability') ?? false;
}
