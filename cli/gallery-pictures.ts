import type { ViewEntry } from '../diagram/view-graph.ts';
import type { Drawing } from './drawing.ts';
import type { GalleryEntry } from './gallery.ts';
import { pictureFormats } from './picture-formats.ts';

/** A view of an example, as two SVG documents of the same size. */
export interface GalleryPicture {
  readonly title: string;
  readonly light: string;
  readonly dark: string;
  /** px */
  readonly width: number;
  readonly height: number;
}

/** More journeys than this say nothing new about a template. */
const mostJourneys = 3;

/** The landscape and the journeys of an entry's example; none where there is nothing to see. */
export async function drawEntry({ example, isOwnExample, made }: GalleryEntry, { draw }: Drawing): Promise<readonly GalleryPicture[]> {
  const { elements } = example.model;
  const hasLandscape = isOwnExample || made.has('system') || made.has('channel');
  const journeys = elements.filter(({ kind, instance }) => kind === 'journey' && (isOwnExample || instance !== undefined)).slice(0, mostJourneys);
  const views: readonly ViewEntry[] = [
    ...(hasLandscape ? [{ kind: 'landscape' as const, name: 'landscape', title: 'Landscape' }] : []),
    ...journeys.map(({ id, path, title }) => ({ kind: 'journey' as const, subject: id, name: `journey:${path}`, title: `Journey: ${title ?? path}` })),
  ];
  const pictures: GalleryPicture[] = [];
  for (const view of views) {
    const graph = await draw(example, view);
    const [light, dark] = await Promise.all([pictureFormats.svg.write(graph, 'light'), pictureFormats.svg.write(graph, 'dark')]);
    const [, width = '0', height = '0'] = /viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"/.exec(light) ?? [];
    pictures.push({ title: view.title, light, dark, width: Math.ceil(Number(width)), height: Math.ceil(Number(height)) });
  }
  return pictures;
}
