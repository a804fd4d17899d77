import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cxa, folderWith } from '../support/command-line.ts';

const root = join(import.meta.dirname, '../..');

test('as text it says the verdict, why, with lines of the text, and what is asked of whom', async () => {
  const { code, stdout } = await cxa(['answer', 'horizon', 'examples/northfield'], root);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Does it support the experience now, next and later\?\nNorthfield Home\n\nNo: 5 of 5 critical journeys break/);
  expect(stdout).toMatch(/7,440 customers a month/);
  expect(stdout).toMatch(/^ {5}examples\/northfield\/journeys\/late-delivery\.cxa:\d+/m);
  expect(stdout).toMatch(/^ {2}Where is my sofa\? \(critical\) +no +no +no$/m);
  expect(stdout).not.toContain('file://');
});

test('as JSON it has the published shape, its places with file and line', async () => {
  const folder = folderWith({ 'cxa.json': '{ "name": "Shop" }', 'main.cxa': 'journey buy "Buying" { step pay "Pays" }\n' });
  const { code, stdout } = await cxa(['answer', 'explain', 'buying', '--format', 'json', '--today', '2027-01-05'], folder);
  expect(code).toBe(0);
  const answer = JSON.parse(stdout);
  expect(answer).toMatchObject({ version: 1, project: 'Shop', today: '2027-01-05', question: 'explain', journey: 'journey:buy', verdict: 'not known' });
  expect(answer.parts[0].chapters[0].scenes[0].at).toEqual([
    { element: 'step:buy.pay', file: 'main.cxa', line: 1, range: { start: { line: 0, character: 28 }, end: { line: 0, character: 31 } } },
  ]);
  expect(answer.questions.length).toBeGreaterThan(0);
});

test('as Markdown it is a page of its own, and no word of a user is markup', async () => {
  const folder = folderWith({ 'cxa.json': '{ "name": "Shop" }', 'main.cxa': 'team t "A|B <b>"\njourney buy "Buy *now*" { accountable t }\n' });
  const { code } = await cxa(['answer', 'owner', '-o', 'out/owner.md', '--format', 'markdown', '.'], folder);
  expect(code).toBe(0);
  const text = readFileSync(join(folder, 'out/owner.md'), 'utf8');
  expect(text).toMatch(/^## Who owns it end to end\?\n\nShop · \d{4}-\d\d-\d\d\n\n> ❔ \*\*Not known\.\*\*/);
  expect(text).toContain('Buy \\*now\\*');
  expect(text).toContain('| A\\|B \\<b\\> |');
  expect(text).toContain('`main.cxa:2`');
});

test('at a plateau it says which, and a day that is asked for is the day', async () => {
  const atP3 = await cxa(['answer', 'owner', 'faultToVisit', 'examples/telvia', '--at', 'p3'], root);
  expect(atP3.stdout).toContain('Telvia, at To be: one platform');
  const early = await cxa(['answer', 'pause', 'examples/telvia', '--today', '2027-01-12'], root);
  expect(early.stdout).toContain('No: on 2027-01-12, every gate is still to come.');
  const late = await cxa(['answer', 'pause', 'examples/telvia'], root);
  expect(late.stdout).toMatch(/^Yes: /m);
  expect(late.stdout).toContain('pause when adoption < 40% and not improving');
});

test.each([
  [['answer', 'horizont'], 'There is no question "horizont"; did you mean horizon?'],
  [['answer', 'why'], 'There is no question "why"; there are horizon, single-view, explain, owner, benefits, pause.'],
  [['answer', 'explain'], 'Say which journey is to be explained: cxa answer explain JOURNEY.'],
  [['answer', 'explain', 'lateDelivry', 'examples/northfield'], 'There is no journey "lateDelivry"; did you mean lateDelivery?'],
  [['answer', 'owner', 'nobody', 'examples/quickstart'], 'There is no journey "nobody"; there are outage.'],
  [['answer', 'horizon', 'examples/northfield', 'more'], '"more" is one word too many'],
  [['answer', 'horizon', 'examples/northfield', '--at', 'p9'], 'There is no plateau "p9"'],
  [['answer', 'pause', 'examples/northfield', '--today', 'soon'], 'It has to be a day'],
  [['answer', 'horizon', 'examples'], 'projects here; name one'],
])('%j ends with 2 and one sentence that says what to do', async (args, sentence) => {
  const { code, stdout, stderr } = await cxa(args, root);
  expect(stderr).toContain(sentence);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect([code, stdout]).toEqual([2, '']);
});
