import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { CancellationTokenSource } from 'vscode-languageserver-protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { damages } from '../language/damage.ts';
import { clientRoot, startLanguageClient } from '../support/language-client.ts';
import type { LanguageClient } from '../support/language-client.ts';
import { examplesFolder } from '../support/read-example.ts';

const fault = vi.hoisted(() => ({ isOn: false }));
vi.mock('../../language-server/lsp/element-text.ts', async (original) => {
  const real = await original<typeof import('../../language-server/lsp/element-text.ts')>();
  const elementText: typeof real.elementText = (state, id) => {
    if (fault.isOn) throw new TypeError('A mistake of ours');
    return real.elementText(state, id);
  };
  return { elementText };
});

const uri = `${clientRoot}/main.cxa`;
const textDocument = { uri };
let client: LanguageClient;

beforeEach(async () => {
  client = await startLanguageClient({ 'cxa.json': '{}', 'other.cxa': 'team t { unit }\nsystem crm { owner t }\n' });
});
afterEach(() => {
  fault.isOn = false;
  client.close();
});

/** Asks everything that an editor asks, with a position or range anywhere. */
async function askEverything(line: number, character: number): Promise<void> {
  const position = { line, character };
  const range = { start: position, end: { line: line + 3, character: 2 } };
  const at = { textDocument, position };
  const options = { tabSize: 2, insertSpaces: true };
  const asked: readonly (readonly [string, object])[] = [
    ['textDocument/completion', at],
    ['textDocument/completion', { ...at, context: { triggerKind: 2, triggerCharacter: ' ' } }],
    ['textDocument/hover', at],
    ['textDocument/definition', at],
    ['textDocument/references', { ...at, context: { includeDeclaration: true } }],
    ['textDocument/prepareRename', at],
    ['textDocument/documentSymbol', { textDocument }],
    ['workspace/symbol', { query: 'a' }],
    ['textDocument/foldingRange', { textDocument }],
    ['textDocument/formatting', { textDocument, options }],
    ['textDocument/rangeFormatting', { textDocument, options, range }],
    ['textDocument/semanticTokens/full', { textDocument }],
    ['textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } }],
    ['cxa/elementAt', { uri, line, character }],
    ['cxa/projects', { uri }],
  ];
  await Promise.all(asked.map(([method, params]) => client.request(method, params)));
}

test('what we do wrong is written to the log, and the editor gets nothing instead', async () => {
  await client.write(uri, 'system a { owner t }\n');
  fault.isOn = true;
  expect(await client.request('textDocument/hover', { textDocument, position: { line: 0, character: 8 } })).toBeNull();
  expect(client.logged).toEqual([
    expect.stringMatching(/^CXA: textDocument\/hover: TypeError: A mistake of ours\n +at /),
  ]);
  fault.isOn = false;
  expect(
    await client.request('textDocument/hover', { textDocument, position: { line: 0, character: 8 } }),
  ).not.toBeNull();
});

test('a view of a project that does not exist is nothing', async () => {
  expect(await client.request('cxa/view', { project: 'file:///nowhere', view: { kind: 'landscape' } })).toBeNull();
  expect(await client.request('cxa/source', { project: 'file:///nowhere', element: 'system:a' })).toBeNull();
});

test('a request that is cancelled says so, and the next is answered', async () => {
  await client.write(uri, 'system a { owner t }\n');
  const source = new CancellationTokenSource();
  const answer = client.connection.sendRequest(
    'textDocument/hover',
    { textDocument, position: { line: 0, character: 8 } },
    source.token,
  );
  source.cancel();
  await expect(answer).rejects.toMatchObject({ code: -32800 });
  expect(
    await client.request('textDocument/hover', { textDocument, position: { line: 0, character: 8 } }),
  ).not.toBeNull();
});

test('places behind the text, in it and in files that are not open are answered', async () => {
  await client.write(uri, 'system a { owner t }\n');
  for (const [line, character] of [
    [0, 0],
    [0, 99],
    [1, 0],
    [5, 5],
    [999, 999],
  ] as const)
    await askEverything(line, character);
  await client.write(uri, '');
  await askEverything(3, 3);
  const elsewhere = { textDocument: { uri: `${clientRoot}/other.cxa` }, position: { line: 1, character: 8 } };
  expect(await client.request('textDocument/hover', elsewhere)).not.toBeNull();
  expect(
    await client.request('textDocument/hover', { ...elsewhere, textDocument: { uri: 'file:///nowhere/a.cxa' } }),
  ).toBeNull();
  expect(client.logged).toEqual([]);
});

test('no text makes a request fail', async () => {
  const quickstart = readFileSync(join(examplesFolder, 'quickstart/quickstart.cxa'), 'utf8');
  const broken = Object.values(damages).map((damage) => damage(quickstart) ?? quickstart);
  const pieces = quickstart.split(/(?<=\s)/);
  const soup = fc
    .array(fc.constantFrom(...pieces, '{', '}', '"', '"""', '->', '.', '/*', '😀', '\r\n', ',', '('), { maxLength: 40 })
    .map((words) => words.join(''));
  const place = fc.record({
    text: fc.oneof(fc.constantFrom(...broken), soup),
    line: fc.nat(60),
    character: fc.nat(80),
  });
  await fc.assert(
    fc.asyncProperty(place, async ({ text, line, character }) => {
      await client.write(uri, text);
      await askEverything(line, character);
      expect(client.logged).toEqual([]);
    }),
    { numRuns: 60, seed: 4 },
  );
}, 30_000);

test('answers come from the text that the question was asked about', async () => {
  const lines = Array.from({ length: 20 }, (_, index) => `system s${index}\n`);
  const answers: Promise<unknown>[] = [];
  for (let count = 1; count <= lines.length; count++) {
    await client.write(uri, lines.slice(0, count).join(''));
    answers.push(
      client.request<readonly unknown[]>('textDocument/documentSymbol', { textDocument }).then((found) => found.length),
    );
  }
  const counts = (await Promise.all(answers)) as number[];
  expect(counts.at(-1)).toBe(20);
  expect(counts.every((found, index) => found >= index + 1)).toBe(true);
});
