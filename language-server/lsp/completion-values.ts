import { CompletionItemKind } from 'vscode-languageserver';
import type { TextEdit } from 'vscode-languageserver';
import { rules } from '../../model/rules/table.ts';
import { contextWords, vocabulary } from '../../model/vocabulary.ts';
import type { CompletionPlace } from '../completion-place.ts';
import type { ValueForm } from '../reference/reference.ts';
import { nameSuggestions, undeclaredNames } from './completion-names.ts';
import { parameterSuggestions } from './completion-templates.ts';
import type { DocumentView } from './provider.ts';
import { quantitySuggestions } from './quantity-suggestions.ts';

/** Something that can be written at a place. */
export interface Suggestion {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly detail?: string;
  /** Shown behind the label: an element's kind. */
  readonly description?: string;
  /** All that is said about it, as Markdown. */
  readonly documentation?: string;
  /** A line of CXA that shows its use. */
  readonly example?: string;
  /** What is inserted; the label when left out. */
  readonly text?: string;
  /** What is inserted, with places to fill in as the reference writes them. */
  readonly snippet?: string;
  /** Nothing but its use says that there is such a name. */
  readonly isUndeclared?: true;
  /** The editor is to ask again once it is inserted. */
  readonly again?: boolean;
  /** What has to change elsewhere in the file: an import. */
  readonly edit?: TextEdit;
}

export interface TypedPlace extends CompletionPlace {
  /** What has been typed of the word there. */
  readonly typed: string;
}

/** What fits where a value is due. */
export function valueSuggestions(view: DocumentView, place: TypedPlace, form: ValueForm): readonly Suggestion[] {
  const parameters = parameterSuggestions(view, place, form);
  const own = ownSuggestions(view, place, form);
  return parameters.length === 0 ? own : [...parameters, ...own];
}

function ownSuggestions(view: DocumentView, place: TypedPlace, form: ValueForm): readonly Suggestion[] {
  switch (form.form) {
    case 'ref':
      return nameSuggestions(view, place, form.kinds);
    case 'word':
      return vocabulary[form.vocabulary].map((label) => ({ label, kind: CompletionItemKind.EnumMember }));
    case 'choice':
      return form.words.map((label) => ({
        label,
        kind: CompletionItemKind.EnumMember,
        ...(label === 'none' && { detail: 'known to be absent' }),
      }));
    case 'quantity':
      return quantitySuggestions(form.examples, place.typed);
    case 'items':
      return itemSuggestions(view);
    case 'intents':
      return [...nameSuggestions(view, place, ['intent']), ...usedIntents(view)];
    case 'selector':
      return [
        ...selectorWords,
        ...nameSuggestions(view, place, ['system', 'channel', 'journey', 'persona', 'data', 'team']),
      ];
    case 'rules':
      return Object.values(rules).map(({ id, title }) => ({
        label: id,
        kind: CompletionItemKind.Constant,
        detail: title,
      }));
    case 'tags':
      return usedTags(view);
    case 'text':
      return [{ label: '"…"', kind: CompletionItemKind.Text, snippet: '"«»"' }];
    case 'new':
      return form.kind === undefined ? [] : undeclaredNames(view, [form.kind]);
    case 'any':
      return distinct(form.of.flatMap((each) => ownSuggestions(view, place, each)));
    default:
      return [];
  }
}

/** Data entities and their identifiers, context items, and what steps produce or bring. */
function itemSuggestions({ state }: DocumentView): readonly Suggestion[] {
  const details = new Map<string, string>();
  const add = (word: string, detail: string) => {
    if (!details.has(word)) details.set(word, detail);
  };
  for (const element of state.model.elements) {
    const label = element.title ?? element.path;
    if (element.kind === 'data') add(element.path, label);
    else if (element.kind === 'context') add(element.path, label);
  }
  for (const element of state.model.elements) {
    const label = element.title ?? element.path;
    if (element.kind === 'data')
      for (const identifier of element.identifiers) add(identifier, `identifier of ${label}`);
    else if (element.kind === 'step')
      for (const { item } of [...element.produces, ...element.brings]) add(item, `from ${label}`);
  }
  for (const word of contextWords) add(word, 'context item');
  return [...details].map(([label, detail]) => ({ label, detail, kind: CompletionItemKind.Field }));
}

/** Intents need no declaration. */
function usedIntents(view: DocumentView): readonly Suggestion[] {
  const used = new Set<string>();
  for (const element of view.state.model.elements) {
    if (element.kind === 'journey') for (const intent of element.intents) used.add(intent);
    else if (element.kind === 'channel')
      for (const { intent } of element.targets) if (intent !== undefined) used.add(intent);
  }
  for (const { path } of view.project.documents.symbols().ofKinds(['intent'])) used.delete(path);
  return [...used].map((label) => ({ label, kind: CompletionItemKind.Value, detail: 'intent' }));
}

function usedTags(view: DocumentView): readonly Suggestion[] {
  const tags = new Set(view.state.model.elements.flatMap((element) => element.tags));
  return [...tags].sort().map((label) => ({ label, kind: CompletionItemKind.Value, detail: 'tag' }));
}

function distinct(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  const labels = new Set<string>();
  return suggestions.filter(({ label }) => !labels.has(label) && labels.add(label));
}

const selectorWords: readonly Suggestion[] = [
  ['kind', 'everything of a kind'],
  ['tag', 'everything with a tag'],
  ['owner', 'everything of a team'],
  ['in', 'everything in a boundary'],
  ['journey', 'what a journey runs over'],
  ['persona', 'the journeys of a persona'],
  ['neighbours of', 'what is joined to a system'],
].map(([label = '', detail = '']) => ({
  label,
  detail,
  kind: CompletionItemKind.Keyword,
  text: `${label} `,
  again: true,
}));
