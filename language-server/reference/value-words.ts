import { vocabulary } from '../../model/vocabulary.ts';
import type { VocabularyName } from '../../model/vocabulary.ts';
import { quantityForms } from './quantity-forms.ts';
import type { ValueForm } from './reference.ts';

/** How a vocabulary is named where all its words would be too many. */
type VocabularyWords = (name: VocabularyName) => string;

/** What stands where a value is due, in words and Markdown: "a reference to a team, or `none`"; empty where nothing does. */
export function valueWords(form: ValueForm, ofVocabulary: VocabularyWords = firstWords): string {
  const words = form.told ?? oneValue(form, ofVocabulary);
  return form.several && words !== '' ? `${words}; several with commas` : words;
}

function oneValue(form: ValueForm, ofVocabulary: VocabularyWords): string {
  switch (form.form) {
    case 'ref':
      return form.path ? `names of ${plural(form.kinds)}, joined by \`->\`` : `the name of ${oneOf(form.kinds)}`;
    case 'word':
      return vocabulary[form.vocabulary].length > most ? ofVocabulary(form.vocabulary) : choice(vocabulary[form.vocabulary]);
    case 'choice':
      return form.isOpen ? `a word such as ${listed(form.words.map(code))}` : choice(form.words);
    case 'items':
      return 'a context item, an identifier or the name of a data entity';
    case 'intents':
      return 'an intent';
    case 'selector':
      return 'a selector';
    case 'rules':
      return 'the id of a rule; several with commas';
    case 'tags':
      return 'a word of your own';
    case 'quantity':
      return listed(quantityForms(form.examples).map(({ words }) => words));
    case 'text':
      return 'a text in quotes';
    case 'new':
      return 'a name of your own';
    case 'any':
      return anyOf(form.of, ofVocabulary);
    case 'sequence':
      return form.of.map((each) => oneValue(each, ofVocabulary)).join(', then ');
    case 'flag':
      return '';
  }
}

/** Units of the quantities in a value, in words and Markdown; empty where there are none. */
export function unitWords(form: ValueForm): string {
  return [...new Set(quantitiesIn(form).flatMap(({ units }) => units ?? []))].join('; ');
}

function quantitiesIn(form: ValueForm): ReturnType<typeof quantityForms> {
  if (form.form === 'quantity') return quantityForms(form.examples);
  return form.form === 'any' || form.form === 'sequence' ? form.of.flatMap(quantitiesIn) : [];
}

/** Of more words than these only the first are told. */
const most = 12;

function firstWords(name: VocabularyName): string {
  return `one of ${vocabulary[name].slice(0, most).map(code).join(', ')} and ${vocabulary[name].length - most} more`;
}

function choice(words: readonly string[]): string {
  return words.length === 1 ? listed(words.map(code)) : `one of ${words.map(code).join(', ')}`;
}

function anyOf(forms: readonly ValueForm[], ofVocabulary: VocabularyWords): string {
  return forms.map((each) => oneValue(each, ofVocabulary)).join(', or ');
}

const kindWords: Readonly<Record<string, string>> = { context: 'context item', data: 'data entity' };

function oneOf(kinds: readonly string[]): string {
  return listed(kinds.map((kind) => article(kindWords[kind] ?? kind)));
}

function plural(kinds: readonly string[]): string {
  return listed(kinds.map((kind) => `${kindWords[kind] ?? kind}s`.replace(/ys$/, 'ies')));
}

function article(word: string): string {
  return `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function code(word: string): string {
  return `\`${word}\``;
}
