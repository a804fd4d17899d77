import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompletionList } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { expect, onTestFinished, test } from 'vitest';
import { clientRoot, startLanguageClient } from '../support/language-client.ts';
import { examplesFolder } from '../support/read-example.ts';

const uri = `${clientRoot}/quickstart.cxa`;
const pieces =
  /"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|(?<![\p{L}\p{N}])[\p{L}_][\p{L}\p{N}_]*(?:-[\p{L}\p{N}_]+)*/gu;

test('every word of the quickstart is offered where it stands, but for names that are made up there', async () => {
  const text = readFileSync(join(examplesFolder, 'quickstart/quickstart.cxa'), 'utf8');
  const client = await startLanguageClient({ 'cxa.json': '{}', 'quickstart.cxa': text });
  onTestFinished(client.close);
  await client.write(uri, text);
  const document = TextDocument.create(uri, 'cxa', 0, text);
  const missing: string[] = [];
  for (const { 0: word, index } of text.matchAll(pieces)) {
    if (/^["/]/.test(word)) continue;
    const { items } = await client.request<CompletionList>('textDocument/completion', {
      textDocument: { uri },
      position: document.positionAt(index),
    });
    const words = new Set(items.flatMap(({ label }) => label.split(/[ .]/)));
    const before = text.slice(0, index).split(/\s+/).at(-2) ?? '';
    if (!words.has(word)) missing.push(`${before} ${word}`);
  }
  // Names that are made up, days of the week, and the second word of `on fail`.
  const own =
    /^(?:architecture|team|persona|intent|context|data|system|journey|phase|step|landscape|hours|staffed|produces) |^on fail$/;
  expect(missing.filter((place) => !own.test(place))).toEqual([]);
  expect(missing.length).toBeGreaterThan(3);
}, 30_000);
