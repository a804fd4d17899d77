import { existsSync, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PlacedGraph } from '../diagram/placed-graph.ts';
import type { ThemeName } from '../diagram/svg/theme.ts';
import type { ViewEntry } from '../diagram/view-graph.ts';
import type { SingleView } from '../diagram/views/compared-view.ts';
import type { ProjectState } from '../language-server/project.ts';
import { startDrawing } from './drawing.ts';
import { shownPath } from './open-projects.ts';
import { type PictureFormat, pictureFormats, type PictureWriter } from './picture-formats.ts';
import { UsageError } from './usage-error.ts';
import { writeOutput } from './write-output.ts';

/** A picture that is asked for. */
export interface WantedPicture {
  /** At the plateau that is asked for, where one is. */
  readonly entry: ViewEntry;
  readonly state: ProjectState;
  /** Below the output's folder, where several projects are drawn. */
  readonly folder: string;
}

interface Wanted {
  readonly format: PictureFormat;
  readonly theme: ThemeName;
  readonly output: string | undefined;
}

/**
 * Writes pictures where `-o` says, each as soon as it is drawn; all into one file where that is a file and the format has pages.
 * @throws UsageError where several pictures, or one that no terminal can show, have nowhere to go.
 */
export async function writePictures(pictures: readonly WantedPicture[], { format, theme, output }: Wanted): Promise<void> {
  const writer: PictureWriter = pictureFormats[format];
  const warn = (sentence: string) => void process.stderr.write(`cxa: ${sentence}\n`);
  if (output === undefined && (pictures.length > 1 || writer.binary)) throw new UsageError(`Name where to write ${destinations(pictures.length, format, writer)}`);
  const together = writer.from === 'pages' && output !== undefined && pictures.length > 1 && isFileOf(output, format);
  const { draw, show, close } = await startSource(writer);
  try {
    if (together) {
      const graphs: PlacedGraph[] = [];
      for (const picture of pictures) graphs.push(await draw(picture));
      deliver(output, await writer.write(graphs, theme, warn));
      return;
    }
    for (const picture of pictures) {
      const target = targetOf(output, picture, format, pictures.length);
      if (writer.from === 'view') deliver(target, await writer.write(show(picture), theme, warn));
      else if (writer.from === 'picture') deliver(target, await writer.write(await draw(picture), theme, warn));
      else deliver(target, await writer.write([await draw(picture)], theme, warn));
    }
  } finally {
    close();
  }
}

interface Source {
  show(picture: WantedPicture): SingleView;
  draw(picture: WantedPicture): Promise<PlacedGraph>;
  close(): void;
}

/** The layout is loaded only by formats that have places. */
async function startSource({ from }: PictureWriter): Promise<Source> {
  const [{ buildPicture }, { asOneView }, { viewContext }] = await Promise.all([
    import('../diagram/compare/two-plateaus.ts'),
    import('../diagram/compare/one-view.ts'),
    import('../language-server/view-context.ts'),
  ]);
  const show: Source['show'] = ({ state, entry }) => asOneView(buildPicture({ context: (plateau) => viewContext(state, plateau) }, entry));
  if (from === 'view') return { show, draw: () => Promise.reject(new Error('Nothing is laid out for this format.')), close: () => undefined };
  const { draw, close } = await startDrawing();
  return { show, draw: ({ state, entry }) => draw(state, entry), close };
}

function deliver(target: string | undefined, content: string | Uint8Array): void {
  if (target === undefined) {
    process.stdout.write(content);
    return;
  }
  writeOutput(target, content);
  process.stderr.write(`${shownPath(pathToFileURL(resolve(target)).href)}\n`);
}

function destinations(count: number, format: PictureFormat, { from }: PictureWriter): string {
  if (count === 1) return 'the picture: -o FILE';
  return from === 'pages' ? `the pictures: -o FOLDER, or -o FILE.${format} for all in one` : 'the pictures: -o FOLDER';
}

function targetOf(output: string | undefined, { entry, folder }: WantedPicture, format: PictureFormat, count: number): string | undefined {
  if (output === undefined) return undefined;
  if (count === 1 && extname(output) !== '') return output;
  return join(output, folder, `${entry.name.replace(/[^\p{L}\p{N}._-]+/gu, '-')}.${format}`);
}

function isFileOf(output: string, format: PictureFormat): boolean {
  return extname(output).toLowerCase() === `.${format}` && !(existsSync(output) && statSync(output).isDirectory());
}
