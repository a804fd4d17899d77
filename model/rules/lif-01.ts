import type { ElementId, Stated } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Problem } from '../finding.ts';
import { isLive } from '../integration-graph.ts';
import { journeysThrough } from '../journeys-through.ts';
import { counted, listedUpTo, quoted, thousands } from '../phrases.ts';
import { daysBetween, plateauEnd } from '../plateau-end.ts';
import type { PlateauEnd } from '../plateau-end.ts';
import type { DateSpan } from '../quantity.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { pathOf } from '../element-path.ts';

export const lif01: Rule = {
  id: 'LIF-01',
  title: 'Will not last the horizon',
  severity: 'error',
  profile: 'build',
  summary: 'A critical journey relies, at a plateau, on a system whose support or contract ends before that plateau does.',
  why: 'The plan says October and the vendor says June. For four months the journey that earns the money runs on something that nobody repairs.',
  fix: 'Move off the system earlier, prolong its support or contract, or bring the next plateau forward. A plateau ends where it says so, else where the next one starts; the last one, and an architecture without plateaus, at its `horizon`.',
  lacks: { one: 'has no end stated', many: 'have no end stated' },
  options: {
    ending: { description: 'States of a system that is going to end: they ask for a date.', default: ['sunset'] },
  },
  bad: `plateau now "As is" { ends 2027-02-21 }
plateau wave2 "Second wave" after now { starts 2027-02-22  ends 2027-10-28 }
system acd "Call distribution" { end of life 2027-06-30 }
channel voice "Phone"
journey fault "My line is dead" {
  criticality critical
  step call "Calls" on voice using acd { actor customer }
}
`,
  good: `plateau now "As is" { ends 2027-02-21 }
plateau wave2 "Second wave" after now { starts 2027-02-22  ends 2027-06-15 }
plateau tobe "To be" after wave2 { starts 2027-06-16  ends 2030-06-30 }
system acd "Call distribution" { end of life 2027-06-30  exists until tobe }
system ccaas "Cloud platform" { contract until 2030-12-31 }
channel voice "Phone"
journey fault "My line is dead" {
  criticality critical
  step call "Calls" on voice using acd { actor customer  at tobe { using ccaas } }
}
`,
  unknown: `plateau now { starts 2026-01-01 }
system acd { end of life 2027-06-30 }
system pbx { lifecycle sunset }
journey fault {
  criticality critical
  step call using acd
  step hold using pbx
}
`,
  waive: 'waive LIF-01 on acd until 2026-12-31 because "The vendor prolongs support month by month"',
  see: ['LIF-02', 'LIF-04'],
  *check(context) {
    const { index } = context;
    const ending = new Set(context.words('ending'));
    const systems = index.all('system').filter((system) => isLive(system) && (lastDay(system) || ending.has(system.lifecycle ?? '')));
    if (systems.length === 0) return;
    const lasting: Lasting[] = [];
    for (const system of systems) {
      const journeys = reliedOn(context, system);
      if (journeys.length === 0) continue;
      const last = lastDay(system);
      if (last) lasting.push({ system, last, journeys });
      else yield askWhen(index, system, journeys);
    }
    for (const plateau of context.plateaus.length === 0 ? [undefined] : context.plateaus) yield* judgePlateau(index, plateau, lasting);
  },
};

/** A system with a last day, and the critical journeys that rely on it. */
interface Lasting {
  readonly system: ElementOf<'system'>;
  readonly last: LastDay;
  readonly journeys: readonly ElementId[];
}

function* judgePlateau(index: ArchitectureIndex, plateau: ElementId | undefined, lasting: readonly Lasting[]): Iterable<Problem> {
  const end = plateauEnd(index.whole, plateau);
  const [first] = lasting;
  if (end === undefined) {
    if (first) yield* askEnd(index, plateau, first);
    return;
  }
  for (const each of lasting) if (each.last.span.to < end.day) yield judge(index, plateau, end, each);
}

interface LastDay {
  readonly property: 'endOfLife' | 'contractUntil';
  readonly span: DateSpan;
}

/** Whichever comes first. */
function lastDay({ endOfLife, contractUntil }: ElementOf<'system'>): LastDay | undefined {
  const life = dated('endOfLife', endOfLife);
  const contract = dated('contractUntil', contractUntil);
  if (life && contract) return contract.span.to < life.span.to ? contract : life;
  return life ?? contract;
}

function dated(property: LastDay['property'], span: Stated<DateSpan> | undefined): LastDay | undefined {
  return span === undefined || span === 'none' ? undefined : { property, span };
}

/** The critical journeys that pass it. */
function reliedOn(context: RuleContext, system: ElementOf<'system'>): readonly ElementId[] {
  const through = journeysThrough(context);
  return through.critical(through.of(system.id));
}

function judge(index: ArchitectureIndex, at: ElementId | undefined, end: PlateauEnd, { system, last, journeys }: Lasting): Problem {
  const days = daysBetween(last.span.to, end.day);
  const what = last.property === 'endOfLife' ? 'is out of support on' : 'has a contract only until';
  const plateau = at === undefined ? '' : pathOf(index, at);
  const until = { end: `plateau ${plateau} ends`, next: `${pathOf(index, end.at)} follows on ${plateau}`, horizon: 'the horizon of the architecture' }[end.by];
  const names = listedUpTo(journeys.map((journey) => quoted(index.label(journey))), 3);
  return {
    at: { element: system.id, property: last.property },
    message: `${system.path} ${what} ${last.span.text}, ${thousands(days)} ${days === 1 ? 'day' : 'days'} before ${until} (${end.day}); ${counted(journeys.length, 'critical journey')} ${journeys.length === 1 ? 'relies' : 'rely'} on it until then (${names}): move earlier, or prolong it.`,
    journeys,
    ...(at !== undefined && { plateaus: [at] }),
    related: [{ at: { element: end.at, property: { end: 'ends', next: 'starts', horizon: 'horizon' }[end.by] }, message: `until ${end.day}` }],
  };
}

function askWhen(index: ArchitectureIndex, system: ElementOf<'system'>, journeys: readonly ElementId[]): Problem {
  return {
    at: { element: system.id },
    message: `${system.path} is in ${system.lifecycle ?? ''} and ${counted(journeys.length, 'critical journey')} ${journeys.length === 1 ? 'relies' : 'rely'} on it (${listedUpTo(journeys.map((journey) => quoted(index.label(journey))), 3)}); until when is not stated, say \`end of life …\`.`,
    missing: true,
    journeys,
  };
}

/** Nobody says until when the architecture has to last, and there is something that does not last for ever. */
function* askEnd(index: ArchitectureIndex, plateau: ElementId | undefined, { system, journeys }: Lasting): Iterable<Problem> {
  const element = plateau ?? index.all('architecture')[0]?.id;
  if (element === undefined) return;
  const [what, say] =
    plateau === undefined
      ? ['the architecture', '`horizon …`']
      : [`plateau ${pathOf(index, plateau)}`, '`ends …` there, or `horizon …` in the architecture'];
  yield {
    at: { element },
    message: `Until when ${what} has to last is not stated, so whether ${system.path} lasts as long is not known; say ${say}.`,
    missing: true,
    journeys,
    ...(plateau !== undefined && { plateaus: [plateau] }),
    related: [{ at: { element: system.id }, message: 'does not last for ever' }],
  };
}
