import type { ReadWord } from './reading-words.ts';
import type { PropertyReference } from './reference/reference.ts';

/** A name, with its dots, that an arrow follows. */
export function arrowAt(
  words: readonly ReadWord[],
  index: number,
): { readonly from: string; readonly length: number } | undefined {
  if (words[index]?.kind !== 'word') return undefined;
  let end = index + 1;
  while (words[end]?.text === '.' && words[end + 1]?.kind === 'word') end += 2;
  const sign = words[end]?.text;
  if (sign !== '->' && sign !== '<->') return undefined;
  const from = words.slice(index, end).map((word) => word.text);
  return { from: from.join(''), length: end + 1 - index };
}

/** The longest keyword that begins at a word. */
export function keywordAt(
  words: readonly ReadWord[],
  index: number,
  properties: readonly PropertyReference[],
): PropertyReference | undefined {
  let found: PropertyReference | undefined;
  for (const property of properties) {
    const parts = wordsOf(property);
    if (
      parts.every((part, offset) => words[index + offset]?.text === part) &&
      parts.length > (found ? wordsOf(found).length : 0)
    )
      found = property;
  }
  return found;
}

export function wordsOf(property: PropertyReference): readonly string[] {
  return property.keyword.split(' ');
}
