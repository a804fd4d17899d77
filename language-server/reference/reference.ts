import type { Kind } from '../../model/element.ts';
import type { VocabularyName } from '../../model/vocabulary.ts';

/** What can stand where a value is due. */
export type ValueForm = ValueShape & {
  /** Several can be listed, with commas between them. */
  readonly several?: true;
  /** What can stand there in words and Markdown, where the form alone says it badly: some of a sequence can be left out. */
  readonly told?: string;
};

type ValueShape =
  /** The name of an element of these kinds. With `path`, arrows lead on to the next. */
  | { readonly form: 'ref'; readonly kinds: readonly Kind[]; readonly path?: true }
  | { readonly form: 'word'; readonly vocabulary: VocabularyName }
  /** Words that are known in this one place; only the usual ones where it is open. */
  | { readonly form: 'choice'; readonly words: readonly string[]; readonly isOpen?: true }
  /** Data entities, identifiers and context items. */
  | { readonly form: 'items' }
  | { readonly form: 'intents' }
  /** What a view includes: a name, or a keyword such as `kind` and its value. */
  | { readonly form: 'selector' }
  | { readonly form: 'rules' }
  | { readonly form: 'tags' }
  /** A number with a unit; the examples are what completion offers. */
  | { readonly form: 'quantity'; readonly examples: readonly string[] }
  | { readonly form: 'text' }
  /** A name of the author's own; with a kind, names of it that are used but not declared yet. */
  | { readonly form: 'new'; readonly kind?: Kind }
  /** One of several. */
  | { readonly form: 'any'; readonly of: readonly ValueForm[] }
  /** One after the other; a quantity ends it early, as in `answer 80%`. */
  | { readonly form: 'sequence'; readonly of: readonly ValueForm[] }
  /** Nothing: the keyword says it all. */
  | { readonly form: 'flag' };

export interface PropertyReference {
  /** As written: `owner`, `run owner`, `served by`. */
  readonly keyword: string;
  readonly value: ValueForm;
  /** One sentence. */
  readonly help: string;
  readonly example: string;
  /** What holds where it is left out, as the end of a sentence; undefined where that is simply not known. */
  readonly default?: string;
  /** What can be added behind the value: `fresh 5min`. */
  readonly tails: readonly PropertyReference[];
}

export interface DeclarationReference {
  /** The keyword that begins it; `->` for integrations and arrows between steps. */
  readonly keyword: string;
  /** Only in blocks of these declarations; `phase` means one thing in a journey and another in a programme. */
  readonly within?: readonly string[];
  readonly help: string;
  /** As an editor inserts it. Places to fill in stand in `«»`, a choice as `«a|b»`; an empty one is where the cursor ends. */
  readonly snippet: string;
  /** What stands behind the keyword, mostly a new name; in front of it and behind it for an arrow. */
  readonly subject: ValueForm;
  /** What can follow before the block. */
  readonly head: readonly PropertyReference[];
  readonly properties: readonly PropertyReference[];
  /** Keywords of what can be declared inside, beside its properties. */
  readonly inside: readonly string[];
  /** What it can state of that which every declaration can: all when left out; a part of an element has notes, but no life of its own. */
  readonly common?: 'notes' | 'nothing';
  /** It has no block, or its block is not one of properties. */
  readonly isClosed?: true;
}

/** Shorthands for the tables. */
export const value = {
  ref: (...kinds: Kind[]): ValueForm => ({ form: 'ref', kinds }),
  path: (...kinds: Kind[]): ValueForm => ({ form: 'ref', kinds, path: true }),
  word: (vocabulary: VocabularyName): ValueForm => ({ form: 'word', vocabulary }),
  choice: (words: string): ValueForm => ({ form: 'choice', words: words.split(' ') }),
  /** Words such as these. */
  such: (words: string): ValueForm => ({ form: 'choice', words: words.split(' '), isOpen: true }),
  list: (form: ValueForm): ValueForm => ({ ...form, several: true }),
  quantity: (...examples: string[]): ValueForm => ({ form: 'quantity', examples }),
  any: (...of: ValueForm[]): ValueForm => ({ form: 'any', of }),
  sequence: (...of: ValueForm[]): ValueForm => ({ form: 'sequence', of }),
  /** Or `none`, where it is known to be absent. */
  orNone: (form: ValueForm): ValueForm => ({ form: 'any', of: [form, { form: 'choice', words: ['none'] }] }),
  fresh: (kind: Kind): ValueForm => ({ form: 'new', kind }),
  items: { form: 'items' } as ValueForm,
  intents: { form: 'intents' } as ValueForm,
  selector: { form: 'selector' } as ValueForm,
  rules: { form: 'rules' } as ValueForm,
  tags: { form: 'tags' } as ValueForm,
  text: { form: 'text' } as ValueForm,
  name: { form: 'new' } as ValueForm,
  flag: { form: 'flag' } as ValueForm,
};

export function property(
  keyword: string,
  form: ValueForm,
  help: string,
  example: string,
  ...tails: readonly PropertyReference[]
): PropertyReference {
  return { keyword, value: form, help, example, tails };
}

/** The same, with what holds where it is left out. */
export function withDefault(text: string, stated: PropertyReference): PropertyReference {
  return { ...stated, default: text };
}

/** A declaration with what most have: a new name, nothing but a title in its head, nothing inside. */
export function declaration(
  keyword: string,
  help: string,
  snippet: string,
  more: Partial<DeclarationReference> = {},
): DeclarationReference {
  return { keyword, help, snippet, subject: value.name, head: [], properties: [], inside: [], ...more };
}
