import { expect, test } from 'vitest';
import { checkText, said } from '../support/check-text.ts';

/** From a bot to a person; who is joined to whom differs from plateau to plateau. */
function architecture(links: string, more = ''): string {
  return `plateau now "As is"
plateau p1 "Between" after now
plateau tobe "To be" after p1
channel chat { served by chatbot }
channel voice { served by desk, cloudDesk }
system chatbot
system desk { exists until p1 }
system cloudDesk { exists from p1 }
system crm
crm -> desk
crm -> cloudDesk
${links}
journey help "Help" {
  step bot "Asks" on chat using chatbot { actor bot }
  step call "Calls" on voice using desk, cloudDesk { actor agent }
}
${more}`;
}

const apart = architecture('chatbot -> desk\nchatbot -> cloudDesk { exists from tobe }');

function spoken(text: string, rule: string, options: Parameters<typeof checkText>[1] = {}) {
  return checkText(text, options).filter((finding) => finding.rule === rule).map(({ severity, span, message }) => [severity, span, /Both before.*/.exec(message)?.[0]]);
}

const why = 'Both before and after it works, at now and tobe: the change itself breaks it.';
const far = { rules: { 'INT-06': { options: { hops: 1 } } } };

test('a journey that breaks only on the way is an error, and says why', () => {
  expect(spoken(apart, 'INT-06', far)).toEqual([['error', 'only at p1', why]]);
});

test('one that is broken at an end too weighs what the rule says', () => {
  const before = architecture('chatbot -> cloudDesk { exists from tobe }');
  expect(spoken(before, 'INT-06', far).map(([severity]) => severity)).toEqual(['warning', 'warning']);
  const after = architecture('chatbot -> desk');
  expect(spoken(after, 'INT-06', far)).toEqual([['warning', 'from p1 on', undefined]]);
});

test('the severity that the project sets stands over it', () => {
  const set = { rules: { 'INT-06': { severity: 'info', options: { hops: 1 } } } } as const;
  expect(spoken(apart, 'INT-06', set)).toEqual([['info', 'only at p1', undefined]]);
});

test('one plateau looked at by itself says nothing of a way', () => {
  expect(spoken(apart, 'INT-06', { ...far, at: 'plateau:p1' })).toEqual([['warning', undefined, undefined]]);
});

test('of two plateaus none lies between', () => {
  const two = apart.replace('plateau p1 "Between" after now\n', '').replace('after p1', 'after now').replaceAll('until p1', 'until tobe').replaceAll('from p1', 'from tobe').replace('chatbot -> cloudDesk { exists from tobe }', '');
  expect(spoken(two, 'INT-06', far)).toEqual([['warning', 'only at tobe', undefined]]);
});

test('an error stays one, and a waiver accepts it', () => {
  const waived = `${apart}waive INT-06 on help until 2026-12-31 because "A week only"\n`;
  expect(said(checkText(waived, far), 'INT-06')).toEqual([expect.stringMatching(/^error waived /)]);
});

test('a fact that is only missing on the way stays what it is', () => {
  const text = architecture('chatbot -> desk\nchatbot -> cloudDesk', 'system later { exists from p1 until tobe }\n').replace('using chatbot {', 'using chatbot {');
  expect(checkText(text, far).filter(({ missing, severity }) => missing && severity !== 'info')).toEqual([]);
});

test('other rules weigh on the way what they weigh anywhere', () => {
  const text = architecture('chatbot -> desk\nchatbot -> cloudDesk\nchatbot -> crm as direct by soap { exists from p1 until tobe  via none  contract none }');
  expect(spoken(text, 'INT-01')).toEqual([['warning', 'only at p1', undefined]]);
});
