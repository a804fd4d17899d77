import { CompletionItemKind } from 'vscode-languageserver';
import type { Kind } from '../../model/element.ts';
import { rules } from '../../model/rules/table.ts';
import { contextWords, vocabulary } from '../../model/vocabulary.ts';
import type { Block, CompletionPlace } from '../completion-place.ts';
import type { ValueForm } from '../reference/reference.ts';
import type { SymbolEntry } from '../scope.ts';
import type { DocumentView } from './provider.ts';
import { quantitySuggestions } from './quantity-suggestions.ts';

/** Something that can be written at a place. */
export interface Suggestion {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly detail?: string;
  /** Shown behind the label: an element's kind. */
  readonly description?: string;
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
}

export interface TypedPlace extends CompletionPlace {
  /** What has been typed of the word there. */
  readonly typed: string;
}

/** What fits where a value is due. */
export function valueSuggestions(view: DocumentView, place: TypedPlace, form: ValueForm): readonly Suggestion[] {
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
      return distinct(form.of.flatMap((each) => valueSuggestions(view, place, each)));
    default:
      return [];
  }
}

/** A line may begin with a name: the start of an integration, or of an arrow between steps, which may be there already. */
export function arrowSources(view: DocumentView, blocks: readonly Block[], hasArrow: boolean): readonly Suggestion[] {
  const keyword = blocks.at(-1)?.declaration?.keyword;
  const journey = blocks.find(({ declaration }) => declaration?.keyword === 'journey');
  if (keyword !== undefined && keyword !== 'journey' && keyword !== 'phase' && keyword !== 'system') return [];
  if (journey === undefined && keyword === 'phase') return [];
  const kind = journey ? 'step' : 'system';
  return view.project.documents
    .symbols()
    .ofKinds([kind])
    .filter(({ path }) => !journey || path.startsWith(`${journey.name}.`))
    .map((symbol): Suggestion => {
      const name = journey ? shortName(symbol) : symbol.path;
      const detail = journey ? 'What follows this step' : 'An integration that starts here';
      if (hasArrow)
        return {
          label: name,
          kind: CompletionItemKind.Reference,
          detail: symbol.title ?? symbol.kind,
          description: symbol.kind,
        };
      return { label: `${name} ->`, kind: CompletionItemKind.Reference, detail, text: `${name} -> `, again: true };
    });
}

/** Names with their title and kind: first those of the journey or system around by their short name, last those not declared yet. */
function nameSuggestions(
  view: DocumentView,
  { blocks, prefix }: CompletionPlace,
  kinds: readonly Kind[],
): readonly Suggestion[] {
  const around = blocks
    .filter(({ declaration }) => declaration && containers.has(declaration.keyword))
    .map(({ name }) => name);
  const container = around.length > 0 ? `${around.join('.')}.` : undefined;
  const own: Suggestion[] = [];
  const near: Suggestion[] = [];
  const far: Suggestion[] = [];
  for (const symbol of view.project.documents.symbols().ofKinds(kinds)) {
    const label = labelFor(symbol, prefix, container);
    if (label === undefined) continue;
    const list = container !== undefined && symbol.path.startsWith(container) ? own : label.includes('.') ? far : near;
    list.push({
      label,
      kind: CompletionItemKind.Reference,
      detail: symbol.title ?? symbol.kind,
      description: symbol.kind,
    });
  }
  const ends = kinds.includes('step') && kinds.length === 1 && prefix === '' ? [pathEnd] : [];
  const missing = prefix === '' ? undeclaredNames(view, kinds) : [];
  return withKinds([...own, ...near, ...far, ...ends, ...missing]);
}

const containers: ReadonlySet<string> = new Set(['journey', 'system', 'team', 'boundary', 'capability', 'programme']);
const pathEnd: Suggestion = { label: 'end', kind: CompletionItemKind.EnumMember, detail: 'The path ends here' };

/** As it is written here; undefined for what cannot be. */
function labelFor({ path, unnamed }: SymbolEntry, prefix: string, container: string | undefined): string | undefined {
  if (prefix !== '') {
    if (path.startsWith(prefix)) return path.slice(prefix.length);
    const at = path.indexOf(`.${prefix}`);
    return at < 0 ? undefined : path.slice(at + prefix.length + 1);
  }
  if (unnamed) return path.includes('#') ? undefined : path.replace('->', ' -> ');
  return container !== undefined && path.startsWith(container) ? path.slice(container.length) : path;
}

/** Where the same name is of several kinds, the kind stands in front of it. */
function withKinds(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  const counts = new Map<string, number>();
  for (const { label } of suggestions) counts.set(label, (counts.get(label) ?? 0) + 1);
  return suggestions.map((each) =>
    (counts.get(each.label) ?? 0) > 1 && each.description !== undefined
      ? { ...each, label: `${each.description} ${each.label}` }
      : each,
  );
}

function undeclaredNames(view: DocumentView, kinds: readonly Kind[]): readonly Suggestion[] {
  return view.state.model.elements
    .filter((element) => element.undeclared && kinds.includes(element.kind))
    .map(({ path, kind }) => ({
      label: path,
      kind: CompletionItemKind.Reference,
      detail: 'used, but not declared yet',
      description: kind,
      isUndeclared: true,
    }));
}

function shortName({ path }: SymbolEntry): string {
  return path.slice(path.lastIndexOf('.') + 1);
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
