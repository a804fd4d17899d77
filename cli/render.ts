import { extname } from 'node:path';
import { Option } from 'commander';
import type { ThemeName } from '../diagram/svg/theme.ts';
import type { ViewEntry } from '../diagram/view-graph.ts';
import type { CliCommand } from './command.ts';
import { openProjects } from './open-projects.ts';
import { pictureFormats } from './picture-formats.ts';
import type { PictureFormat } from './picture-formats.ts';
import { writePictures } from './render-pictures.ts';
import { UsageError } from './usage-error.ts';

interface RenderOptions {
  readonly view?: readonly string[];
  readonly all?: true;
  readonly format?: PictureFormat;
  readonly theme: ThemeName;
  readonly at?: string;
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
      .addOption(new Option('--format <format>', 'svg when left out').choices(Object.keys(pictureFormats)))
      .addOption(new Option('--theme <theme>', 'the colours').choices(['light', 'dark', 'contrast']).default('light'))
      .option('--at <plateau>', 'as it stands at this plateau')
      .option('-o, --output <path>', 'a file for one picture, or for several as pages of a pdf or drawio; a folder for several files')
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
  const pictures = opened.flatMap(({ project }) => {
    const state = project.state();
    const context = viewContext(state, options.at === undefined ? undefined : `plateau:${options.at}`);
    const entries = options.all ? listViews(context.index) : chosenViews(options.view ?? ['landscape'], (name) => findView(context.index, name));
    const at = options.at === undefined ? {} : { plateau: `plateau:${options.at}` };
    return entries.map((entry) => ({ entry: { ...entry, ...at }, state, folder: opened.length > 1 ? state.model.name : '' }));
  });
  const format = options.format ?? formatOf(options.output);
  await writePictures(pictures, { format, theme: options.theme, output: options.output });
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

function formatOf(output: string | undefined): PictureFormat {
  const extension = output === undefined ? '' : extname(output).slice(1).toLowerCase();
  if (extension === 'mmd') return 'mermaid';
  return extension in pictureFormats ? (extension as PictureFormat) : 'svg';
}

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}
