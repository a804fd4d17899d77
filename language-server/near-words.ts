import type { Carried, Element, ElementOf } from '../model/element.ts';
import type { Finding } from '../model/finding.ts';
import type { Model } from '../model/model.ts';
import { contextWords } from '../model/vocabulary.ts';

/**
 * Context items and intents need no declaration, so a misspelt one would silently be another. This warns about a word
 * that is one letter away from a declared or well-known one, or differs from it by case alone.
 */
export function findNearWords(model: Model): readonly Finding[] {
  const items = new Set<string>(contextWords);
  const intents = new Set<string>();
  const uses: Use[] = [];
  for (const element of model.elements) {
    if (element.kind === 'context') items.add(element.path);
    else if (element.kind === 'intent') intents.add(element.path);
    else if (element.kind === 'data') {
      items.add(element.path);
      for (const identifier of element.identifiers) items.add(identifier);
    }
    for (const use of usesOf(element)) uses.push(use);
  }
  const near = { item: createNear(items), intent: createNear(intents) };
  return uses.flatMap((use) => {
    const word = near[use.of](use.word);
    return word === undefined ? [] : [warning(model, use, word)];
  });
}

/** The known word that a word looks like without being it; each word is looked up once. */
function createNear(known: ReadonlySet<string>): (word: string) => string | undefined {
  const answers = new Map<string, string | undefined>();
  let byShape: Shapes | undefined;
  return (word) => {
    if (known.has(word)) return undefined;
    if (!answers.has(word)) {
      byShape ??= shapes([...known]);
      answers.set(word, nearOf(word, byShape));
    }
    return answers.get(word);
  };
}

interface Use {
  readonly element: Element;
  readonly field: string;
  readonly of: 'item' | 'intent';
  readonly word: string;
  /** The field holds more than the word, so that nothing can be put in its place. */
  readonly among?: true;
}

const knownUses = new WeakMap<Element, readonly Use[]>();
const none: readonly Use[] = [];

/** Kept with the element, which stays the same one while its meaning does: every keystroke asks for all of them. */
function usesOf(element: Element): readonly Use[] {
  if (!isUser(element)) return none;
  let uses = knownUses.get(element);
  if (!uses) {
    uses = readUses(element);
    knownUses.set(element, uses);
  }
  return uses;
}

type User = ElementOf<(typeof userKinds)[number]>;

const userKinds = ['integration', 'handover', 'step', 'transition', 'journey', 'channel', 'system', 'communication', 'problem'] as const;
const users: ReadonlySet<string> = new Set(userKinds);

function isUser(element: Element): element is User {
  return users.has(element.kind);
}

function readUses(element: User): readonly Use[] {
  const items = (field: string, list: readonly Carried[] | 'none' | undefined): Use[] => {
    if (!list || list === 'none') return [];
    return list.flatMap(({ item, data }, index) =>
      data ? [] : [{ element, field: `${field}.${index}`, of: 'item' as const, word: item }],
    );
  };
  const intents = (list: readonly string[]) =>
    list.map((word, index): Use => ({ element, field: `intents.${index}`, of: 'intent', word }));
  switch (element.kind) {
    case 'integration':
      return [...items('carries', element.carries), ...items('returns', element.returns)];
    case 'handover':
      return [...items('carries', element.carries), ...intents(element.intents ?? [])];
    case 'transition':
      return items('carries', element.carries);
    case 'step':
      return [
        ...items('needs', element.needs),
        ...items('brings', element.brings),
        ...items('produces', element.produces),
      ];
    case 'channel':
      return element.targets.flatMap(({ intent }, index) =>
        intent === undefined || intent === '' ? [] : [{ element, field: `targets.${index}`, of: 'intent' as const, word: intent, among: true as const }],
      );
    case 'system':
      return element.routes.flatMap(({ intents }, index) =>
        intents.map((word) => ({ element, field: `routes.${index}`, of: 'intent' as const, word, among: true as const })),
      );
    case 'journey':
    case 'communication':
    case 'problem':
      return intents(element.intents);
  }
}

/** Words by every shape with one letter left out, in lower case: two words one letter apart share a shape. */
type Shapes = ReadonlyMap<string, string>;

function shapes(words: readonly string[]): Shapes {
  const map = new Map<string, string>();
  for (const word of words) for (const shape of shapesOf(word)) if (!map.has(shape)) map.set(shape, word);
  return map;
}

function shapesOf(word: string): readonly string[] {
  const lower = word.toLowerCase();
  if (lower.length < 5) return [lower];
  return [lower, ...Array.from(lower, (_, index) => lower.slice(0, index) + lower.slice(index + 1))];
}

function nearOf(word: string, known: Shapes): string | undefined {
  for (const shape of shapesOf(word)) {
    const found = known.get(shape);
    // A plural is another word.
    if (found !== undefined && `${found}s` !== word && `${word}s` !== found) return found;
  }
  return undefined;
}

function warning(model: Model, use: Use, near: string): Finding {
  const source = model.sources.get(use.element.id);
  const range = source?.properties[use.field] ?? source?.name;
  const place = source && range ? { file: source.file, range } : undefined;
  return {
    rule: 'reference',
    severity: 'warning',
    message: `"${use.word}" is nowhere declared and looks like "${near}"; correct it, or declare it: ${use.of === 'intent' ? 'intent' : 'context'} ${use.word}.`,
    source: place,
    element: use.element.id,
    plateaus: [],
    journeys: [],
    related: [],
    fixes: place && !use.among ? [{ kind: 'replace-text', title: `Change to "${near}"`, at: place, text: near }] : [],
    missing: false,
    waived: false,
  };
}
