import {
  CompletionItemKind,
  CompletionRequest,
  CompletionTriggerKind,
  InsertTextFormat,
  MarkupKind,
} from 'vscode-languageserver';
import type { CompletionItem, CompletionList, CompletionParams, Range } from 'vscode-languageserver';
import { placeAt } from '../completion-place.ts';
import type { CompletionPlace } from '../completion-place.ts';
import { wordsBefore } from '../reading-words.ts';
import type { DeclarationReference, PropertyReference } from '../reference/reference.ts';
import { editorSnippet, plainSnippet } from '../reference/snippet.ts';
import { declarationsIn, propertiesIn } from '../reference/table.ts';
import { starterText } from '../starter-project.ts';
import { arrowSources, valueSuggestions } from './completion-values.ts';
import type { Suggestion } from './completion-values.ts';
import type { DocumentView, Provider } from './provider.ts';
import { wordAt } from './word.ts';

export const completion: Provider = {
  capabilities: { completionProvider: { triggerCharacters: [' ', '.', '>', ','] } },
  register(requests) {
    requests.onDocument(CompletionRequest.type, null, (view, params) => {
      const snippets = requests.client().textDocument?.completion?.completionItem?.snippetSupport === true;
      return completeAt(view, params, snippets);
    });
  },
};

/** More than this is asked for again as the word gets longer. */
const most = 1000;

function completeAt(view: DocumentView, { position, context }: CompletionParams, snippets: boolean): CompletionList {
  const word = wordAt(view.text, position);
  const start = word?.range.start ?? position;
  const { words, inside, startsLine } = wordsBefore(view.document.text, view.text.offsetAt(start));
  if (inside) return { isIncomplete: false, items: [] };
  const place = placeAt(words, startsLine);
  const hasArrow = /^\s*<?->/.test(
    view.text.getText({ start: word?.range.end ?? position, end: { line: position.line + 1, character: 0 } }),
  );
  const onTyping = context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
  const asked = { startsLine, isEmpty: words.length === 0, hasArrow };
  const possible = onTyping ? valuesOf(view, place) : suggestionsAt(view, place, asked);
  // The word that is being typed is itself a name that is used and not declared.
  const all = possible.filter(({ label, isUndeclared }) => !isUndeclared || label !== word?.text);
  const typed = word?.text.slice(0, position.character - start.character) ?? '';
  const fitting = all.length > most ? all.filter(({ label }) => hasLetters(label, typed)) : all;
  const range = { start, end: position };
  return {
    isIncomplete: fitting.length > most,
    items: fitting
      .slice(0, most)
      .map((suggestion, index) => itemOf(suggestion, range, String(index).padStart(4, '0'), snippets)),
  };
}

/** What is around the place in its text. */
interface Asked {
  readonly startsLine: boolean;
  /** Nothing is written yet. */
  readonly isEmpty: boolean;
  /** An arrow follows, so that a name alone is wanted. */
  readonly hasArrow: boolean;
}

/** What can stand here, the most likely first. */
function suggestionsAt(
  view: DocumentView,
  place: CompletionPlace,
  { startsLine, isEmpty, hasArrow }: Asked,
): readonly Suggestion[] {
  const { more, openable, begins, blocks } = place;
  const block = blocks.at(-1);
  const isLost = block !== undefined && block.declaration === undefined;
  const arrows = begins && startsLine && !isLost ? arrowSources(view, blocks, hasArrow) : [];
  if (hasArrow && arrows.length > 0) return arrows;
  const members = begins && !isLost ? membersOf(block?.declaration, block?.stated ?? new Set()) : [];
  return [
    ...(isEmpty ? [starter] : []),
    ...valuesOf(view, place),
    ...more.map(propertySuggestion),
    ...(openable && !startsLine ? [blockSuggestion] : []),
    ...members,
    ...arrows,
  ];
}

function valuesOf(view: DocumentView, place: CompletionPlace): readonly Suggestion[] {
  return place.value ? valueSuggestions(view, place, place.value) : [];
}

/** Properties that are not stated yet, declarations, then properties that are. */
function membersOf(container: DeclarationReference | undefined, stated: ReadonlySet<string>): readonly Suggestion[] {
  const properties = propertiesIn(container);
  return [
    ...properties.filter(({ keyword }) => !stated.has(keyword)).map(propertySuggestion),
    ...declarationsIn(container).map(declarationSuggestion),
    ...properties.filter(({ keyword }) => stated.has(keyword)).map(propertySuggestion),
  ];
}

const starter: Suggestion = {
  label: 'starter',
  kind: CompletionItemKind.Snippet,
  detail: 'Three systems and a journey to begin with',
  snippet: starterText,
};

const blockSuggestion: Suggestion = {
  label: '{ }',
  kind: CompletionItemKind.Snippet,
  detail: 'Say more about it',
  snippet: '{\n\t«»\n}',
  again: true,
};

function declarationSuggestion({ keyword, help, snippet }: DeclarationReference): Suggestion {
  const label = keyword === '->' ? 'integration' : keyword;
  return { label, kind: CompletionItemKind.Snippet, detail: help, snippet };
}

/** After a keyword whose value can be offered, the editor asks again at once. */
function propertySuggestion({ keyword, help, example, value, tails }: PropertyReference): Suggestion {
  const base = { label: keyword, kind: CompletionItemKind.Property, detail: help, example };
  if (keyword === 'at') return { ...base, snippet: 'at «p1» {\n\t«»\n}' };
  if (value.form === 'text') return { ...base, snippet: `${keyword} "«»"` };
  if (keyword === 'on fail') return { ...base, text: 'on fail -> ', again: true };
  return value.form === 'flag' && tails.length === 0 ? base : { ...base, text: `${keyword} `, again: true };
}

function itemOf(
  { label, kind, detail, description, example, text, snippet, again }: Suggestion,
  range: Range,
  sortText: string,
  snippets: boolean,
): CompletionItem {
  const newText = snippet === undefined ? (text ?? label) : snippets ? editorSnippet(snippet) : plainSnippet(snippet);
  return {
    label,
    kind,
    sortText,
    textEdit: { range, newText },
    ...(detail !== undefined && { detail }),
    ...(description !== undefined && { labelDetails: { description } }),
    ...(example !== undefined && {
      documentation: { kind: MarkupKind.Markdown, value: `\`\`\`cxa\n${example}\n\`\`\`` },
    }),
    ...(snippet !== undefined && snippets && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(again && { command: { title: 'Suggest', command: 'editor.action.triggerSuggest' } }),
  };
}

function hasLetters(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters.toLowerCase()) {
    at = text.toLowerCase().indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
