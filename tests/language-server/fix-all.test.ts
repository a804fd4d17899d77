import type { CodeAction } from 'vscode-languageserver-protocol';
import { describe, expect, onTestFinished, test } from 'vitest';
import { applyEdit } from '../support/apply-edit.ts';
import { clientRoot, startLanguageClient } from '../support/language-client.ts';

const uri = `${clientRoot}/main.cxa`;

async function actionsOf(text: string, line: number, only?: readonly string[]): Promise<readonly CodeAction[]> {
  const client = await startLanguageClient({ 'cxa.json': '{}', 'main.cxa': text });
  onTestFinished(client.close);
  await client.write(uri, text);
  const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
  const context = { diagnostics: [], ...(only && { only }) };
  return client.request<CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range, context });
}

describe('fixing all on save', () => {
  async function saved(text: string, only = 'source.fixAll'): Promise<string | undefined> {
    const [action, ...more] = await actionsOf(text, 0, [only]);
    expect(more).toEqual([]);
    return action && applyEdit({ 'main.cxa': text }, action.edit)['main.cxa'];
  }

  const misspelt = `team service { unit }
system a { owner servcie  hosting sass }
system b { owner servcie }
journey j { step s using a { needs summry } }
`;

  test('corrects what is misspelt, wherever it stands', async () => {
    const correct = misspelt.replaceAll('servcie', 'service').replace('sass', 'saas').replace('summry', 'summary');
    for (const only of ['source', 'source.fixAll', 'source.fixAll.cxa'])
      expect([only, await saved(misspelt, only)]).toEqual([only, correct]);
  });

  test('decides nothing: no choice of two, no declaration, no owner', async () => {
    expect(await saved('system ivr\nchannel ivr\nview landscape a { include ivr }\n')).toBeUndefined();
    expect(await saved('system a { owner zebra }\n')).toBeUndefined();
    expect(await saved('team t { unit }\nsystem a\n')).toBeUndefined();
  });

  test('is offered only where it is asked for', async () => {
    const titles = async (only?: readonly string[]) => (await actionsOf(misspelt, 1, only)).map(({ title }) => title);
    expect(await titles()).not.toContain('Correct all that is misspelt');
    expect(await titles(['quickfix'])).not.toContain('Correct all that is misspelt');
    expect(await titles(['source.organizeImports'])).toEqual([]);
    expect(await titles(['source.fixAll.other'])).toEqual([]);
  });
});

describe('fixing all of a kind', () => {
  async function fixed(text: string, line: number, title: string): Promise<string | undefined> {
    const actions = await actionsOf(text, line);
    const action = actions.find((each) => each.title === title);
    if (!action) throw new Error(`There is no "${title}", but ${actions.map((each) => each.title).join(', ')}.`);
    expect(action.kind).toBe('quickfix');
    return applyEdit({ 'main.cxa': text }, action.edit)['main.cxa'];
  }

  test('corrects each misspelt name', async () => {
    const text = 'team service { unit }\nsystem a { owner servcie }\nsystem b { owner servic }\n';
    expect(await fixed(text, 1, 'Correct all 2 misspelt words in this file')).toBe(
      'team service { unit }\nsystem a { owner service }\nsystem b { owner service }\n',
    );
  });

  test('declares each missing name once', async () => {
    const text = 'system a { owner zebra }\nsystem b { owner zebra }\na -> giraffe\na -> ocelot\n';
    const after = (await fixed(text, 0, 'Declare all 4 missing names of this file')) ?? '';
    for (const name of ['team zebra', 'system giraffe', 'system ocelot'])
      expect([name, after.split(name).length]).toEqual([name, 2]);
  });

  test('applies the first fix of a rule to all that it is about', async () => {
    const text = 'team t { unit }\nsystem a\nsystem b {\n  kind crm\n}\n';
    expect(await fixed(text, 1, 'Fix all 2 of OWN-01 in this file')).toBe(
      'team t { unit }\nsystem a {\n  owner t\n}\nsystem b {\n  kind crm\n  owner t\n}\n',
    );
  });

  test('is not there for one alone, and names all that it heals', async () => {
    const single = await actionsOf('team service { unit }\nsystem a { owner servcie }\n', 1);
    expect(single.filter(({ title }) => title.includes(' all '))).toEqual([]);
    const two = await actionsOf('team service { unit }\nsystem a { owner servcie }\nsystem b { owner servic }\n', 1);
    const action = two.find(({ title }) => title.includes(' all '));
    expect(action?.diagnostics?.map(({ range }) => range.start.line)).toEqual([1, 2]);
  });
});
