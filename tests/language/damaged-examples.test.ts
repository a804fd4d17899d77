import { describe, expect, test } from 'vitest';
import { declarationsOf, exampleFiles, firstLost, tokensOf } from '../support/example-tokens.ts';

function lineOf(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return `${text.slice(0, offset).split('\n').length}: ${text.slice(start).split('\n')[0]?.trim()}`;
}

describe('an example that is not whole keeps every declaration that is', () => {
  test.each(exampleFiles)('%s, cut off anywhere', (_, text) => {
    const declarations = declarationsOf(text);
    const ends = sampled(tokensOf(text)).flatMap(({ offset, end }) => [end, offset + Math.ceil((end - offset) / 2)]);
    const lost = ends.flatMap((end) => {
      const missing = firstLost(declarations.filter((declaration) => declaration.end <= end), declarationsOf(text.slice(0, end)));
      return missing ? [`${lineOf(text, end - 1)} | ${lineOf(text, missing.offset)}`] : [];
    });
    expect(lost).toEqual([]);
  }, 120_000);

  test.each(exampleFiles)('%s, any word, sign or text taken out', (_, text) => {
    const declarations = declarationsOf(text);
    const lost = sampled(tokensOf(text)).flatMap(({ text: token, offset, end }) => {
      const whole = declarations.filter((declaration) => declaration.end <= offset || declaration.offset >= end);
      const missing = firstLost(whole, declarationsOf(text.slice(0, offset) + text.slice(end)));
      return missing ? [`${token} in ${lineOf(text, offset)} | ${lineOf(text, missing.offset)}`] : [];
    });
    expect(lost.filter((found) => !ambiguous.test(found))).toEqual([]);
  }, 120_000);
});

/** Of a short text all; of a longer one as many, spread over it, for each of them takes reading the whole. */
function sampled<T>(tokens: readonly T[]): readonly T[] {
  const stride = Math.max(1, Math.floor(tokens.length / 150));
  return tokens.filter((_, index) => index % stride === 0);
}

/**
 * Without `after` or what it names, the block of a plateau could be that of something else. A line that ends in a word that is a
 * keyword too, as `kind service`, could go on with a name on the next.
 */
const ambiguous = /^(after|autumn) in 9: plateau tobe |^phase in 14: phase tell /;
