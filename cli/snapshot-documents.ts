import type { DocumentsPart, ElementDocument, Property } from '../extension/webview/static/snapshot.ts';
import { journeyOf, journeysUsing } from '../language-server/lsp/element-uses.ts';
import type { ProjectState } from '../language-server/project.ts';
import { propertyText, propertyWord } from '../model/diff/value-text.ts';
import type { Element } from '../model/element.ts';
import type { ElementId } from '../model/element-base.ts';
import type { Finding } from '../model/finding.ts';
import type { ShownIn } from './snapshot-pictures.ts';

/**
 * What the site says about everything that is declared.
 * @param findings the list in whose places documents name theirs
 * @param shownIn where an element is drawn
 */
export function documentElements(state: ProjectState, findings: readonly Finding[], shownIn: ShownIn): DocumentsPart {
  const { elements, sources } = state.model;
  const byId = new Map(elements.map((element) => [element.id, element]));
  const about = gather(findings.entries(), ([, { element }]) => element);
  const children = gather(elements, (element) => element.parent ?? (element.kind === 'journey' ? undefined : journeyOf(element)));
  const users = usersOf(state, byId);
  return elements
    .filter(({ kind }) => kind !== 'waiver')
    .map((element): ElementDocument => {
      const { id, kind, path } = element;
      const source = sources.get(id);
      const inside = element.parent ?? (kind === 'journey' ? undefined : journeyOf(element));
      const type = 'type' in element && typeof element.type === 'string' ? element.type : undefined;
      return {
        id,
        kind,
        path,
        label: labelOf(element, byId),
        ...(type !== undefined && { type }),
        ...(element.undeclared ? { description: '*It is named, but not declared yet.*' } : element.description !== undefined && { description: element.description }),
        ...(inside !== undefined && { parent: inside }),
        ...(element.owner !== undefined && { owner: element.owner }),
        properties: propertiesOf(element, byId),
        links: element.links ?? [],
        children: (children.get(id) ?? []).map((child) => child.id),
        usedBy: [...(users.get(id) ?? [])],
        journeys: journeysUsing(state, id),
        views: [...(shownIn.get(id) ?? [])].map(([view, plateau]) => ({ view, ...(plateau !== undefined && { plateau }) })),
        findings: (about.get(id) ?? []).map(([place]) => place),
        ...(source !== undefined && { place: { file: source.file, range: source.range } }),
      };
    });
}

/** Its title; an integration without one by its ends, which have titles. */
function labelOf(element: Element, byId: ReadonlyMap<ElementId, Element>): string {
  if (element.title !== undefined) return element.title;
  if (element.kind !== 'integration' && element.kind !== 'handover' && element.kind !== 'transition') return element.path;
  const ends = [element.from, element.to].map((id) => (id === undefined ? '' : (byId.get(id)?.title ?? id.slice(id.indexOf(':') + 1))));
  return ends.join(' → ');
}

/** Who names it, once each, in the order of the text; what is inside of it aside. */
function usersOf({ fragments }: ProjectState, byId: ReadonlyMap<ElementId, Element>): ReadonlyMap<ElementId, ReadonlySet<ElementId>> {
  const users = new Map<ElementId, Set<ElementId>>();
  for (const { target, from } of fragments.flatMap(({ references }) => references)) {
    const user = from === undefined ? undefined : byId.get(from);
    if (user === undefined || user.id === target || user.parent === target || user.kind === 'waiver') continue;
    const known = users.get(target) ?? new Set();
    known.add(user.id);
    users.set(target, known);
  }
  return users;
}

/** Said in another place of the page, or nothing that somebody has stated. */
const elsewhere: ReadonlySet<string> = new Set([
  ...['kind', 'id', 'name', 'path', 'title', 'description', 'parent', 'instance', 'owner', 'journey', 'order', 'defaulted', 'undeclared', 'type'],
  ...['links', 'meta', 'changes'],
]);

function propertiesOf(element: Element, byId: ReadonlyMap<ElementId, Element>): readonly Property[] {
  const stated = Object.entries(element as unknown as Record<string, unknown>).flatMap(([field, value]): readonly Property[] => {
    // Where there are several, the one is the first of them.
    if (field === 'boundary' && 'boundaries' in element && element.boundaries !== undefined) return [];
    if (elsewhere.has(field) || value === undefined || (Array.isArray(value) && value.length === 0)) return [];
    const values = (Array.isArray(value) ? (value as readonly unknown[]) : [value]).map((each) => statedValue(field, each, byId));
    return [{ word: propertyWord(field, element.kind), values, ...(element.defaulted?.includes(field) && { byDefault: true as const }) }];
  });
  const meta = Object.entries(element.meta ?? {}).map(([word, value]): Property => ({ word, values: [value] }));
  const changes = (element.changes ?? []).map(
    ({ plateau, set }): Property => ({
      word: `at ${plateau.slice(plateau.indexOf(':') + 1)}`,
      values: Object.entries(set).map(([field, value]) => `${propertyWord(field, element.kind)} ${propertyText(field, value)}`),
    }),
  );
  return [...stated, ...meta, ...changes];
}

function statedValue(field: string, value: unknown, byId: ReadonlyMap<ElementId, Element>): Property['values'][number] {
  if (typeof value === 'string' && byId.has(value)) return { element: value };
  // A list in an entry is read out with the kinds of what it names.
  return propertyText(field, value).replace(/\b[a-z]+:(?=[\w.]+)/g, (kind, at: number, text: string) => (byId.has(kind + (/^[\w.]+/.exec(text.slice(at + kind.length))?.[0] ?? '')) ? '' : kind));
}

function gather<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key | undefined): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
