import { CompletionItemKind } from 'vscode-languageserver';
import type { Kind } from '../../model/element.ts';
import type { Block, CompletionPlace } from '../completion-place.ts';
import { bodyPath } from '../name-scope.ts';
import type { SymbolEntry } from '../scope.ts';
import type { Suggestion } from './completion-values.ts';
import type { DocumentView } from './provider.ts';

/** A line may begin with a name: the start of an integration, or of an arrow between steps, which may be there already. */
export function arrowSources(view: DocumentView, blocks: readonly Block[], hasArrow: boolean): readonly Suggestion[] {
  const keyword = blocks.at(-1)?.declaration?.keyword;
  const journey = blocks.find(({ declaration }) => declaration?.keyword === 'journey');
  if (keyword !== undefined && !arrowBlocks.has(keyword)) return [];
  if (journey === undefined && keyword === 'phase') return [];
  const kind = journey ? 'step' : 'system';
  const body = bodyOf(blocks);
  const around = journey && (body === undefined ? journey.name : `${body}.${journey.name}`);
  return view.project.documents
    .symbols()
    .ofKinds([kind], body)
    .filter(({ path }) => around === undefined || path.startsWith(`${around}.`))
    .map((symbol): Suggestion => {
      const name = journey ? shortName(symbol) : withoutBody(symbol.path, body);
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

/** Blocks in which a line can begin with an arrow. */
const arrowBlocks: ReadonlySet<string> = new Set(['journey', 'phase', 'system', 'template', 'when', 'use', 'plateau']);

/** Names with their title and kind: first those of the journey or system around by their short name, last those not declared yet. */
export function nameSuggestions(
  view: DocumentView,
  { blocks, prefix, behind }: CompletionPlace,
  kinds: readonly Kind[],
): readonly Suggestion[] {
  const around = blocks
    .filter(({ declaration }) => declaration && containers.has(declaration.keyword))
    .map(({ name }) => name);
  const body = bodyOf(blocks);
  const path = [...(body === undefined ? [] : [body]), ...around].join('.');
  const container = path === '' ? undefined : `${path}.`;
  const own: Suggestion[] = [];
  const near: Suggestion[] = [];
  const far: Suggestion[] = [];
  for (const symbol of view.project.documents.symbols().ofKinds(kinds, body)) {
    const label = labelFor({ ...symbol, path: withoutBody(symbol.path, body) }, prefix, container && withoutBody(container, body));
    if (label === undefined) continue;
    // Only what the use made can be set.
    if (behind === 'set' && !(container !== undefined && symbol.path.startsWith(container))) continue;
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

const containers: ReadonlySet<string> = new Set(['journey', 'system', 'team', 'boundary', 'capability', 'programme', 'use']);
const pathEnd: Suggestion = { label: 'end', kind: CompletionItemKind.EnumMember, detail: 'The path ends here' };

/** As it is written here; undefined for what cannot be. */
function labelFor({ path, unnamed }: Pick<SymbolEntry, 'path' | 'unnamed'>, prefix: string, container: string | undefined): string | undefined {
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

export function undeclaredNames(view: DocumentView, kinds: readonly Kind[]): readonly Suggestion[] {
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

/** The template in whose body a place is: the path below which its names stand. */
export function bodyOf(blocks: readonly Block[]): string | undefined {
  const template = blocks.find(({ declaration }) => declaration?.keyword === 'template');
  return template && bodyPath(template.name);
}

function withoutBody(path: string, body: string | undefined): string {
  return body !== undefined && path.startsWith(`${body}.`) ? path.slice(body.length + 1) : path;
}
