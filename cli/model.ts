import { modelAt } from '../model/plateau.ts';
import type { Model } from '../model/model.ts';
import type { SourceRange } from '../model/source.ts';
import type { CliCommand } from './command.ts';
import { openProjects, shownPath } from './open-projects.ts';
import { UsageError } from './usage-error.ts';
import { writeOutput } from './write-output.ts';

export const modelCommand: CliCommand = {
  register(program, done) {
    program
      .command('model')
      .description('print the model as JSON')
      .argument('[path]', 'a folder or .cxa file; the current folder when left out')
      .option('--at <plateau>', 'as it stands at this plateau')
      .option('-o, --output <file>', 'write to a file instead')
      .action(async (path: string | undefined, options: { readonly at?: string; readonly output?: string }) => {
        const opened = await openProjects(path === undefined ? [] : [path], options.at === undefined ? {} : { at: options.at });
        const [only, ...more] = opened;
        if (!only || more.length > 0) {
          throw new UsageError(`There are ${opened.length} projects here; name one: ${opened.map(({ project }) => shownPath(project.root)).join(', ')}`);
        }
        const { model } = only.project.state();
        const text = modelJson(options.at === undefined ? model : modelAt(model, `plateau:${options.at}`));
        if (options.output === undefined) process.stdout.write(text);
        else writeOutput(options.output, text);
        done(0);
      });
  },
};

/** The published form: each element with its place, files relative to the working directory. */
export function modelJson(model: Model): string {
  const elements = model.elements.map((element) => {
    const source = model.sources.get(element.id);
    return source ? { ...element, source: { ...shown(source), ...(source.elsewhere && { elsewhere: shownPlaces(source.elsewhere) }) } } : element;
  });
  const contracts = [...(model.contracts ?? [])].map(([file, found]) => ({ file: shownPath(file), ...found }));
  return `${JSON.stringify({ version: model.version, name: model.name, files: model.files.map(shownPath), contracts, elements }, undefined, 2)}\n`;
}

function shownPlaces(places: Readonly<Record<string, SourceRange>>): Readonly<Record<string, SourceRange>> {
  return Object.fromEntries(Object.entries(places).map(([field, place]) => [field, shown(place)]));
}

function shown({ file, range }: SourceRange): SourceRange {
  return { file: shownPath(file), range };
}
