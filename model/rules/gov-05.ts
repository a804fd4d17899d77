import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import { figuresText } from '../figures.ts';
import type { Problem } from '../finding.ts';
import { metricsOf } from '../gates.ts';
import type { CriterionStatus, GateStatus, PauseStatus } from '../gates.ts';
import { capitalised, listed, listedUpTo, quoted } from '../phrases.ts';
import { describeGate, programmesOf } from '../programmes.ts';
import type { ProgrammeStatus } from '../programmes.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';

export const gov05: Rule = {
  id: 'GOV-05',
  title: 'Gate passed unmet, or pause due',
  severity: 'error',
  profile: 'build',
  summary: 'A gate that was passed although a condition was not met or nobody knew, or a programme that its own rule tells to pause.',
  why: 'A gate holds only if it can say no. What is let through in week 3 costs little to mend then and much in week 8; what goes live broken on time is worse than late; and a team that is not using the system in week 9 has a reason that another training does not touch.',
  fix: 'Mend what is unmet, state what came of it (`done`, a value of the metric) and sign again, or take the signature back. Where the pause is due: stop, look for the cause, and change the plan. A gate that was passed is judged by what was known on that day, or by the first value of its week; what is dated after today counts too where the project itself states it. Passed means `signed by … on`, or `done`; those who sign are those whom the programme says to decide.',
  lacks: { one: 'has not been measured', many: 'have not been measured' },
  options: {
    measures: {
      description: 'Kinds of metric that a programme reads every week.',
      default: ['adoption', 'compliance', 'confidence', 'effort', 'value'],
    },
  },
  bad: `team operations "Operations"
team it "IT"
metric adoption { kind adoption  better higher  cadence weekly
  actual 38% at 2026-03-08  actual 38% at 2026-03-15 }
metric defects "Critical defects" { better lower  actual 2 at 2026-02-20 }
metric compliance { cadence weekly }
metric confidence { cadence weekly }
metric effort { kind effort  cadence weekly }
metric value { cadence weekly }
programme change "New desk" {
  starts 2026-01-12
  decides operations
  phase build weeks 4-6 {
    milestone uat "Tested by users" week 6 { done 2026-02-18 }
    gate goLive "Go or no-go" week 6 { signed by it on 2026-02-20  requires uat, defects = 0 }
  }
  phase deploy weeks 7-9 {
    gate stable "Stabilised" week 9 {
      requires adoption > 60%
      pause when adoption < 40% and not improving
    }
  }
}
`,
  good: `team operations "Operations"
metric adoption { kind adoption  better higher  cadence weekly
  actual 38% at 2026-03-08  actual 52% at 2026-03-15 }
metric defects "Critical defects" { better lower  actual 0 at 2026-02-20 }
metric compliance { cadence weekly }
metric confidence { cadence weekly }
metric effort { kind effort  cadence weekly }
metric value { cadence weekly }
programme change "New desk" {
  starts 2026-01-12
  decides operations
  phase build weeks 4-6 {
    milestone uat "Tested by users" week 6 { done 2026-02-18 }
    gate goLive "Go or no-go" week 6 { signed by operations on 2026-02-20  requires uat, defects = 0 }
  }
  phase deploy weeks 7-9 {
    gate stable "Stabilised" week 9 {
      requires adoption > 60%
      pause when adoption < 40% and not improving
    }
  }
}
`,
  unknown: `metric adoption { kind adoption  better higher }
programme change "New desk" {
  starts 2026-01-12
  phase deploy weeks 7-9 {
    milestone live "First wave live" week 7
    gate stable "Stabilised" week 9 {
      requires live, adoption > 60%
      pause when adoption < 40% and not improving
    }
  }
}
`,
  waive: 'waive GOV-05 on change until 2026-12-31 because "The board takes the risk until the summer"',
  see: ['GOV-04', 'GOV-06', 'GOV-07'],
  *check(context) {
    for (const status of programmesOf(context.index, context.today)) {
      for (const gate of status.gates) {
        if (gate.passage === 'passed') yield* judgePassed(context, gate);
        else if (gate.time !== 'coming') yield* judgeDue(context.index, gate);
      }
      yield* missingMeasures(context, status);
    }
  },
};

function* judgePassed({ index }: RuleContext, status: GateStatus): Iterable<Problem> {
  const { gate, passedOn, criteria } = status;
  const unmet = criteria.filter(({ state }) => state === 'unmet');
  const unknown = criteria.filter(({ state }) => state === 'unknown');
  const decides = missingSigners(index, status);
  if (unmet.length + unknown.length === 0 && decides.length === 0) return;
  const on = passedOn ? ` on ${passedOn.text}` : '';
  const by = status.signedBy.length > 0 ? ` by ${listed(status.signedBy.map(index.label))}` : '';
  const verb = by === '' ? 'passed' : 'signed';
  const faults = [
    ...(decides.length > 0 ? [`not by ${listed(decides.map(index.label), 'or')}, who ${decides.length === 1 ? 'decides' : 'decide'}`] : []),
    ...(unmet.length > 0 ? [`although ${listedUpTo(unmet.map(shortfall), 3)}`] : []),
    ...(unknown.length > 0 ? [`without knowing ${listed(questions(unknown))}`] : []),
  ];
  const open = unmet.length + unknown.length > 0;
  const advice = open ? 'take the signature back, or mend that and sign again' : 'let them sign';
  yield {
    at: { element: gate.id, property: gate.signedBy === undefined ? 'done' : 'signedBy' },
    severity: open ? 'error' : 'warning',
    message: `${capitalised(describeGate(gate))} was ${verb}${on}${by}${by === '' || decides.length === 0 ? ' ' : ', '}${faults.join(', ')}; ${advice}.`,
    related: related([...unmet, ...unknown]),
  };
}

/** `criticalDefects is 2 (2027-02-21), needs = 0` */
function shortfall({ reason, criterion }: CriterionStatus): string {
  const { operator, value, not } = criterion;
  if (operator === undefined || value === undefined) return reason;
  return `${reason}, needs ${not ? 'not ' : ''}${operator} ${figuresText([value])}`;
}

/** What nobody knew, that of which only `done` is missing in one question: `whether "Data audit" and 4 more were reached`. */
function questions(unknown: readonly CriterionStatus[]): readonly string[] {
  const names = new Map<string, string[]>();
  const others: string[] = [];
  for (const { reason } of unknown) {
    const [, name, verb] = /^whether (.+) was (reached|passed) is not stated$/su.exec(reason) ?? [];
    if (name === undefined || verb === undefined) others.push(`how it stands: ${reason}`);
    else names.set(verb, [...(names.get(verb) ?? []), name]);
  }
  const asked = [...names].map(([verb, list]) => `whether ${listedUpTo(list, 3)} ${list.length === 1 ? 'was' : 'were'} ${verb}`);
  return [...asked, ...others.slice(0, 3)];
}

/** Those who decide in the programme, where none of them, of their teams or of the teams around them has signed. */
function missingSigners(index: ArchitectureIndex, { signedBy, programme }: GateStatus): readonly ElementId[] {
  const decides = programme?.decides;
  if (decides === undefined || decides === 'none' || signedBy.length === 0) return [];
  const related = (a: ElementId, b: ElementId) => teamsAround(index, a).includes(b) || teamsAround(index, b).includes(a);
  return signedBy.some((signer) => decides.some((team) => related(signer, team))) ? [] : decides;
}

function teamsAround(index: ArchitectureIndex, id: ElementId): readonly ElementId[] {
  const ids = [id];
  for (let at = index.get('team', id)?.parent; at !== undefined && !ids.includes(at); at = index.get('team', at)?.parent) ids.push(at);
  return ids;
}

function* judgeDue(index: ArchitectureIndex, status: GateStatus): Iterable<Problem> {
  const { gate, time, week, pauses } = status;
  const holding = pauses.find(({ state }) => state === 'holds');
  if (holding) {
    const also = status.criteria.filter(({ state }) => state === 'unmet');
    // A milestone that is not reached yet is what a gate waits for; a value that has been measured tells what to do.
    const measured = holding.criteria.some(({ readings }) => readings.length > 0);
    yield {
      at: holding.at,
      severity: measured ? 'error' : 'warning',
      message: `${capitalised(describeGate(gate))}: ${series(index, holding)}: ${gate.otherwise ?? 'pause'}, as its rule says (${holding.text}); look for the cause before anything goes on.`,
      related: related([...holding.criteria, ...also]),
    };
  }
  if (time === undefined) return;
  const since = week && `its week began on ${week.from}`;
  for (const metric of metricsOf(index, gate)) {
    if (metric.readings.some(({ kind }) => kind === 'actual')) continue;
    yield {
      at: { element: metric.id },
      message: `Metric ${metric.path} has no value, and ${describeGate(gate)} asks for it (${since}); put what was measured into the metric or a file of \`actuals\`.`,
      missing: true,
      askedFrom: 'run',
      related: [{ at: { element: gate.id }, message: `Asked for by gate ${quoted(index.label(gate.id))}` }],
    };
  }
}

/** `adoption 38, 38 %`; of milestones why. */
function series(index: ArchitectureIndex, { criteria }: PauseStatus): string {
  const trends = criteria.filter(({ readings }) => readings.length > 1);
  const followed = new Set(trends.flatMap(({ at }) => [at.element]));
  const texts = criteria.flatMap((criterion) => {
    const { readings, at, reason } = criterion;
    if (readings.length === 0) return [reason];
    if (readings.length === 1 && followed.has(at.element)) return [];
    const name = index.element(at.element)?.name ?? criterion.criterion.subject;
    return [`${name} ${figuresText(readings.map(({ value }) => value))}`];
  });
  return listed(texts);
}

function related(criteria: readonly CriterionStatus[]): NonNullable<Problem['related']> {
  const seen = new Set<string>();
  return criteria.flatMap(({ at, reason }) => {
    const key = `${at.element} ${at.property ?? ''}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ at, message: capitalised(reason) }];
  });
}

/** A programme that is steered by gates reads five figures every week. */
function* missingMeasures(context: RuleContext, { programme, gates }: ProgrammeStatus): Iterable<Problem> {
  if (gates.length === 0 || programme.undeclared) return;
  const { index } = context;
  const weekly = new Set(index.all('metric').filter(isReadWeekly).map(({ type }) => type));
  const lacking = context.words('measures').filter((measure) => !weekly.has(measure));
  if (lacking.length === 0) return;
  yield {
    at: { element: programme.id },
    message: `Programme ${quoted(index.label(programme.id))} reads no weekly metric of kind ${listed(lacking, 'or')}; declare one with \`kind ${lacking[0]}\` and \`cadence weekly\`.`,
    missing: true,
  };
}

function isReadWeekly({ cadence, undeclared }: ElementOf<'metric'>): boolean {
  return !undeclared && (cadence === 'weekly' || cadence === 'daily');
}
