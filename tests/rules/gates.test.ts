import { describe, expect, test } from 'vitest';
import { evaluateGates, newestFact } from '../../model/gates.ts';
import type { GateStatus } from '../../model/gates.ts';
import { createIndex } from '../../model/query.ts';
import { readModel } from '../support/check-text.ts';

const metrics = `team ops "Operations"
metric adoption { better higher  source "sign-ins" READINGS }
`;

/** A programme of twelve weeks from a Monday on, with a gate in week 9 (2027-03-08 to 2027-03-14). */
function gateOf(gate: string, { readings = '', milestones = '', more = '', programme = 'starts 2027-01-11', day = '2027-03-14' } = {}): GateStatus {
  const text = `${metrics.replace('READINGS', readings)}${more}
programme p { ${programme}
  phase deploy "Deploy" weeks 7-9 { ${milestones}
    gate stable "Stabilised" week 9 { ${gate} }
  }
}
`;
  const [status] = evaluateGates(createIndex(readModel(text)), day);
  if (!status) throw new Error('There is no gate.');
  return status;
}

/** `adoption > 60%: unmet, adoption is 38 % (2027-03-14)` */
const criteria = (status: GateStatus) => status.criteria.map(({ text, state, reason }) => `${text}: ${state}, ${reason}`);
const pauses = (status: GateStatus) => status.pauses.map(({ text, state }) => `${text}: ${state}`);

const floor = 'requires adoption > 60%  pause when adoption < 40% and not improving';
const weekly = (...values: readonly string[]) => values.map((value, week) => `actual ${value} at 2027-0${week < 1 ? '2-28' : `3-${String(week * 7).padStart(2, '0')}`}`).join(' ');

describe('a condition', () => {
  test('has its value, its day, its source and where it stands', () => {
    const [criterion] = gateOf('requires adoption >= 38%', { readings: 'actual 38% at 2027-03-14 source "desk log"' }).criteria;
    expect(criterion).toMatchObject({ state: 'met', date: { text: '2027-03-14' }, source: 'desk log', readings: [{ value: { value: 38 } }], at: { element: 'metric:adoption', property: 'readings.0' } });
  });

  test.each([
    ['requires adoption > 38%', 'unmet'],
    ['requires adoption >= 38%', 'met'],
    ['requires adoption <= 38%', 'met'],
    ['requires adoption < 38%', 'unmet'],
    ['requires adoption = 38%', 'met'],
    ['requires adoption >= 38', 'met'],
    ['requires not adoption >= 38%', 'unmet'],
    ['requires adoption >= 38h', 'unknown'],
    ['requires adoption', 'met'],
  ])('%s is %s at 38 %%', (gate, state) => {
    expect(gateOf(gate, { readings: 'actual 38% at 2027-03-14' }).state).toBe(state);
  });

  test('of a metric without a value, or with a baseline only, is unknown', () => {
    const unknown = ['adoption > 60%: unknown, adoption has not been measured'];
    expect(criteria(gateOf('requires adoption > 60%'))).toEqual(unknown);
    expect(criteria(gateOf('requires adoption > 60%', { readings: 'baseline 70% at 2027-01-01' }))).toEqual(unknown);
  });

  test('takes the newest value of the day, and none that comes later', () => {
    const readings = 'actual 70% at 2027-03-15 actual 20% at 2027-02-28 actual 61% at 2027-03-14';
    expect(criteria(gateOf('requires adoption > 60%', { readings }))).toEqual(['adoption > 60%: met, adoption is 61 % (2027-03-14)']);
    expect(criteria(gateOf('requires adoption > 60%', { readings, day: '2027-03-13' }))).toEqual(['adoption > 60%: unmet, adoption is 20 % (2027-02-28)']);
    expect(gateOf('requires adoption > 60%', { readings: 'actual 70% at 2027-03', day: '2027-03-14' }).state).toBe('unknown');
  });

  test.each([
    ['', 'unknown', 'whether "Users test" was reached is not stated'],
    ['done none', 'unmet', '"Users test" was not reached'],
    ['done 2027-03-14', 'met', '"Users test" was reached on 2027-03-14'],
    ['done 2027-03-15', 'unmet', '"Users test" was reached only on 2027-03-15'],
  ])('of a milestone with %j is %s', (done, state, reason) => {
    expect(criteria(gateOf('requires uat', { milestones: `milestone uat "Users test" { ${done} }` }))).toEqual([`uat: ${state}, ${reason}`]);
  });

  test('of an earlier gate asks whether it was passed; of a count, how many there were', () => {
    const earlier = (facts: string) => `programme q { phase a { gate first "First" { ${facts} } } }`;
    const state = (facts: string) => {
      const text = `${metrics.replace('READINGS', '')}${earlier(facts)}\nprogramme p { starts 2027-01-11  phase b { gate stable week 9 { requires first } } }`;
      return evaluateGates(createIndex(readModel(text)), '2027-03-14').at(-1)?.state;
    };
    expect(['', 'signed by ops on 2027-01-29', 'signed by none', 'done 2027-01-29'].map(state)).toEqual(['unknown', 'met', 'unmet', 'met']);
    expect(gateOf('requires talks >= 8', { milestones: 'milestone talks { count 4 of managers count 3 of frontline }' }).state).toBe('unmet');
    expect(gateOf('requires talks >= 8', { milestones: 'milestone talks' }).state).toBe('unknown');
  });

  test('of a word that names nothing is unknown', () => {
    expect(gateOf('requires sunshine').state).toBe('unknown');
  });

  test('all of them make the gate: one unmet is enough, then one unknown', () => {
    const readings = 'actual 38% at 2027-03-14';
    const milestones = 'milestone uat milestone plan { done 2027-03-01 }';
    const state = (gate: string) => gateOf(gate, { readings, milestones }).state;
    expect([state('requires plan'), state('requires plan, uat'), state('requires uat, adoption > 60%'), state('')]).toEqual(['met', 'unknown', 'unmet', 'met']);
  });
});

describe('a gate that was passed', () => {
  const passed = (facts: string, readings: string) => gateOf(`requires adoption > 60% ${facts}`, { readings, day: '2027-06-01' });

  test('says by whom and when; without a day, or after the day, too', () => {
    expect(passed('signed by ops on 2027-03-12', '')).toMatchObject({ passage: 'passed', signedBy: ['team:ops'], passedOn: { text: '2027-03-12' } });
    expect(passed('done 2027-03-12', '')).toMatchObject({ passage: 'passed', signedBy: [] });
    expect(passed('signed by ops', '').passage).toBe('passed');
    expect(['done none', 'signed by none'].map((facts) => passed(facts, '').passage)).toEqual(['open', 'open']);
    expect(passed('', '').passage).toBe('unknown');
    expect(gateOf('signed by ops on 2027-03-15', { day: '2027-03-14' })).toMatchObject({ passage: 'open', signedBy: [] });
  });

  test('is judged by what was known then, not by what came of it', () => {
    expect(criteria(passed('done 2027-03-12', 'actual 61% at 2027-03-07 actual 20% at 2027-03-14'))).toEqual(['adoption > 60%: met, adoption is 61 % (2027-03-07)']);
  });

  test('has until the end of its week for the first value, which is of that week', () => {
    expect(passed('done 2027-03-12', 'actual 38% at 2027-03-14').state).toBe('unmet');
    expect(passed('done 2027-03-12', 'actual 38% at 2027-03-15').state).toBe('unknown');
  });
});

describe('a pause rule', () => {
  test.each([
    [['38%', '38%'], 'pause', 'holds'],
    [['39%', '38%'], 'pause', 'holds'],
    [['30%', '38%'], 'missed', 'clear'],
    [['38%', '50%'], 'missed', 'clear'],
    [['50%', '45%'], 'missed', 'clear'],
    [['50%', '61%'], 'met', 'clear'],
    [['38%'], 'missed', 'unknown'],
    [[], 'unknown', 'unknown'],
  ])('of values %j comes to %s', (values, standing, state) => {
    const status = gateOf(floor, { readings: weekly(...values) });
    expect([status.standing, pauses(status)]).toEqual([standing, [`adoption < 40% and not improving: ${state}`]]);
  });

  test('compares the last value with one of a week or more before', () => {
    const trend = (readings: string) => gateOf(floor, { readings }).pauses[0]?.criteria.at(-1)?.reason;
    expect(trend('actual 30% at 2027-03-07 actual 38% at 2027-03-12 actual 38% at 2027-03-14')).toBe('adoption went from 30 % (2027-03-07) to 38 % (2027-03-14)');
    expect(trend('actual 38% at 2027-03-08 actual 38% at 2027-03-14')).toBe('adoption has no value of a week or more before');
    expect(trend('actual 38% actual 38% at 2027-03-14')).toBe('adoption has no value of a week or more before');
  });

  test('goes by the way that is better, and knows nothing where none is stated', () => {
    const rule = (better: string) =>
      gateOf('pause when effort > 4 and not improving', { more: `metric effort { ${better} actual 5 at 2027-03-01 actual 4.5 at 2027-03-08 }` }).pauses[0]?.state;
    expect(['better lower', 'better higher', ''].map(rule)).toEqual(['clear', 'holds', 'unknown']);
  });

  test('is about the metric before it; with none beside it, about nothing', () => {
    const more = 'metric effort { better lower actual 4 at 2027-03-01 actual 5 at 2027-03-08 }';
    const readings = weekly('38%', '39%');
    const state = (rule: string) => gateOf(`pause when ${rule}`, { readings, more }).pauses[0]?.state;
    expect([state('effort > 1 and adoption < 40% and not improving'), state('adoption < 40% and effort > 1 and not improving'), state('not improving')]).toEqual(['clear', 'holds', 'unknown']);
  });

  test('holds with any of its parts, and tells which', () => {
    const [pause] = gateOf('pause when adoption < 20% or not uat', { readings: weekly('38%'), milestones: 'milestone uat { done none }' }).pauses;
    expect(pause).toMatchObject({ state: 'holds', text: 'adoption < 20% or not uat', criteria: [{ text: 'not uat', state: 'met' }] });
    expect(gateOf('pause when adoption < 20% or not uat', { milestones: 'milestone uat { done 2027-03-01 }' }).pauses[0]?.state).toBe('unknown');
  });
});

describe('the time', () => {
  test('is that of its week', () => {
    const at = (day: string) => gateOf('', { day }).time;
    expect(['2027-03-07', '2027-03-08', '2027-03-14', '2027-03-15'].map(at)).toEqual(['coming', 'due', 'due', 'over']);
    expect(gateOf('').week).toEqual({ from: '2027-03-08', to: '2027-03-14' });
  });

  test('stretches with a programme that takes longer, and is not known without a start', () => {
    expect(gateOf('', { programme: 'starts 2027-01-11 ends 2027-03-21' }).week).toEqual({ from: '2027-03-14', to: '2027-03-21' });
    expect(gateOf('', { programme: 'starts 2027-01-11 ends 2027-02-01' }).week).toEqual({ from: '2027-03-08', to: '2027-03-14' });
    expect(gateOf('', { programme: '' })).not.toHaveProperty('week');
  });

  test('is at least that of the newest fact which the plan states', () => {
    const text = `${metrics.replace('READINGS', 'baseline 1% at 2028-01-01 actual 2% at 2027-03-14')}
programme p { phase a { milestone m { done 2027-02-01 } gate g { requires adoption > 60%  signed by ops on 2027-01-29 } } }
programme empty`;
    const index = createIndex(readModel(text));
    expect(newestFact(index, 'programme:p', '2026-11-26')).toBe('2027-03-14');
    expect(newestFact(index, 'programme:p', '2027-06-01')).toBe('2027-06-01');
    expect(newestFact(index, 'programme:empty', '2026-11-26')).toBe('2026-11-26');
  });

  test('far out of any calendar breaks nothing', () => {
    const text = 'programme p { starts 9999-12-01 phase a { gate g week 99999999999 } }';
    expect(() => evaluateGates(createIndex(readModel(text)), '2026-11-26')).not.toThrow();
  });
});
