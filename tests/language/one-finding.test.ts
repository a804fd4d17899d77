import { AstUtils, GrammarAST } from 'langium';
import { describe, expect, test } from 'vitest';
import { CxaGrammar } from '../../language-server/generated/grammar.ts';
import { createMemoryFiles } from '../../language-server/file-system.ts';
import { createProject } from '../../language-server/project.ts';
import { exampleFiles, tokensOf } from '../support/example-tokens.ts';
import type { Stretch } from '../support/example-tokens.ts';

const keywords: ReadonlySet<string> = new Set(
  AstUtils.streamAllContents(CxaGrammar())
    .filter(GrammarAST.isKeyword)
    .map(({ value }) => value)
    .filter((value) => /^\p{L}/u.test(value)),
);

/** One mistake at a token; undefined where it cannot be made there. */
type Mistake = (text: string, token: Stretch) => string | undefined;

const without = (text: string, from: number, to: number): string => text.slice(0, from) + text.slice(to);
const beginsLine = (text: string, { offset }: Stretch): boolean => /(^|\n) *$/.test(text.slice(Math.max(0, offset - 40), offset));
/** A parameter may have the name of one. */
const isKeyword = (text: string, token: Stretch): boolean =>
  keywords.has(token.text) && beginsLine(text, token) && text.charAt(token.end) !== ':';

const mistakes: Readonly<Record<string, Mistake>> = {
  'an opening brace forgotten': (text, { text: token, offset, end }) => (token === '{' ? without(text, offset, end) : undefined),
  'a closing brace forgotten': (text, { text: token, offset, end }) => (token === '}' ? without(text, offset, end) : undefined),
  'a closing quote forgotten': (text, { text: token, end }) => (/^"[^"]*"$/.test(token) ? without(text, end - 1, end) : undefined),
  'a keyword forgotten': (text, token) => (isKeyword(text, token) ? without(text, token.offset, token.end) : undefined),
  'a keyword misspelt': (text, token) => {
    if (!isKeyword(text, token) || token.text.length < 4) return undefined;
    const [first = '', second = '', third = ''] = token.text;
    return second === third ? undefined : `${text.slice(0, token.offset)}${first}${third}${second}${text.slice(token.offset + 3)}`;
  },
  'a value forgotten': (text, token) => {
    const isLast = text.charAt(token.end) === '\n' && !beginsLine(text, token) && /^[\p{L}\p{N}"]/u.test(token.text);
    return isLast ? without(text, token.offset, token.end) : undefined;
  },
};

/** How many findings of the text each case has, with the line where the mistake is; every ninth token of a project is tried. */
function tryAll(mistake: Mistake): readonly { readonly count: number; readonly place: string }[] {
  const results: { count: number; place: string }[] = [];
  let tried = 0;
  for (const name of new Set(exampleFiles.map(([path]) => path.split('/')[0]))) {
    const files = exampleFiles.filter(([path]) => path.startsWith(`${name}/`));
    // Texts alone: what is imported is not at hand.
    if (files.some(([, text]) => /^import /m.test(text))) continue;
    const project = createProject(
      { root: 'file:///p', documents: [], config: undefined },
      { fileSystem: createMemoryFiles(new Map()), today: () => '2026-11-22' },
    );
    const findings = () => project.state().findings.filter(({ rule }) => rule === 'syntax' || rule === 'reference');
    for (const [path, text] of files) project.setText(`file:///p/${path}`, text);
    expect(findings().map(({ message }) => message)).toEqual([]);
    for (const [path, text] of files) {
      for (const token of tokensOf(text)) {
        const broken = mistake(text, token);
        if (broken === undefined || tried++ % 9 !== 0) continue;
        project.setText(`file:///p/${path}`, broken);
        results.push({ count: findings().length, place: `${path}:${text.slice(0, token.offset).split('\n').length} ${token.text}` });
      }
      project.setText(`file:///p/${path}`, text);
    }
  }
  return results;
}

describe('one mistake is one finding', () => {
  test.each(Object.entries(mistakes))('%s', (_, mistake) => {
    const results = tryAll(mistake);
    expect(results.length).toBeGreaterThan(20);
    expect(results.filter(({ count }) => count > 1).map(({ count, place }) => `${count}: ${place}`)).toEqual([]);
    // Some can be left out: `idempotent`, or a title.
    expect(results.filter(({ count }) => count === 1).length / results.length).toBeGreaterThan(0.85);
  }, 120_000);
});
