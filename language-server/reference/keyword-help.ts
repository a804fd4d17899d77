import { placeAt } from '../completion-place.ts';
import { wordsOf } from '../keyword-match.ts';
import { wordsBefore } from '../reading-words.ts';
import type { DeclarationReference, PropertyReference } from './reference.ts';
import { plainSnippet } from './snippet.ts';
import { declarationIn, propertiesIn } from './table.ts';
import { unitWords, valueWords } from './value-words.ts';

/** The reference's line about a keyword where it stands, as Markdown; undefined for other words. */
export function keywordHelp(text: string, offset: number, word: string): string | undefined {
  const { words, startsLine } = wordsBefore(text, offset);
  const following = /^(?:\s+\p{L}+){0,2}/u.exec(text.slice(offset + word.length))?.[0].split(/\s+/).slice(1) ?? [];
  // A keyword can be of several words, and this the second or third of them: the longest keyword is meant.
  let found: PropertyReference | undefined;
  for (let back = 0; back < 3 && back <= words.length; back++) {
    const first = words[words.length - back];
    const { blocks, more, begins } = placeAt(words.slice(0, words.length - back), first?.starts ?? startsLine);
    const written = [...words.slice(words.length - back).map((each) => each.text), word, ...following];
    const block = blocks.at(-1)?.declaration;
    for (const property of [...more, ...(begins ? propertiesIn(block) : [])]) {
      const parts = wordsOf(property);
      const isHere = parts.length > back && parts.every((part, index) => written[index] === part);
      if (isHere && parts.length > (found ? wordsOf(found).length : 0)) found = property;
    }
    const declaration = back === 0 && begins && !found ? declarationIn(word, block) : undefined;
    if (declaration) return declarationHelp(declaration);
  }
  return found && propertyHelp(found);
}

function propertyHelp({ keyword, help, value, default: otherwise, example }: PropertyReference): string {
  const words = valueWords(value);
  const units = unitWords(value);
  const facts = [
    words !== '' && `- takes: ${words}`,
    units !== '' && `- unit: ${units}`,
    otherwise !== undefined && `- when left out: ${otherwise}`,
  ].filter((fact) => fact !== false);
  return [`**${keyword}** — ${help}`, ...(facts.length > 0 ? [facts.join('\n')] : []), fenced(example)].join('\n\n');
}

function declarationHelp({ keyword, help, snippet }: DeclarationReference): string {
  return `**${keyword}** — ${help}\n\n${fenced(plainSnippet(snippet))}`;
}

function fenced(example: string): string {
  return `\`\`\`cxa\n${example}\n\`\`\``;
}
