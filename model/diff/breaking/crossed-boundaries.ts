import { organisationsEntered, placements, regionsEntered } from '../../boundary-crossings.ts';
import type { ElementId } from '../../element-base.ts';
import { listedUpTo } from '../../phrases.ts';
import { personalData, personalIn } from '../../personal-data.ts';
import type { ArchitectureIndex } from '../../query.ts';
import type { Breaking } from './breaking-change.ts';

/** Personal data that goes into a region or organisation into which it did not go before, with the integrations that take it there. */
export function* newlyCrossed(before: ArchitectureIndex, after: ArchitectureIndex, ids: ReadonlyMap<ElementId, ElementId>): Iterable<Breaking> {
  const known = new Set(crossingsOf(before).map(({ item, boundary }) => keyOf(ids.get(item) ?? item, ids.get(boundary) ?? boundary)));
  const found = new Map<ElementId, { readonly words: Set<string>; readonly ways: Map<ElementId, string> }>();
  for (const { item, word, boundary, integration, from, to } of crossingsOf(after)) {
    if (known.has(keyOf(item, boundary))) continue;
    const entry = found.get(boundary) ?? { words: new Set(), ways: new Map() };
    found.set(boundary, entry);
    entry.words.add(word);
    entry.ways.set(integration, `${after.label(from)} -> ${after.label(to)}`);
  }
  for (const [boundary, { words, ways }] of found) {
    const [first] = ways.keys();
    yield {
      kind: 'personal data',
      ...(first !== undefined && { element: first }),
      text: `Personal data goes into ${after.label(boundary)} for the first time: ${listedUpTo([...words], 4)} by ${listedUpTo([...ways.values()], 2)}.`,
    };
  }
}

interface Crossed {
  readonly item: string;
  readonly word: string;
  readonly boundary: ElementId;
  readonly integration: ElementId;
  readonly from: ElementId;
  readonly to: ElementId;
}

function crossingsOf(index: ArchitectureIndex): readonly Crossed[] {
  const personal = personalData(index);
  if (personal.size === 0) return [];
  const placeOf = placements(index);
  const found: Crossed[] = [];
  for (const integration of index.all('integration')) {
    const ways = [
      { list: integration.carries, from: integration.from, to: integration.to },
      { list: integration.returns, from: integration.to, to: integration.from },
    ];
    for (const { list, from, to } of ways) {
      const entries = personalIn(personal, list);
      if (entries.length === 0) continue;
      const [here, there] = [placeOf(from), placeOf(to)];
      for (const { boundary } of [...regionsEntered(here, there), ...organisationsEntered(here, there)]) {
        for (const { item, word } of entries) found.push({ item, word, boundary, integration: integration.id, from, to });
      }
    }
  }
  return found;
}

function keyOf(item: string, boundary: ElementId): string {
  return `${item} ${boundary}`;
}
