import type { Parentheses } from './completion-place.ts';
import type { ReadWord } from './reading-words.ts';

/** Parentheses that have been opened: those of a template's head or of a use. */
export interface OpenParentheses {
  readonly head: Parentheses['head'] | undefined;
  readonly template: string;
  readonly given: string[];
  /** What has been written of the parameter: its name, its type or value, its default. */
  name: string | undefined;
  part: 'name' | 'value' | 'default';
  values: string[];
  types: string[];
  /** Inside of square brackets. */
  isList: boolean;
}

interface HeadClause {
  readonly head: { readonly keyword: string } | undefined;
  readonly template: string;
}

export function openParentheses(clause: HeadClause | undefined): OpenParentheses {
  const head = heads.find((each) => each === clause?.head?.keyword);
  return { head, template: clause?.template ?? '', given: [], name: undefined, part: 'name', values: [], types: [], isList: false };
}

const heads = ['template', 'use', 'conform'] as const;

/** Follows one word or sign. */
export function readInParentheses(open: OpenParentheses, { text }: ReadWord): void {
  if (text === ',') {
    if (open.isList) open.values = [];
    else Object.assign(open, { name: undefined, part: 'name', values: [], types: [] });
  } else if (text === '[' || text === ']') {
    open.isList = text === '[';
    open.values = open.isList ? [] : [text];
  } else if (open.part === 'name' && text === ':') open.part = 'value';
  else if (open.part === 'name') {
    open.name = text;
    open.given.push(text);
  } else if (text === '=') {
    open.part = 'default';
    open.types = open.values.filter((each) => each !== 'list' && each !== 'of');
    open.values = [];
  } else if (text === '|') open.values = open.values.filter((each) => each !== 'list');
  else open.values.push(text);
}

/** What is due at the end of what was read; undefined in parentheses of no meaning. */
export function placeInParentheses({ head, template, given, name, part, values, types }: OpenParentheses): Parentheses | undefined {
  if (!head) return undefined;
  return {
    head,
    template,
    given: part === 'name' && name !== undefined ? given.slice(0, -1) : given,
    name: part === 'name' ? undefined : name,
    types: part === 'default' ? types : undefined,
    isComplete: part !== 'name' && values.length > 0 && values.at(-1) !== 'list' && values.at(-1) !== 'of',
  };
}
