import { existsSync, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Option } from 'commander';
import type { ThemeName } from '../diagram/svg/theme.ts';
import type { ViewEntry } from '../diagram/view-graph.ts';
import type { CliCommand } from './command.ts';
import type { ProjectState } from '../language-server/project.ts';
import { openProjects, shownPath } from './open-projects.ts';
import type { OpenedProject } from './open-projects.ts';
import { pictureFormats } from './picture-formats.ts';
import type { PictureFormat } from './picture-formats.ts';
import { writePictures } from './render-pictures.ts';
import { UsageError } from './usage-error.ts';
import { writeOutput } from './write-output.ts';

interface RenderOptions {
  readonly view?: readonly string[];
  readonly all?: true;
  readonly format?: PictureFormat | 'html';
  readonly theme: ThemeName;
  readonly at?: string;
  /** False with `--no-source`. */
  readonly source: boolean;
  readonly output?: string;
}

export const renderCommand: CliCommand = {
  register(program, done) {
    program
      .command('render')
      .description('write pictures, without a browser')
      .argument('[path]', 'a folder or .cxa file; the current folder when left out')
      .addOption(new Option('--view <view>', 'KIND[:SUBJECT] or the name of a view; can be repeated').argParser(collect))
      .option('--all', 'every view')
      .addOption(new Option('--format <format>', 'svg when left out; html is the viewer in one file that needs no server').choices([...Object.keys(pictureFormats), 'html']))
      .addOption(new Option('--theme <theme>', 'the colours').choices(['light', 'dark', 'contrast']).default('light'))
      .option('--at <plateau>', 'as it stands at this plateau')
      .option('--no-source', 'leave the text of the architecture out of an html file')
      .option('-o, --output <path>', 'a file for one picture and for html, or for several as pages of a pdf or drawio; a folder for several files')
      .action(async (path: string | undefined, options: RenderOptions) => {
        await render(path, options);
        done(0);
      });
  },
};

async function render(path: string | undefined, options: RenderOptions): Promise<void> {
  const [{ listViews, findView }, { viewContext }] = await Promise.all([
    import('../diagram/views/table.ts'),
    import('../language-server/view-context.ts'),
  ]);
  const opened = await openProjects(path === undefined ? [] : [path], options.at === undefined ? {} : { at: options.at });
  const format = options.format ?? formatOf(options.output);
  if (format === 'html') return writePage(opened, options);
  const pictures = opened.flatMap(({ project }) => {
    const state = project.state();
    const context = viewContext(state, options.at === undefined ? undefined : `plateau:${options.at}`);
    const entries = options.all ? listViews(context.index) : chosenViews(options.view ?? ['landscape'], (name) => findView(context.index, name));
    const at = options.at === undefined ? {} : { plateau: `plateau:${options.at}` };
    return entries.map((entry) => ({ entry: { ...entry, ...at }, state, folder: opened.length > 1 ? state.model.name : '' }));
  });
  await writePictures(pictures, { format, theme: options.theme, output: options.output });
}

/** All views where none is named, as the file has a picker. */
async function writePage(opened: readonly OpenedProject[], { view, all, at, source, output }: RenderOptions): Promise<void> {
  if (output === undefined) throw new UsageError('Name where to write the page: -o FILE.html');
  if (existsSync(output) && statSync(output).isDirectory()) throw new UsageError(`"${output}" is a folder; the page is one file: -o ${join(output, 'architecture.html')}`);
  const [{ renderPage }, { findView }] = await Promise.all([import('./render-page.ts'), import('../diagram/views/table.ts')]);
  const { page, notes } = await renderPage(
    opened.map(({ project }) => project),
    {
      at,
      withText: source,
      ...((all || view !== undefined) && {
        choose: (state: ProjectState, views: readonly ViewEntry[]) => {
          const { index } = state.stand(at === undefined ? undefined : `plateau:${at}`);
          return all || view === undefined ? views : chosenViews(view, (name) => findView(index, name));
        },
      }),
    },
  );
  writeOutput(output, page);
  for (const note of notes) process.stderr.write(`cxa: ${note}\n`);
  process.stderr.write(`${shownPath(pathToFileURL(resolve(output)).href)}\n`);
}

function chosenViews(
  names: readonly string[],
  find: (name: string) => ViewEntry | { readonly problem: string },
): readonly ViewEntry[] {
  return names.map((name) => {
    const found = find(name);
    if ('problem' in found) throw new UsageError(found.problem);
    return found;
  });
}

function formatOf(output: string | undefined): PictureFormat | 'html' {
  const extension = output === undefined ? '' : extname(output).slice(1).toLowerCase();
  if (extension === 'mmd') return 'mermaid';
  if (extension === 'html' || extension === 'htm') return 'html';
  return extension in pictureFormats ? (extension as PictureFormat) : 'svg';
}

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}
