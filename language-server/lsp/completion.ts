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
import type { ReadWord } from '../reading-words.ts';
import { anyKind } from '../build/view-elements.ts';
import type { DeclarationReference, PropertyReference } from '../reference/reference.ts';
import { editorSnippet, plainSnippet } from '../reference/snippet.ts';
import { value } from '../reference/reference.ts';
import { declarations, declarationsIn, propertiesIn } from '../reference/table.ts';
import { starterText } from '../starter-project.ts';
import { arrowSources, bodyOf } from './completion-names.ts';
import { contractItems, isContractDue } from './completion-contracts.ts';
import { importItems, importableNames } from './completion-imports.ts';
import { conditionSuggestions, parameterSuggestions, parenthesesSuggestions } from './completion-templates.ts';
import { valueSuggestions } from './completion-values.ts';
import type { Suggestion, TypedPlace } from './completion-values.ts';
import { isPeriodDue, periods } from './quantity-suggestions.ts';
import type { DocumentView, Provider } from './provider.ts';
import type { Workspace } from '../workspace.ts';
import { typedBefore } from './word.ts';

export const completion: Provider = {
  capabilities: { completionProvider: { triggerCharacters: [' ', '.', '>', ',', '(', '{', '"', '/', '#'] } },
  register(requests) {
    requests.onDocument(CompletionRequest.type, null, (view, params) => {
      const snippets = requests.client().textDocument?.completion?.completionItem?.snippetSupport === true;
      return completeAt(view, params, snippets, requests.workspace);
    });
  },
};

/** More than this is asked for again as the word gets longer. */
const most = 1000;

async function completeAt(
  view: DocumentView,
  { position, context }: CompletionParams,
  snippets: boolean,
  { files }: Pick<Workspace, 'files'>,
): Promise<CompletionList> {
  const typed = typedBefore(view.text, position);
  const range = { start: { line: position.line, character: position.character - typed.length }, end: position };
  const { words, inside, startsLine } = wordsBefore(view.document.text, view.text.offsetAt(range.start));
  const packages = await view.project.packages();
  if (inside && words.at(-2)?.text === 'import') return { isIncomplete: false, items: await importItems(view, files, packages, position) };
  if (inside && isContractDue(words)) return { isIncomplete: false, items: await contractItems(view, files, position) };
  if (inside) return { isIncomplete: false, items: insideText(view, words, range, snippets) };
  const place = { ...placeAt(words, startsLine), typed };
  const behind = view.text.getText({ start: position, end: { line: position.line + 1, character: 0 } });
  const onTyping = context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
  const condition = conditionAt(words);
  const possible = isPeriodDue(words)
    ? periods
    : condition !== undefined
      ? conditionSuggestions(view, place.blocks, condition)
      : onTyping
      ? valuesOf(view, place)
      : suggestionsAt(view, place, {
          startsLine,
          // In a project that has something already, the starter would only declare it again.
          isEmpty: words.length === 0 && view.state.model.elements.every((element) => element.undeclared),
          hasArrow: /^[\p{L}\p{N}_-]*\s*<?->/u.test(behind),
        });
  const importable = place.value && place.prefix === '' ? importableNames(view, packages, place.value) : [];
  // The word that is being typed is itself a name that is used and not declared.
  const word = typed + (/^[\p{L}\p{N}_]*/u.exec(behind)?.[0] ?? '');
  const isNamed = place.inParentheses !== undefined && /^[\p{L}\p{N}_]*\s*:/u.test(behind);
  const all = [...(isNamed ? possible.map(nameAlone) : possible), ...importable].filter(({ label, isUndeclared }) => !isUndeclared || label !== word);
  const fitting = all.length > most ? all.filter(({ label }) => hasLetters(label, typed)) : all;
  return {
    // The units of a number depend on the number.
    isIncomplete: fitting.length > most || fitting.some(({ kind }) => kind === CompletionItemKind.Unit),
    items: fitting
      .slice(0, most)
      .map((suggestion, index) => itemOf(suggestion, range, String(index).padStart(4, '0'), snippets)),
  };
}

/** A parameter whose colon is there already, as in the places of a snippet. */
function nameAlone({ text: _, again: __, ...suggestion }: Suggestion): Suggestion {
  return suggestion;
}

/** Behind `when size =`: the parameter whose value is due. */
function conditionAt(words: readonly ReadWord[]): string | undefined {
  if (words.at(-1)?.text !== '=') return undefined;
  const isCondition = words.at(-3)?.text === 'when' || (words.at(-3)?.text === 'not' && words.at(-4)?.text === 'when');
  return isCondition ? words.at(-2)?.text : undefined;
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
  const members = begins && !isLost ? membersOf(declarationOf(view, blocks), block?.stated ?? new Set()) : [];
  return [
    ...(isEmpty ? [starter] : []),
    ...valuesOf(view, place),
    ...more.map(propertySuggestion),
    ...(openable && !startsLine ? [blockSuggestion] : []),
    ...members,
    ...arrows,
  ];
}

/** In the block of a `set`, what its element is: that decides what can be said. */
function declarationOf(view: DocumentView, blocks: TypedPlace['blocks']): DeclarationReference | undefined {
  const block = blocks.at(-1);
  const around = blocks.at(-2);
  if (block?.declaration?.keyword !== 'set' || !around) return block?.declaration;
  const entries = view.project.documents.symbols().ofKinds(anyKind, bodyOf(blocks));
  const found = entries.find(({ path }) => path.endsWith(`${around.name}.${block.name}`));
  const keyword = found?.kind === 'integration' ? '->' : found?.kind;
  const declared = declarations.find((each) => each.keyword === keyword);
  return declared ? { ...block.declaration, ...declared, inside: [] } : block.declaration;
}

/** Within a text: the parameters of the template around, behind an opening brace. */
function insideText(view: DocumentView, words: readonly ReadWord[], range: Range, snippets: boolean): CompletionItem[] {
  const isBraced = view.text.getText({ start: { ...range.start, character: Math.max(0, range.start.character - 1) }, end: range.start }) === '{';
  if (!isBraced) return [];
  const { blocks } = placeAt(words.slice(0, -1), false);
  const form = value.any(value.text, value.quantity(), value.ref(...anyKind));
  const place = { ...placeAt([], true), blocks, typed: '' };
  return parameterSuggestions(view, place, form).map((each, index) => itemOf(each, range, String(index).padStart(4, '0'), snippets));
}

function valuesOf(view: DocumentView, place: TypedPlace): readonly Suggestion[] {
  const { inParentheses } = place;
  if (inParentheses) {
    return parenthesesSuggestions(view, inParentheses, (form) => valueSuggestions(view, { ...place, behind: '' }, form));
  }
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
  { label, kind, detail, description, documentation, example, text, snippet, again, edit }: Suggestion,
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
    ...(documentation !== undefined && { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
    ...(example !== undefined && {
      documentation: { kind: MarkupKind.Markdown, value: `\`\`\`cxa\n${example}\n\`\`\`` },
    }),
    ...(snippet !== undefined && snippets && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(edit && { additionalTextEdits: [edit] }),
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
