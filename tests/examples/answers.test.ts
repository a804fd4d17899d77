import { beforeAll, describe, expect, test } from 'vitest';
import { answerContext } from '../../language-server/answer-context.ts';
import type { ProjectState } from '../../language-server/project.ts';
import type { Answer, MatrixPart, QuestionId } from '../../model/answers/answer.ts';
import { answerQuestion } from '../../model/answers/table.ts';
import { checkModel } from '../../model/check.ts';
import { summariseMissingFacts } from '../../model/missing-facts-summary.ts';
import { readExample } from '../support/read-example.ts';

const states = new Map<string, ProjectState>();
beforeAll(async () => {
  for (const name of ['northfield', 'meridian', 'telvia']) states.set(name, await readExample(name));
}, 60_000);

function ask(name: string, question: QuestionId, journey?: string): Answer {
  const state = states.get(name);
  if (!state) throw new Error(`${name} was not read.`);
  return answerQuestion(answerContext(state, undefined), question, journey === undefined ? undefined : `journey:${journey}`);
}

test.each<[string, QuestionId, string]>([
  ['northfield', 'horizon', 'No: 5 of 5 critical journeys break, first "Where is my sofa?" at "As is": chat → voice loses summary and authState; about 7,440 customers a month repeat them'],
  ['northfield', 'single-view', 'No: Service desk and CRM learns of what 3 of 5 senders send; it does not see Push service and Order e-mails in time'],
  ['northfield', 'owner', 'No: 6 of 7 journeys have one team that answers end to end; for 1 nobody answers; 1 part of their flows has no owner; look first at "Where is my sofa?"'],
  ['northfield', 'benefits', 'No: of 3 benefits, 2 are missed or moving the wrong way ("Customers recommend us again" and "Problems are solved where they are told")'],
  ['northfield', 'pause', 'Not known: no programme is stated'],
  ['meridian', 'horizon', 'No: 4 of 4 critical journeys break'],
  ['meridian', 'single-view', "No: CRM learns of what 6 of 9 senders send; it does not see Print and post, Push service and Billing's mail server in time"],
  ['telvia', 'horizon', 'No: 3 of 4 critical journeys break, first "Why is it eleven euros more?" at "As is: the old call distribution"'],
  ['telvia', 'single-view', 'Yes: CRM learns of what 1 of 1 sender sends.'],
  ['telvia', 'benefits', 'Not known: by what is stated until 2027-02-28, of 3 benefits, 2 are without'],
  ['telvia', 'pause', 'Yes: by what is stated until 2027-03-14, 3 of 3 gates say so: "Design sign-off", "Go or no-go" and "Stabilised".'],
])('%s answers %s', (name, question, sentence) => {
  expect(ask(name, question).sentence).toContain(sentence);
});

describe('in detail', () => {
  test('fourteen points of recommendation are wanted, and it went down two', () => {
    expect(ask('northfield', 'benefits').reasons[0]?.text).toBe(
      '"Customers recommend us again": Net Promoter Score is 19 (2026-04-30), from 21 (2026-01-31); the target is 35 by 2026-10-31: wrong direction.',
    );
  });

  test('the clean journeys of all examples hold at every plateau, whatever is asked of the landscape', () => {
    const verdicts = (name: string, journeys: readonly string[]) => {
      const matrix = ask(name, 'horizon').parts.find((part): part is MatrixPart => part.kind === 'matrix');
      return journeys.flatMap((journey) => matrix?.rows.find(({ id }) => id === `journey:${journey}`)?.cells.map((cell) => cell?.verdict) ?? []);
    };
    expect(verdicts('northfield', ['changeDelivery', 'productQuestions'])).toEqual(['yes', 'yes', 'yes', 'yes', 'yes', 'yes']);
    expect(verdicts('meridian', ['changeAddress', 'brokerQuestion'])).toEqual(['yes', 'yes']);
  });

  test('systems that come later are asked of those who own them, in one question each', () => {
    const asked = ask('telvia', 'horizon').questions.map(({ team, text }) => `${team?.title}: ${text}`);
    expect(asked[0]).toBe('Customer Service: 3 systems have no redundancy stated: crm, ccaas and iva.');
    expect(ask('telvia', 'horizon').questions.every(({ team }) => team !== undefined)).toBe(true);
  });

  test('one platform costs 31 % less to run, with a third of the direct lines', () => {
    const takes = ask('telvia', 'horizon').parts.find(({ title }) => title === 'What it takes');
    const rows = takes?.kind === 'table' ? takes.rows.map(({ cells }) => cells.slice(1, 5).join(' | ')) : [];
    expect([rows[0], rows.at(-1)]).toEqual(['19 | 33 | 21 | 10,000,000 EUR', '20 | 25 | 7 | 6,900,000 EUR (−31 %)']);
  });

  test('a journey for which nobody answers can be told, and not fixed', () => {
    const { verdict, sentence } = ask('northfield', 'explain', 'lateDelivery');
    expect(verdict).toBe('no');
    expect(sentence).toBe(
      'No: each of the 10 steps of "Where is my sofa?" can be told, but nobody answers for it, so nobody can fix it. 9 faults break it and 5 weaknesses put it at risk: about 7,440 customers a month must repeat summary and authState in "Where is my sofa?".',
    );
    expect(ask('northfield', 'explain', 'changeDelivery').verdict).toBe('yes');
  });

  test('adoption of 38 and 38 percent is the reason to pause', () => {
    expect(ask('telvia', 'pause').reasons[0]?.text).toContain('Adoption is 38 % (2027-03-14) and adoption went from 38 % (2027-03-07) to 38 % (2027-03-14).');
  });
});

describe.each(['build', 'run'] as const)('at profile %s', (profile) => {
  test.each(['northfield', 'meridian', 'telvia'])('what %s does not state fills less than a screen, and nothing stated is judged anew', (name) => {
    const state = states.get(name);
    if (!state) throw new Error(`${name} was not read.`);
    const result = checkModel(state.model, { profile, rules: state.config.rules, today: '2026-11-22' });
    expect(summariseMissingFacts(state.model, result, 25).rest).toBeUndefined();
    const rulesOf = (findings: ProjectState['findings']) => findings.filter(({ missing }) => !missing).map(({ rule, element, message }) => `${rule} ${element} ${message}`).sort();
    expect(rulesOf(result.findings)).toEqual(rulesOf(state.findings));
  });
});
