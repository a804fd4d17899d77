import type { Carried, Element } from '../model/element.ts';
import type { Finding } from '../model/finding.ts';
import type { Model } from '../model/model.ts';
import { contextWords } from '../model/vocabulary.ts';

/**
 * Context items and intents need no declaration, so a misspelt one would silently be another. This warns about a word
 * that is one letter away from a declared or well-known one, or differs from it by case alone.
 */
export function findNearWords(model: Model): readonly Finding[] {
  const items = new Set<string>();
  const intents = new Set<string>();
  const uses: Use[] = [];
  for (const element of model.elements) {
    if (element.kind === 'context') items.add(element.path);
    else if (element.kind === 'intent') intents.add(element.path);
    else if (element.kind === 'data') {
      items.add(element.path);
      for (const identifier of element.identifiers) items.add(identifier);
    }
    collectUses(element, uses);
  }
  const knownItems = new Map([...contextWords, ...items].map((word) => [word, word]));
  const known = { item: knownItems, intent: new Map([...intents].map((word) => [word, word])) };
  const byShape = { item: shapes([...knownItems.keys()]), intent: shapes([...intents]) };
  return uses.flatMap((use) => {
    if (known[use.of].has(use.word)) return [];
    const near = nearOf(use.word, byShape[use.of]);
    return near === undefined ? [] : [warning(model, use, near)];
  });
}

interface Use {
  readonly element: Element;
  readonly field: string;
  readonly of: 'item' | 'intent';
  readonly word: string;
}

function collectUses(element: Element, uses: Use[]): void {
  const items = (field: string, list: readonly Carried[] | 'none' | undefined) => {
    if (!list || list === 'none') return;
    list.forEach((entry, index) => {
      if (!entry.data) uses.push({ element, field: `${field}.${index}`, of: 'item', word: entry.item });
    });
  };
  switch (element.kind) {
    case 'integration':
      items('carries', element.carries);
      items('returns', element.returns);
      break;
    case 'handover':
      items('carries', element.carries);
      break;
    case 'step':
      items('needs', element.needs);
      items('brings', element.brings);
      items('produces', element.produces);
      break;
    case 'journey':
      element.intents.forEach((word, index) => {
        uses.push({ element, field: `intents.${index}`, of: 'intent', word });
      });
      break;
    default:
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
    fixes: place ? [{ kind: 'replace-text', title: `Change to "${near}"`, at: place, text: near }] : [],
    missing: false,
    waived: false,
  };
}
