import type { ElementOf } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import { type CriterionStatus, evaluateGates, type GateStatus, newestFact, type PauseStatus } from '../gates.ts';
import type { Model } from '../model.ts';
import { capitalised, counted, listedUpTo, quoted } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Answer, AnswerContext, AnswerPlace, AnswerTone, OpenQuestion, Reason, TablePart, Verdict } from './answer.ts';
import { byTeam, namedTeam, teamFor } from './open-questions.ts';
import { placeOf } from './place.ts';
import { coverage, verdictWords, worst } from './verdict.ts';

/** Should we pause: what do the gates and pause rules of the programme say by what is known? */
export function answerPause(context: AnswerContext): Omit<Answer, 'question' | 'title'> {
  const { index } = context.stand(context.at);
  const programmes = index.all('programme').filter((programme) => !programme.undeclared);
  const newest = programmes.reduce((day, programme) => max(day, newestFact(index, programme.id, context.today)), context.today);
  const day = context.isDayFixed ? context.today : newest;
  const all = evaluateGates(index, day);
  // A gate that is yet to come says nothing about now.
  const gates = all.filter((gate) => gate.passage === 'passed' || gate.time !== 'coming');
  const verdict = programmes.length === 0 ? 'not known' : verdictOf(gates, all.length);
  const deciding = gates.flatMap((gate) => [...gate.criteria, ...gate.pauses.flatMap((pause) => pause.criteria)]);
  const stated = deciding.filter(({ state }) => state !== 'unknown').length;
  return {
    verdict,
    tone: tones[verdict],
    coverage: coverage(stated, deciding.length),
    sentence: `${verdictWords[verdict]}: ${programmes.length === 0 ? 'no programme is stated, so there are no gates and no pause rules to hold it against.' : sentence(index, gates, verdict, day, context.today, all.length)}`,
    reasons: reasonsOf(context, index, gates),
    questions: byTeam(programmes.length === 0 ? [] : questionsOf(context, index, gates)),
    parts: all.length === 0 ? [] : [gateTable(context, index, all), ...ruleTable(context, index, all)],
  };
}

/** A `yes` is bad news here. */
const tones: Readonly<Record<Verdict, AnswerTone>> = { yes: 'error', 'at risk': 'warning', no: 'good', 'not known': 'unknown' };

/** Whether the programme has to stop here: a pause rule holds, or the gate itself says what happens when it is not met. */
function callOf({ standing, gate }: GateStatus): 'pause' | 'missed' | 'unknown' | 'met' {
  if (standing === 'missed' && gate.otherwise !== undefined && gate.otherwise !== 'none') return 'pause';
  return standing;
}

function verdictOf(gates: readonly GateStatus[], all: number): Verdict {
  if (all === 0) return 'not known';
  // The words are turned round: the worst that can be said is `yes`.
  const turned = { pause: 'no', missed: 'at risk', unknown: 'not known', met: 'yes' } as const;
  const found = gates.length === 0 ? 'yes' : worst(gates.map((gate) => turned[callOf(gate)]));
  return ({ no: 'yes', 'at risk': 'at risk', 'not known': 'not known', yes: 'no' } as const)[found];
}

function sentence(index: ArchitectureIndex, gates: readonly GateStatus[], verdict: Verdict, day: string, today: string, all: number): string {
  if (all === 0) return 'the programme has no gates.';
  const by = day === today ? `on ${day}` : `by what is stated until ${day}`;
  if (gates.length === 0) return `${by}, every gate is still to come.`;
  const count = (call: ReturnType<typeof callOf>) => gates.filter((gate) => callOf(gate) === call);
  const names = (list: readonly GateStatus[]) => listedUpTo(list.map(({ gate }) => quoted(index.label(gate.id))), 3);
  switch (verdict) {
    case 'yes': {
      const [pausing, missed, unknown] = [count('pause'), count('missed'), count('unknown')];
      const rest = [missed.length > 0 && `${missed.length} more missed`, unknown.length > 0 && `${unknown.length} not known`].filter((part) => part);
      return `${by}, ${pausing.length} of ${counted(gates.length, 'gate')} ${pausing.length === 1 ? 'says' : 'say'} so: ${names(pausing)}${rest.length > 0 ? ` (${rest.join(', ')})` : ''}.`;
    }
    case 'at risk':
      return `${by}, no pause rule holds, but ${names(count('missed'))} ${count('missed').length === 1 ? 'misses' : 'miss'} what ${count('missed').length === 1 ? 'it requires' : 'they require'}.`;
    case 'not known':
      return `${by}, ${names(count('unknown'))} cannot be judged: something that ${count('unknown').length === 1 ? 'it requires' : 'they require'} is not stated.`;
    case 'no':
      return `${by}, ${gates.length === 1 ? 'the gate that is due is' : `all ${gates.length} gates that are due are`} met, and no pause rule holds.`;
  }
}

function reasonsOf(context: AnswerContext, index: ArchitectureIndex, gates: readonly GateStatus[]): readonly Reason[] {
  const order = ['pause', 'missed', 'unknown'];
  return gates
    .filter((gate) => callOf(gate) !== 'met')
    // A pause rule that holds is the plainest; of the rest the newest gate is the one that is decided now.
    .sort((a, b) => Number(b.standing === 'pause') - Number(a.standing === 'pause') || order.indexOf(callOf(a)) - order.indexOf(callOf(b)) || (b.gate.week ?? 0) - (a.gate.week ?? 0))
    .slice(0, 3)
    .map((status) => reasonOf(context, index, status));
}

function reasonOf({ model }: AnswerContext, index: ArchitectureIndex, status: GateStatus): Reason {
  const { gate, criteria, pauses } = status;
  const name = `${quoted(index.label(gate.id))}${gate.week === undefined ? '' : ` (week ${gate.week})`}`;
  const pause = pauses.find(({ state }) => state === 'holds');
  const open = criteria.filter(({ state }) => state !== 'met');
  const deciding = pause ? pause.criteria : open;
  const because = listedUpTo(unique(deciding.map(({ reason }) => reason)), 4);
  const was = status.passage === 'passed' ? `, and it was passed${status.passedOn ? ` on ${status.passedOn.text}` : ''}` : '';
  const rule = pause ? `pause when ${pause.text}` : gate.otherwise !== undefined && callOf(status) === 'pause' ? `not met, otherwise ${gate.otherwise}` : status.standing === 'unknown' ? 'cannot be judged' : 'not met';
  const at = [...deciding.slice(0, 3).map((criterion) => placeOf(model, criterion.at.element, criterion.at.property)), gatePlace(model, gate)];
  return { text: `${name}: ${rule}. ${capitalised(because)}${was}.`, at };
}

const standingWords: Readonly<Record<ReturnType<typeof callOf>, readonly [string, AnswerTone]>> = {
  pause: ['pause', 'error'],
  missed: ['missed', 'warning'],
  unknown: ['not known', 'unknown'],
  met: ['met', 'good'],
};

function gateTable({ model }: AnswerContext, index: ArchitectureIndex, gates: readonly GateStatus[]): TablePart {
  return {
    kind: 'table',
    title: 'Gates',
    columns: [{ title: 'Gate' }, { title: 'Week', number: true }, { title: 'Passed' }, { title: 'Standing' }, { title: 'What it requires' }],
    rows: gates.map((status) => {
      const isComing = status.passage !== 'passed' && status.time === 'coming';
      const [word, tone] = isComing ? (['still to come', 'unknown'] as const) : standingWords[callOf(status)];
      return {
        id: status.gate.id,
        cells: [
          index.label(status.gate.id),
          status.gate.week === undefined ? '–' : String(status.gate.week),
          status.passage === 'passed' ? (status.passedOn?.text ?? 'yes') : status.passage === 'open' ? 'no' : 'not stated',
          word,
          status.criteria.length === 0 ? 'nothing' : isComing ? status.criteria.map(({ text }) => text).join('; ') : status.criteria.map(conditionText).join('; '),
        ],
        tone,
        at: [gatePlace(model, status.gate)],
      };
    }),
  };
}

/** What was last said of a gate, which may stand far from its declaration in a template. */
function gatePlace(model: Model, { id, signedBy, done }: ElementOf<'gate'>): AnswerPlace {
  return placeOf(model, id, signedBy !== undefined ? 'signedBy' : done !== undefined ? 'done' : undefined);
}

const signs = { met: '✓', unmet: '✗', unknown: '?' } as const;

function conditionText({ text, state, reason }: CriterionStatus): string {
  return state === 'met' ? `${signs.met} ${text}` : `${signs[state]} ${text} (${reason})`;
}

function ruleTable({ model }: AnswerContext, index: ArchitectureIndex, gates: readonly GateStatus[]): readonly TablePart[] {
  const rows = gates.flatMap((status) => status.pauses.map((pause) => ({ status, pause })));
  if (rows.length === 0) return [];
  const words: Readonly<Record<PauseStatus['state'], readonly [string, AnswerTone]>> = { holds: ['holds: pause', 'error'], clear: ['does not hold', 'good'], unknown: ['not known', 'unknown'] };
  return [
    {
      kind: 'table',
      title: 'Pause rules',
      columns: [{ title: 'Pause when' }, { title: 'Gate' }, { title: 'Standing' }, { title: 'Why' }],
      rows: rows.map(({ status, pause }) => {
        const [word, tone] = words[pause.state];
        const why = listedUpTo(unique(pause.criteria.map(({ reason }) => reason)), 3);
        return { id: status.gate.id, cells: [pause.text, index.label(status.gate.id), word, why], tone, at: [placeOf(model, pause.at.element, pause.at.property)] };
      }),
    },
  ];
}

/** Each fact once, with the gates that it would settle. */
function questionsOf({ model }: AnswerContext, index: ArchitectureIndex, gates: readonly GateStatus[]): readonly OpenQuestion[] {
  const asked = new Map<string, { readonly criterion: CriterionStatus; readonly gates: Set<ElementId>; readonly gate: ElementId }>();
  for (const { gate, criteria, pauses } of gates) {
    for (const criterion of [...criteria, ...pauses.flatMap((pause) => (pause.state === 'unknown' ? pause.criteria : []))]) {
      if (criterion.state !== 'unknown') continue;
      const known = asked.get(criterion.reason) ?? { criterion, gates: new Set(), gate: gate.id };
      asked.set(criterion.reason, known);
      known.gates.add(gate.id);
    }
  }
  return [...asked.values()].map(({ criterion, gates: settled, gate }) => ({
    team: namedTeam(index, teamOf(index, criterion, gate)),
    text: `${capitalised(criterion.reason)}.`,
    settles: settled.size,
    at: [placeOf(model, criterion.at.element, criterion.at.property)],
  }));
}

/** Who measures it, else who answers for the gate, else who takes the programme over. */
function teamOf(index: ArchitectureIndex, { criterion }: CriterionStatus, gate: ElementId): ElementId | undefined {
  const own = criterion.element === undefined ? undefined : teamFor(index, criterion.element);
  const programme = index.get('programme', index.get('gate', gate)?.parent);
  const last = programme?.owner === 'none' ? undefined : programme?.owner;
  return own ?? teamFor(index, gate) ?? (last !== undefined && index.get('team', last) ? last : undefined);
}

function unique(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}

function max(a: string, b: string): string {
  return a > b ? a : b;
}
