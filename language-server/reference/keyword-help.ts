import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from '../../model/source.ts';
import { blockAt } from '../block-at.ts';
import { commonProperties } from './common.ts';
import type { PropertyReference } from './reference.ts';
import { declarationByKeyword } from './table.ts';

/** The reference's line about a keyword where it stands, as Markdown; undefined for other words. */
export function keywordHelp(document: TextDocument, word: { readonly text: string; readonly range: Range }): string | undefined {
  const { blocks } = blockAt(document.getText(), document.offsetAt(word.range.start), new Set(declarationByKeyword.keys()));
  const block = declarationByKeyword.get(blocks.at(-1) ?? '');
  const property = [...(block?.properties ?? []), ...commonProperties].find((each) => each.keyword.split(' ').includes(word.text));
  if (property && block) return propertyHelp(property);
  const declaration = declarationByKeyword.get(word.text);
  return declaration && `**${word.text}** — ${declaration.help}`;
}

function propertyHelp(property: PropertyReference): string {
  return `**${property.keyword}** — ${property.help}\n\n\`\`\`cxa\n${property.example}\n\`\`\``;
}
