import { Range, type QuickPickItem, Uri, window } from 'vscode';
import type { ElementPlace, PlacesParams } from '../../language-server/protocol.ts';
import type { Around } from './table.ts';

interface PlaceItem extends QuickPickItem {
  readonly place: ElementPlace;
}

/** Lists what a lens counts, and goes to what is picked; where there is only one, at once. */
export async function showPlaces({ server }: Around, uri: unknown, element: unknown, of: unknown): Promise<void> {
  if (typeof uri !== 'string' || typeof element !== 'string' || !isListed(of)) return;
  const params: PlacesParams = { uri, element, of };
  const places = await server.ask<readonly ElementPlace[]>('places', params);
  const items = places.map((place): PlaceItem => ({ label: place.label, description: place.detail, place }));
  const [first] = items;
  const picked =
    items.length === 1
      ? first
      : await window.showQuickPick(items, { title: titles[of], matchOnDescription: true });
  if (picked === undefined) return;
  const { file, range } = picked.place.source;
  const { start, end } = range;
  await window.showTextDocument(Uri.parse(file, true), {
    selection: new Range(start.line, start.character, end.line, end.character),
  });
}

const titles: Readonly<Record<PlacesParams['of'], string>> = {
  journeys: 'Journeys that use it',
  systems: 'Systems that it passes',
  findings: 'Findings',
  owned: 'What it owns',
};

function isListed(of: unknown): of is PlacesParams['of'] {
  return typeof of === 'string' && of in titles;
}
