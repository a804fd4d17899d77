import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../language-server/parse.ts';

/** The language's own page: what stands there as CXA must parse. */
const page = readFileSync(new URL('./fixtures/language.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/```cxa\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');

describe('the language page', () => {
  test('holds the six blocks', () => {
    expect(blocks).toHaveLength(6);
  });

  test.each(blocks.map((block, index) => [index + 1, block] as const))('block %i parses without a diagnostic', (_, block) => {
    const document = parseDocument(block, 'page.cxa');
    expect(document.diagnostics).toEqual([]);
    expect(document.root.declarations?.length ?? 0).toBeGreaterThan(0);
  });

  test('examples inside the text parse too', () => {
    for (const text of [
      'waive INT-01 on reserveStock until 2027-03-31 because "Replaced in p1"',
      'import "./other/shared.cxa"',
      'import "@acme/cx-patterns" as cc',
      'channel voice  team team  data channel  channel sms',
    ]) {
      expect(parseDocument(text, 'page.cxa').diagnostics, text).toEqual([]);
    }
  });
});
