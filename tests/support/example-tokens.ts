import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { readPieces } from '../../language-server/format-pieces.ts';
import { parseDocument } from '../../language-server/parse.ts';
import { placeOf } from '../../language-server/syntax-place.ts';
import { shapeOf } from '../language/shape.ts';
import { examplesFolder } from './read-example.ts';

/** A stretch of a text; UTF-16 units, `end` exclusive. */
export interface Stretch {
  readonly text: string;
  readonly offset: number;
  readonly end: number;
}

/** Every file of the examples: its path, and its text. */
export const exampleFiles: readonly (readonly [path: string, text: string])[] = globSync('**/*.cxa', { cwd: examplesFolder })
  .sort()
  .map((path) => [path, readFileSync(join(examplesFolder, path), 'utf8')]);

/** The words, signs and strings of a text, without its comments. */
export function tokensOf(text: string): readonly Stretch[] {
  return readPieces(text, new Set()).filter(({ kind }) => kind !== 'comment');
}

/** Everything that a text declares, blocks inside of blocks too; `text` is what it says, without its places. */
export function declarationsOf(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  function add(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    for (const key of ['imports', 'declarations', 'flow']) {
      const list = (value as Readonly<Record<string, unknown>>)[key];
      for (const node of Array.isArray(list) ? list : []) {
        const place = placeOf(node);
        if (place) found.push({ text: JSON.stringify(shapeOf(node)), offset: place.offset, end: place.end });
        add(node);
      }
    }
  }
  add(parseDocument(text, 'a.cxa').root);
  return found;
}

/** The first of `wanted` that `found` lacks; undefined where it has all, as often. */
export function firstLost(wanted: readonly Stretch[], found: readonly Stretch[]): Stretch | undefined {
  const counts = new Map<string, number>();
  for (const { text } of found) counts.set(text, (counts.get(text) ?? 0) + 1);
  return wanted.find(({ text }) => {
    const count = counts.get(text) ?? 0;
    counts.set(text, count - 1);
    return count <= 0;
  });
}
