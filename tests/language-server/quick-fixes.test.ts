import type { CodeAction, Diagnostic } from 'vscode-languageserver-protocol';
import { describe, expect, onTestFinished, test } from 'vitest';
import { rules } from '../../model/rules/table.ts';
import { applyEdit } from '../support/apply-edit.ts';
import { clientRoot, startLanguageClient } from '../support/language-client.ts';
import type { LanguageClient } from '../support/language-client.ts';

const uri = `${clientRoot}/main.cxa`;

async function open(
  text: string,
  profile = 'design',
  files: Readonly<Record<string, string>> = {},
): Promise<LanguageClient> {
  const client = await startLanguageClient({ 'cxa.json': JSON.stringify({ profile }), 'main.cxa': text, ...files });
  onTestFinished(client.close);
  await client.write(uri, text);
  return client;
}

async function actionsFor(
  client: LanguageClient,
  diagnostic: Diagnostic,
  context: object = {},
): Promise<readonly CodeAction[]> {
  const params = { textDocument: { uri }, range: diagnostic.range, context: { diagnostics: [diagnostic], ...context } };
  return (await client.request<CodeAction[] | null>('textDocument/codeAction', params)) ?? [];
}

/** The actions of the only diagnostic with this code. */
async function fixesOf(text: string, code: string, profile = 'design'): Promise<readonly CodeAction[]> {
  const client = await open(text, profile);
  const [diagnostic, ...more] = (await client.diagnostics(uri)).filter((each) => each.code === code);
  if (!diagnostic || more.length > 0) throw new Error(`There are ${more.length + (diagnostic ? 1 : 0)} of ${code}.`);
  return actionsFor(client, diagnostic);
}

async function fixed(text: string, title: string, code = 'reference'): Promise<string | undefined> {
  const actions = await fixesOf(text, code);
  const action = actions.find((each) => each.title === title);
  if (!action) throw new Error(`There is no "${title}", but ${actions.map((each) => each.title).join(', ')}.`);
  return applyEdit({ 'main.cxa': text }, action.edit)['main.cxa'];
}

test('a misspelt name becomes the nearest', async () => {
  expect(await fixed('team service { unit }\nsystem a { owner servcie }\n', 'Change to "service"')).toBe(
    'team service { unit }\nsystem a { owner service }\n',
  );
});

test('the fix of an error comes before that of a note on the same words', async () => {
  const client = await open('team t { unit }\nsystem a { owner t }\na -> billing by rest\n');
  const diagnostic = (await client.diagnostics(uri)).find(({ code }) => code === 'reference');
  if (!diagnostic) throw new Error('The undeclared system is not reported.');
  const titles = (await actionsFor(client, diagnostic)).map(({ title }) => title);
  expect(titles.slice(0, 2)).toEqual(['Declare system "billing"', 'Make t the owner']);
});

test('a misspelt word becomes the nearest', async () => {
  expect(await fixed('team t { unit }\nsystem a { owner t  hosting sass }\n', 'Change to "saas"')).toContain(
    'hosting saas',
  );
});

test('a misspelt context item and intent become the nearest', async () => {
  const journey = 'intent orderStatus\njourney j { step a { brings summry } }\n';
  expect(await fixed(journey, 'Change to "summary"')).toContain('brings summary');
  expect(
    await fixed('intent orderStatus\njourney j { intent orderstatus  step a }\n', 'Change to "orderStatus"'),
  ).toContain('intent orderStatus  step');
});

test('a name that is nowhere declared is declared behind what uses it', async () => {
  expect(await fixed('system a {\n  system b { owner service }\n}\nsystem c\n', 'Declare team "service"')).toBe(
    'system a {\n  system b { owner service }\n}\n\nteam service\nsystem c\n',
  );
  expect(await fixed('defaults system { owner service }\n', 'Declare team "service"')).toBe(
    'defaults system { owner service }\n\nteam service\n',
  );
});

test('a name of two kinds gets its kind', async () => {
  const text = 'system ivr\nchannel ivr\nview landscape a { include ivr }\n';
  expect(await fixed(text, 'Write "channel ivr"')).toContain('include channel ivr');
});

test('only what was asked for is answered, and every fix names what it heals', async () => {
  const client = await open('system a { owner servcie }\nteam service { unit }\n');
  const [diagnostic] = await client.diagnostics(uri);
  if (!diagnostic) throw new Error('Nothing is found.');
  const actions = await actionsFor(client, diagnostic, { only: ['quickfix'] });
  expect(actions.map(({ title, kind, isPreferred }) => [title, kind, isPreferred])).toEqual([
    ['Change to "service"', 'quickfix', true],
    ['Declare team "servcie"', 'quickfix', false],
  ]);
  expect(actions[0]?.diagnostics).toEqual([diagnostic]);
  expect(await actionsFor(client, diagnostic, { only: ['refactor'] })).toEqual([]);
  expect(
    await actionsFor(client, {
      ...diagnostic,
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } },
    }),
  ).toEqual([]);
});

describe('accepting a finding', () => {
  const text = 'team t { unit }\nsystem a { owner t }\nsystem b { owner t }\na -> b "One" by rest { carries x }\n';

  test('is a line with the end of the next quarter and a reason to fill in', async () => {
    const client = await open(text);
    const [diagnostic] = (await client.diagnostics(uri)).filter(({ code }) => code === 'OWN-01');
    if (!diagnostic) throw new Error('OWN-01 is not found.');
    const action = (await actionsFor(client, diagnostic)).find(({ title }) => title.startsWith('Accept'));
    expect(action?.title).toBe('Accept OWN-01 on a -> b until 2027-03-31, with a reason');
    const after = applyEdit({ 'main.cxa': text }, action?.edit)['main.cxa'] ?? '';
    expect(after).toBe(`${text}\nwaive OWN-01 on a -> b until 2027-03-31 because "Say why this is accepted"\n`);
    await client.write(uri, after);
    expect((await client.diagnostics(uri)).filter(({ code }) => code === 'OWN-01' || code === 'waiver')).toEqual([]);
  });

  test('keeps the line ends of the file', async () => {
    const actions = await fixesOf(text.replaceAll('\n', '\r\n'), 'OWN-01');
    const [edit] = actions.find(({ title }) => title.startsWith('Accept'))?.edit?.changes?.[uri] ?? [];
    expect(edit?.newText).toMatch(/^\r\nwaive [^\n]*\r\n$/);
  });
});

describe.each(Object.values(rules).filter(({ observed }) => observed === undefined))('the example of $id', (rule) => {
  const faults = async (client: LanguageClient) =>
    (await client.diagnostics(uri)).filter(({ code }) => code === rule.id);

  test('is healed by each of its fixes', async () => {
    const client = await open(rule.bad, 'build');
    for (const diagnostic of await faults(client)) {
      for (const action of (await actionsFor(client, diagnostic)).filter(
        ({ title, diagnostics }) => !title.startsWith('Accept') && diagnostics?.[0]?.message === diagnostic.message,
      )) {
        const after = applyEdit({ 'main.cxa': rule.bad }, action.edit)['main.cxa'] ?? '';
        await client.write(uri, after);
        const left = await client.diagnostics(uri);
        expect([
          action.title,
          left.filter(({ message, code }) => message === diagnostic.message || code === 'syntax'),
        ]).toEqual([action.title, []]);
        await client.write(uri, rule.bad);
      }
    }
  });

  test('is silent once it is accepted', async () => {
    const client = await open(rule.bad, 'build');
    const found = await faults(client);
    expect(found.length).toBeGreaterThan(0);
    for (const diagnostic of found) {
      const accepting = (await actionsFor(client, diagnostic)).filter(({ title }) =>
        title.startsWith(`Accept ${rule.id}`),
      );
      expect(accepting.length).toBeGreaterThan(0);
      const after = applyEdit({ 'main.cxa': rule.bad }, accepting[0]?.edit)['main.cxa'] ?? '';
      await client.write(uri, after);
      const left = await client.diagnostics(uri);
      expect(
        left.filter(({ message, code }) => message === diagnostic.message || code === 'waiver' || code === 'syntax'),
      ).toEqual([]);
      await client.write(uri, rule.bad);
    }
  });
});
