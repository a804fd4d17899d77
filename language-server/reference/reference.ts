import type { Kind } from '../../model/element.ts';
import type { VocabularyName } from '../../model/vocabulary.ts';

/** What may follow a property's keyword. */
export type ValueForm =
  /** The name of an element of these kinds. */
  | { readonly form: 'ref'; readonly kinds: readonly Kind[]; readonly list?: true }
  | { readonly form: 'word'; readonly vocabulary: VocabularyName; readonly list?: true }
  /** Data entities, identifiers and context items. */
  | { readonly form: 'items' }
  | { readonly form: 'intents' }
  /** A path over systems. */
  | { readonly form: 'path' }
  /** A number with a unit; the examples are what completion offers. */
  | { readonly form: 'quantity'; readonly examples: readonly string[] }
  | { readonly form: 'text' }
  | { readonly form: 'name' }
  | { readonly form: 'flag' };

export interface PropertyReference {
  /** As written: `owner`, `run owner`, `served by`. */
  readonly keyword: string;
  readonly value: ValueForm;
  /** One sentence. */
  readonly help: string;
  readonly example: string;
}

export interface DeclarationReference {
  /** The keyword that begins it; `->` for integrations and arrows between steps. */
  readonly keyword: string;
  readonly help: string;
  /** As an editor inserts it, with `${1:…}` places. */
  readonly snippet: string;
  readonly properties: readonly PropertyReference[];
  /** Keywords of what can be declared inside, beside its properties. */
  readonly inside: readonly string[];
}

/** Shorthands for the tables. */
export const value = {
  ref: (...kinds: Kind[]): ValueForm => ({ form: 'ref', kinds }),
  refs: (...kinds: Kind[]): ValueForm => ({ form: 'ref', kinds, list: true }),
  word: (vocabulary: VocabularyName): ValueForm => ({ form: 'word', vocabulary }),
  words: (vocabulary: VocabularyName): ValueForm => ({ form: 'word', vocabulary, list: true }),
  quantity: (...examples: string[]): ValueForm => ({ form: 'quantity', examples }),
  items: { form: 'items' } as ValueForm,
  intents: { form: 'intents' } as ValueForm,
  path: { form: 'path' } as ValueForm,
  text: { form: 'text' } as ValueForm,
  name: { form: 'name' } as ValueForm,
  flag: { form: 'flag' } as ValueForm,
};

export function property(keyword: string, form: ValueForm, help: string, example: string): PropertyReference {
  return { keyword, value: form, help, example };
}
