import type { ElementId } from '../element-base.ts';
import type { ElementOf, Wave } from '../element.ts';
import type { Problem } from '../finding.ts';
import { journeysThrough } from '../journeys-through.ts';
import { counted, listed, listedUpTo, quoted, thousands } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { pathOf } from '../element-path.ts';

export const lif02: Rule = {
  id: 'LIF-02',
  title: 'Big bang, or no way back',
  severity: 'error',
  profile: 'build',
  summary: 'A migration moves everything in one wave, or a wave has no way back.',
  why: 'Seven hundred people change their tool between Friday and Monday. What goes wrong then goes wrong for everybody, and on Monday morning there is nothing to go back to.',
  fix: 'Begin with a pilot and move in waves; state for each how to go back and how long that takes: `wave pilot 40 seats on 2027-02-22 rollback "Re-point the number" within 30min`.',
  lacks: { one: 'does not say how it can be undone', many: 'do not say how they can be undone' },
  options: {
    seats: { description: 'So many seats may move in a single wave.', default: 50, unit: 'seats' },
    journeys: { description: 'So many critical journeys are too many for a single wave.', default: 2, unit: 'journeys' },
  },
  bad: `plateau now "As is"
plateau p1 "Moved" after now
system acd "Call distribution" { exists until p1 }
system ccaas "Cloud platform" { exists from p1 }
migration acd to ccaas in p1 { wave weekend 700 seats on 2027-10-23 rollback none }
`,
  good: `plateau now "As is"
plateau p1 "Moved" after now
system acd "Call distribution" { exists until p1 }
system ccaas "Cloud platform" { exists from p1 }
migration acd to ccaas in p1 {
  wave pilot 40 seats on 2027-09-04 rollback "Re-point the number" within 30min
  wave rest 660 seats on 2027-10-23 rollback "Re-point the number" within 30min
}
`,
  unknown: `plateau now
plateau p1 after now
system acd { exists until p1 }
system ccaas { exists from p1 }
system dialer { exists until p1 }
migration acd to ccaas in p1 { wave weekend 40 seats rollback "Re-point the number" }
migration dialer to ccaas in p1
`,
  waive: 'waive LIF-02 on acd->ccaas until 2026-12-31 because "The licences end on that day"',
  see: ['LIF-01', 'LIF-03', 'RES-02'],
  *check(context) {
    const { index } = context;
    for (const migration of index.all('migration')) {
      // It is judged where it happens.
      if (migration.undeclared || (migration.plateau !== undefined && !context.plateaus.includes(migration.plateau))) continue;
      const plateaus = migration.plateau === undefined ? {} : { plateaus: [migration.plateau] };
      for (const problem of judge(context, migration)) yield { ...problem, ...plateaus };
    }
  },
};

function* judge(context: RuleContext, migration: ElementOf<'migration'>): Iterable<Problem> {
  const { index } = context;
  const { waves } = migration;
  const journeys = criticalJourneys(context, migration);
  const name = nameOf(index, migration);
  if (waves.length === 0) {
    yield { at: { element: migration.id }, message: `${name} states no waves; say in which steps it moves, and how each can be undone (\`wave …\`).`, missing: true, journeys };
    return;
  }
  const [only] = waves.length === 1 ? waves : [];
  if (only && isTooMuch(context, only, journeys.length)) {
    const names = listedUpTo(journeys.map((journey) => quoted(index.label(journey))), 3);
    const on = journeys.length > 0 ? `, on ${counted(journeys.length, 'critical journey')} (${names})` : '';
    const back = only.rollback === 'none' ? ', with no way back' : '';
    yield {
      at: { element: migration.id, property: 'waves.0' },
      message: `${name} moves ${only.seats === undefined ? 'everything' : counted(only.seats, 'seat')} in one wave${dated(only)}${on}${back}: begin with a pilot, and ${back === '' ? 'move in waves' : 'say how each wave can be undone'}.`,
      journeys,
    };
  }
  for (const [place, wave] of waves.entries()) {
    if (wave.rollback !== 'none' || (wave === only && isTooMuch(context, wave, journeys.length))) continue;
    const seats = wave.seats === undefined ? '' : ` of ${counted(wave.seats, 'seat')}`;
    yield {
      at: { element: migration.id, property: `waves.${place}` },
      message: `${name}: wave ${wave.name}${seats} has no way back; say how it can be undone, and how long that takes.`,
      journeys,
    };
  }
  const unsaid = waves.filter(({ rollback }) => rollback === undefined).map((wave) => wave.name);
  if (unsaid.length > 0) {
    yield { at: { element: migration.id }, message: `${name} does not say how ${waveNames(unsaid)} can be undone; say \`rollback "…" within …\`, or \`rollback none\`.`, missing: true, journeys };
  }
  const untimed = waves.filter(({ rollback, within }) => rollback !== undefined && rollback !== 'none' && within === undefined).map((wave) => wave.name);
  if (untimed.length > 0) {
    yield { at: { element: migration.id }, message: `${name} does not say how long it takes to undo ${waveNames(untimed)}; say \`within …\`.`, missing: true, journeys };
  }
}

function isTooMuch(context: RuleContext, { seats }: Wave, journeys: number): boolean {
  return journeys >= context.number('journeys') || (seats ?? 0) > context.number('seats');
}

/** The critical journeys on what is left and what is moved to, where it happens. */
function criticalJourneys(context: RuleContext, { from, to }: ElementOf<'migration'>): readonly ElementId[] {
  const through = journeysThrough(context);
  return through.critical([...new Set([...from, ...to].flatMap((system) => through.of(system)))]);
}

function nameOf(index: ArchitectureIndex, { from, to, plateau }: ElementOf<'migration'>): string {
  const names = (systems: readonly ElementId[]) => listed(systems.map((system) => pathOf(index, system)));
  return `Migration ${names(from)} to ${names(to)}${plateau === undefined ? '' : ` in ${pathOf(index, plateau)}`}`;
}

function waveNames(names: readonly string[]): string {
  return `${names.length === 1 ? 'wave' : `its ${thousands(names.length)} waves`} ${listedUpTo(names, 3)}`;
}

function dated({ name, on }: Wave): string {
  return ` (${[name, on?.text].filter(Boolean).join(', ')})`;
}
