import type { BlockContext } from './block-at.ts';
import { commonProperties } from './reference/common.ts';
import type { DeclarationReference, PropertyReference, ValueForm } from './reference/reference.ts';
import { declarationByKeyword } from './reference/table.ts';

/** What can stand at a place. */
export interface CompletionSlot {
  /** The value of a property, or of a head such as `a ->`; undefined where a property or declaration begins. */
  readonly value: ValueForm | undefined;
  /** Whether keywords fit here. */
  readonly keywords: boolean;
  /** The declaration whose properties fit; undefined at the top level. */
  readonly declaration: DeclarationReference | undefined;
  /** Already stated here, by keyword. */
  readonly stated: ReadonlySet<string>;
}

/** Reads the words before a place from the end: the last property's keyword and how far its value has come. */
export function slotAt({ blocks, before, lineStarts }: BlockContext, startsLine: boolean): CompletionSlot {
  const head = headDeclaration(before, lineStarts);
  const block = declarationByKeyword.get(blocks.at(-1) ?? '');
  const declaration = head ?? block;
  const properties = [...(declaration?.properties ?? []), ...headProperties(declaration?.keyword), ...commonProperties];
  const stated = new Set<string>();
  let last: { readonly property: PropertyReference; readonly after: readonly string[] } | undefined;
  for (let index = 0; index < before.length; index++) {
    const property = propertyAt(before, index, properties);
    if (!property) continue;
    stated.add(property.keyword);
    last = { property, after: before.slice(index + property.keyword.split(' ').length) };
  }
  const arrow = arrowValue(before, blocks, declaration);
  const end = before.at(-1);
  if (arrow && (end === '->' || end === '<->')) return { value: arrow, keywords: false, declaration, stated };
  if (last && last.property.value.form !== 'flag') {
    const open = last.after.length === 0 || continuesValue(last.after.at(-1), last.property.value);
    if (open && !(startsLine && last.after.length === 0)) return { value: last.property.value, keywords: false, declaration, stated };
    if (open) return { value: last.property.value, keywords: true, declaration: block, stated };
  }
  return { value: undefined, keywords: true, declaration: startsLine ? block : declaration, stated };
}

/** The longest keyword that begins at a word. */
function propertyAt(words: readonly string[], index: number, properties: readonly PropertyReference[]): PropertyReference | undefined {
  let found: PropertyReference | undefined;
  for (const property of properties) {
    const parts = property.keyword.split(' ');
    if (parts.every((part, offset) => words[index + offset] === part) && parts.length > (found?.keyword.split(' ').length ?? 0)) found = property;
  }
  return found;
}

function continuesValue(word: string | undefined, value: ValueForm): boolean {
  return word === ',' || word === 'or' || (value.form === 'path' && word === '->') || (value.form === 'ref' && word === '->');
}

/** A declaration whose head is being written: its keyword begins a line, and no brace has come yet. */
function headDeclaration(before: readonly string[], lineStarts: readonly boolean[]): DeclarationReference | undefined {
  for (let index = before.length - 1; index >= 0; index--) {
    const word = before[index] ?? '';
    if ((lineStarts[index] || index === 0) && headKeywords.has(word)) return declarationByKeyword.get(word);
    if ((word === '->' || word === '<->') && (lineStarts[index - 1] || index === 1)) return declarationByKeyword.get('->');
  }
  return undefined;
}

const headKeywords: ReadonlySet<string> = new Set(['step', 'handover', 'plateau', 'waive', 'view', 'system', 'channel', 'team', 'identity']);

/** Properties that a head takes before its block. */
function headProperties(keyword: string | undefined): readonly PropertyReference[] {
  return keyword === 'waive' ? [{ keyword: 'on', value: { form: 'ref', kinds: ['integration', 'system', 'journey', 'step', 'channel'] }, help: '', example: '' }] : [];
}

/** What an arrow points to, by where it stands. */
function arrowValue(before: readonly string[], blocks: readonly string[], declaration: DeclarationReference | undefined): ValueForm | undefined {
  if (declaration?.keyword === 'handover') return { form: 'ref', kinds: ['channel', 'team'] };
  if (declaration?.keyword === 'step' && before.includes('using') && !before.includes('fail')) return { form: 'path' };
  if (blocks.includes('journey')) return { form: 'ref', kinds: ['step'] };
  return { form: 'ref', kinds: ['system'] };
}
