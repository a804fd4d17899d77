import {
  CompletionItemKind,
  CompletionRequest,
  CompletionTriggerKind,
  InsertTextFormat,
  MarkupKind,
} from 'vscode-languageserver';
import type { CompletionItem, CompletionList, CompletionParams, Range } from 'vscode-languageserver';
import { placeAt } from '../completion-place.ts';
import { wordsBefore } from '../reading-words.ts';
import type { DeclarationReference, PropertyReference } from '../reference/reference.ts';
import { editorSnippet, plainSnippet } from '../reference/snippet.ts';
import { declarationsIn, propertiesIn } from '../reference/table.ts';
import { starterText } from '../starter-project.ts';
import { arrowSources, valueSuggestions } from './completion-values.ts';
import type { Suggestion, TypedPlace } from './completion-values.ts';
import { isPeriodDue, periods } from './quantity-suggestions.ts';
import type { DocumentView, Provider } from './provider.ts';
import { typedBefore } from './word.ts';

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
  const typed = typedBefore(view.text, position);
  const range = { start: { line: position.line, character: position.character - typed.length }, end: position };
  const { words, inside, startsLine } = wordsBefore(view.document.text, view.text.offsetAt(range.start));
  if (inside) return { isIncomplete: false, items: [] };
  const place = { ...placeAt(words, startsLine), typed };
  const behind = view.text.getText({ start: position, end: { line: position.line + 1, character: 0 } });
  const onTyping = context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
  const possible = isPeriodDue(words)
    ? periods
    : onTyping
      ? valuesOf(view, place)
      : suggestionsAt(view, place, {
          startsLine,
          // In a project that has something already, the starter would only declare it again.
          isEmpty: words.length === 0 && view.state.model.elements.every((element) => element.undeclared),
          hasArrow: /^[\p{L}\p{N}_-]*\s*<?->/u.test(behind),
        });
  // The word that is being typed is itself a name that is used and not declared.
  const word = typed + (/^[\p{L}\p{N}_]*/u.exec(behind)?.[0] ?? '');
  const all = possible.filter(({ label, isUndeclared }) => !isUndeclared || label !== word);
  const fitting = all.length > most ? all.filter(({ label }) => hasLetters(label, typed)) : all;
  return {
    // The units of a number depend on the number.
    isIncomplete: fitting.length > most || fitting.some(({ kind }) => kind === CompletionItemKind.Unit),
    items: fitting
      .slice(0, most)
      .map((suggestion, index) => itemOf(suggestion, range, String(index).padStart(4, '0'), snippets)),
  };
}

/** What is around the place in its text. */
interface Asked {
  readonly startsLine: boolean;
  /** Nothing is written yet, here or elsewhere in the project. */
  readonly isEmpty: boolean;
  /** An arrow follows, so that a name alone is wanted. */
  readonly hasArrow: boolean;
}

/** What can stand here, the most likely first. */
function suggestionsAt(
  view: DocumentView,
  place: TypedPlace,
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

function valuesOf(view: DocumentView, place: TypedPlace): readonly Suggestion[] {
  if (!place.value) return [];
  const values = valueSuggestions(view, place, place.value);
  // What is none is not also something else.
  return place.behind === ',' ? values.filter(({ label }) => label !== 'none') : values;
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
    // An editor shows the kind at the end of the line and the title right behind the name.
    ...(description !== undefined && {
      labelDetails: { description, ...(detail !== undefined && detail !== description && { detail: `  ${detail}` }) },
    }),
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
