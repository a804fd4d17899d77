import { blockAt } from '../block-at.ts';
import { commonProperties } from './common.ts';
import type { PropertyReference } from './reference.ts';
import { declarationByKeyword } from './table.ts';

/** The reference's line about a keyword where it stands, as Markdown; undefined for other words. */
export function keywordHelp(text: string, offset: number, word: string): string | undefined {
  const { blocks } = blockAt(text, offset, new Set(declarationByKeyword.keys()));
  const block = declarationByKeyword.get(blocks.at(-1) ?? '');
  const property = [...(block?.properties ?? []), ...commonProperties].find((each) => each.keyword.split(' ').includes(word));
  if (property && block) return propertyHelp(property);
  const declaration = declarationByKeyword.get(word);
  return declaration && `**${word}** — ${declaration.help}`;
}

function propertyHelp(property: PropertyReference): string {
  return `**${property.keyword}** — ${property.help}\n\n\`\`\`cxa\n${property.example}\n\`\`\``;
}
