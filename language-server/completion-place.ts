import { openParentheses, placeInParentheses, readInParentheses } from './completion-parentheses.ts';
import type { OpenParentheses } from './completion-parentheses.ts';
import { arrowAt, keywordAt, wordsOf } from './keyword-match.ts';
import type { ReadWord } from './reading-words.ts';
import type { DeclarationReference, PropertyReference, ValueForm } from './reference/reference.ts';
import { value } from './reference/reference.ts';
import { declarationIn, declarations, declarationsIn, propertiesIn } from './reference/table.ts';

/** What a place in the text is in, and what can stand there. */
export interface CompletionPlace {
  /** The blocks around, outermost first. */
  readonly blocks: readonly Block[];
  /** The value that is due; undefined where none is, or the one before is complete. */
  readonly value: ValueForm | undefined;
  /** The keyword or sign that it stands behind: `using`, `->`, `system`. */
  readonly behind: string;
  /** What has been written of a dotted name: `crm.`; empty otherwise. */
  readonly prefix: string;
  /** Keywords that go on with what was begun: `fresh` behind an item, `using` behind a step's name. */
  readonly more: readonly PropertyReference[];
  /** A declaration whose block can be opened here. */
  readonly openable: DeclarationReference | undefined;
  /** Whether a property or declaration of the innermost block can begin here. */
  readonly begins: boolean;
  /** The parentheses around the place. */
  readonly inParentheses: Parentheses | undefined;
}

/** Of a template's parameters, or of what a use gives for them. */
export interface Parentheses {
  readonly head: 'template' | 'use' | 'conform';
  /** The template, as written. */
  readonly template: string;
  /** The names so far, the one that is being written aside. */
  readonly given: readonly string[];
  /** The parameter whose type or value is due; undefined where a name is. */
  readonly name: string | undefined;
  /** Behind `=`: the default of a parameter whose types these are. */
  readonly types: readonly string[] | undefined;
  /** The value is there already. */
  readonly isComplete: boolean;
}

export interface Block {
  /** Undefined where what stands in front of the brace is not understood. */
  readonly declaration: DeclarationReference | undefined;
  readonly name: string;
  /** Keywords of the properties that are stated in it so far. */
  readonly stated: ReadonlySet<string>;
}

interface OpenBlock extends Block {
  readonly stated: Set<string>;
}

/** What is being written: a property, or the head of a declaration. */
interface Clause {
  readonly head: DeclarationReference | undefined;
  name: string;
  /** Of a use or conformance: the template, as written. */
  template: string;
  /** Undefined while the subject of a head is written. */
  property: PropertyReference | undefined;
  tails: readonly PropertyReference[];
  form: ValueForm;
  /** The values since the last comma or arrow. */
  values: string[];
  behind: string;
  /** A comma or arrow asked for the next value, which may therefore stand on the next line. */
  goesOn: boolean;
  /** A dot asked for the rest of a name. */
  isDotted: boolean;
}

/** Follows the words and says where they lead. `startsLine`: nothing stands before the place in its line. */
export function placeAt(words: readonly ReadWord[], startsLine: boolean): CompletionPlace {
  const blocks: OpenBlock[] = [];
  let clause: Clause | undefined;
  let parentheses: OpenParentheses | undefined;
  for (let index = 0; index < words.length; ) {
    const word = words[index];
    if (!word) break;
    const { text } = word;
    let length = 1;
    if (text === '{' || text === '}') {
      if (text === '{') blocks.push(blockOf(clause, blocks.at(-1)));
      else blocks.pop();
      clause = undefined;
      parentheses = undefined;
    } else if (parentheses) {
      if (text === ')') parentheses = undefined;
      else readInParentheses(parentheses, word);
    } else if (text === '(') parentheses = openParentheses(clause);
    else {
      const block = blocks.at(-1);
      const going = clause && goOn(clause, words, index, block);
      if (going) length = going;
      else {
        const begun = begin(words, index, block);
        if (begun) clause = begun.clause;
        length = begun?.length ?? 1;
      }
    }
    index += length;
  }
  if (parentheses) return { ...nothing, blocks, inParentheses: placeInParentheses(parentheses) };
  return placeOf(blocks, clause, startsLine);
}

const nothing = { value: undefined, behind: '', prefix: '', more: [], openable: undefined, begins: false, inParentheses: undefined };

function placeOf(blocks: readonly Block[], clause: Clause | undefined, startsLine: boolean): CompletionPlace {
  if (!clause) return { ...nothing, blocks, begins: true };
  const due = dueForm(clause);
  if (due) {
    const prefix = clause.isDotted ? `${clause.values.at(-1) ?? ''}.` : '';
    return {
      ...nothing,
      blocks,
      value: due,
      behind: clause.behind,
      prefix,
      begins: startsLine && !clause.goesOn && !clause.isDotted,
    };
  }
  const { head } = clause;
  const more = [...clause.tails, ...(head?.head ?? [])];
  return { ...nothing, blocks, more, openable: head?.isClosed ? undefined : head, begins: startsLine || !head };
}

/** The form that the next value has; undefined when nothing more is due. */
function dueForm({ form, values, isDotted }: Clause): ValueForm | undefined {
  if (form.form === 'flag') return undefined;
  if (form.form === 'selector') return selectorForms[isDotted ? values.slice(0, -1).join(' ') : values.join(' ')];
  if (form.form !== 'sequence') return values.length === 0 || isDotted ? form : undefined;
  const isQuantity = /^\d/.test(values.at(-1) ?? '');
  return isDotted ? form.of[values.length - 1] : isQuantity ? undefined : form.of[values.length];
}

/** What is due behind the words of a selector. */
const selectorForms: Readonly<Record<string, ValueForm>> = {
  '': value.selector,
  kind: value.any(value.word('systemType'), value.choice('system channel data team journey')),
  tag: value.tags,
  owner: value.ref('team'),
  in: value.ref('boundary'),
  journey: value.ref('journey'),
  persona: value.ref('persona'),
  neighbours: value.choice('of'),
  'neighbours of': value.ref('system'),
};

/** Takes words as part of what is being written and says how many; 0 where something new begins. */
function goOn(clause: Clause, words: readonly ReadWord[], index: number, block: Block | undefined): number {
  const word = words[index];
  if (!word) return 0;
  const { text } = word;
  if (clause.isDotted && word.kind === 'word') return extend(clause, text);
  if (text === '.' && clause.values.length > 0) {
    clause.isDotted = true;
    return 1;
  }
  if (asksForMore(clause, text)) {
    clause.values = [];
    clause.goesOn = true;
    clause.behind = text;
    return 1;
  }
  const due = dueForm(clause);
  if (due && takes(due, word) && (clause.goesOn || !word.starts || !beginsMember(words, index, block)))
    return take(clause, text);
  return goOnWithKeyword(clause, words, index) || (beginsMember(words, index, block) ? 0 : 1);
}

function extend(clause: Clause, text: string): number {
  const last = clause.values.pop() ?? '';
  clause.values.push(`${last}.${text}`);
  if (!clause.property && clause.template === last) clause.template = `${last}.${text}`;
  clause.isDotted = false;
  if (!clause.property && clause.name === last) clause.name = `${last}.${text}`;
  return 1;
}

function take(clause: Clause, text: string): number {
  if (!clause.property && clause.name === '') {
    clause.name = text;
    clause.template = text;
  }
  // An instance is called what it is used as.
  if (clause.head?.keyword === 'use' && clause.property?.keyword === 'as') clause.name = text;
  if (clause.head?.keyword === 'conform' && clause.property?.keyword === 'to') clause.template = text;
  clause.values.push(text);
  clause.goesOn = false;
  return 1;
}

function asksForMore({ form, property, head }: Clause, text: string): boolean {
  if (text === ',') return true;
  if (text === 'or') return property?.keyword === 'on' && form.form === 'ref';
  if (text === '=') return head?.keyword === 'identity' && !property;
  return (text === '->' || text === '<->') && form.form === 'ref' && form.path === true;
}

/** A title is no value; signs, as the minus of a number, are part of one. */
function takes(form: ValueForm, { kind }: ReadWord): boolean {
  if (kind === 'string') return form.form === 'text' || form.form === 'any';
  return kind !== 'sign';
}

function goOnWithKeyword(clause: Clause, words: readonly ReadWord[], index: number): number {
  const known = [...clause.tails, ...(clause.head?.head ?? [])];
  const property = keywordAt(words, index, known);
  if (!property) return 0;
  const isTail = clause.tails.includes(property);
  Object.assign(
    clause,
    openProperty(property),
    isTail && { tails: [...new Set([...clause.tails, ...property.tails])] },
  );
  return wordsOf(property).length;
}

function openProperty(property: PropertyReference) {
  return {
    property,
    tails: property.tails,
    form: property.value,
    values: [],
    behind: property.keyword,
    goesOn: false,
    isDotted: false,
  };
}

/** Begins a property, a declaration or an arrow; undefined for a word that begins nothing. */
function begin(
  words: readonly ReadWord[],
  index: number,
  block: OpenBlock | undefined,
): { readonly clause: Clause; readonly length: number } | undefined {
  const container = block?.declaration;
  if (block && !container) return undefined;
  const arrow = declarationIn('->', container);
  const ends = arrow && arrowAt(words, index);
  if (arrow && ends) {
    return {
      clause: {
        ...openProperty(subjectOf(arrow)),
        property: undefined,
        head: arrow,
        name: ends.from,
        template: '',
        behind: '->',
        goesOn: true,
      },
      length: ends.length,
    };
  }
  const property = keywordAt(words, index, propertiesIn(container));
  if (property) {
    block?.stated.add(property.keyword);
    return { clause: { ...openProperty(property), head: undefined, name: '', template: '' }, length: wordsOf(property).length };
  }
  const declaration = declarationIn(words[index]?.text ?? '', container);
  if (!declaration) return undefined;
  return {
    clause: { ...openProperty(subjectOf(declaration)), property: undefined, head: declaration, name: '', template: '' },
    length: 1,
  };
}

function subjectOf({ keyword, subject, help }: DeclarationReference): PropertyReference {
  return { keyword, value: subject, help, example: '', tails: [] };
}

function beginsMember(words: readonly ReadWord[], index: number, block: Block | undefined): boolean {
  const container = block?.declaration;
  if (block && !container) return false;
  const text = words[index]?.text ?? '';
  if (arrowAt(words, index) && declarationIn('->', container)) return true;
  return (
    keywordAt(words, index, propertiesIn(container)) !== undefined ||
    declarationsIn(container).some((each) => each.keyword === text)
  );
}

/** The block that a brace opens. */
function blockOf(clause: Clause | undefined, around: Block | undefined): OpenBlock {
  const block = (declaration: DeclarationReference | undefined, name = ''): OpenBlock => ({
    declaration,
    name,
    stated: new Set(),
  });
  if (!clause) return block(undefined);
  const { head, property } = clause;
  if (head?.keyword === 'defaults') {
    const kind = clause.values[0] === 'integration' ? '->' : clause.values[0];
    return block(declarations.find((each) => each.keyword === kind));
  }
  if (head) return block(head, clause.name);
  if (property?.keyword === 'at') return block(around?.declaration, around?.name);
  if (property?.keyword === '->')
    return block(declarations.find((each) => each.keyword === '->' && each.within?.includes('step')));
  return block(undefined);
}
