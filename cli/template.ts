import type { Project } from '../language-server/project.ts';
import { expansionText } from '../language-server/template/expansion-text.ts';
import type { CliCommand } from './command.ts';
import { openProjects } from './open-projects.ts';
import { didYouMean } from '../model/nearest.ts';
import { templatesIn } from './reachable-templates.ts';
import type { ReachableTemplate, Template } from './reachable-templates.ts';
import { registerTemplateNew } from './template-new.ts';
import { registerTemplateOutdated } from './template-outdated.ts';
import { listText, showText } from './template-text.ts';
import { UsageError } from './usage-error.ts';

export const templateCommand: CliCommand = {
  register(program, done) {
    const command = program.command('template').description('list templates, show one, show what a use of one makes, or begin a package of them');
    command
      .command('list')
      .description('the templates of the project and of the packages that it could import')
      .argument('[path]', 'a folder or .cxa file; the current folder when left out')
      .option('--format <format>', 'text or json', 'text')
      .action(async (path: string | undefined, { format }: { readonly format: string }) => {
        const all: ReachableTemplate[] = [];
        for (const project of await projectsAt(path)) all.push(...(await templatesIn(project)));
        print(format, all.map(({ template, origin, toImport }) => ({ ...summaryOf(template), origin, ...(toImport !== undefined && { import: toImport }) })), () => listText(all));
        done(0);
      });
    command
      .command('show')
      .description("a template's parameters and how to use it")
      .argument('<name>', 'the name of a template')
      .argument('[path]', 'a folder or .cxa file; the current folder when left out')
      .option('--format <format>', 'text or json', 'text')
      .action(async (name: string, path: string | undefined, { format }: { readonly format: string }) => {
        const all: ReachableTemplate[] = [];
        for (const project of await projectsAt(path)) all.push(...(await templatesIn(project)));
        const found = pick(all, name, ({ template }) => template.path, 'template');
        print(format, { ...summaryOf(found.template), origin: found.origin }, () => showText(found));
        done(0);
      });
    command
      .command('expand')
      .description('what a use of a template makes, as CXA text; all uses when none is named')
      .argument('[use]', 'the name of a use, such as support')
      .argument('[path]', 'a folder or .cxa file; the current folder when left out')
      .action(async (use: string | undefined, path: string | undefined) => {
        const isPath = use !== undefined && path === undefined && /[/\\]|^\.+$|\.cxa$/.test(use);
        const all = (await projectsAt(isPath ? use : path)).flatMap((project) => [...project.documents.expansions()]);
        const wanted = use === undefined || isPath ? all : [pick(all, use, ([each]) => each, 'use of a template')];
        if (wanted.length === 0) throw new UsageError('No template is used here; see what there is with: cxa template list');
        process.stdout.write(wanted.map(([, expansion]) => expansionText(expansion)).join('\n'));
        done(0);
      });
    registerTemplateNew(command, done);
    registerTemplateOutdated(command, done);
  },
};

async function projectsAt(path: string | undefined): Promise<readonly Project[]> {
  return (await openProjects(path === undefined ? [] : [path])).map(({ project }) => project);
}

function summaryOf({ path, title, description, parameters }: Template) {
  return { name: path, ...(title !== undefined && { title }), ...(description !== undefined && { description }), parameters };
}

function pick<T>(all: readonly T[], wanted: string, nameOf: (each: T) => string, what: string): T {
  const found = all.find((each) => nameOf(each) === wanted) ?? all.find((each) => nameOf(each).endsWith(`.${wanted}`));
  if (found !== undefined) return found;
  const names = all.map(nameOf);
  const known = names.length === 0 ? 'there is none here' : `there are ${names.join(', ')}`;
  throw new UsageError(`There is no ${what} "${wanted}"; ${known}.${didYouMean(wanted, names)}`);
}

function print(format: string, data: unknown, text: () => string): void {
  if (format !== 'text' && format !== 'json') throw new UsageError(`--format is text or json, not "${format}".`);
  process.stdout.write(format === 'json' ? `${JSON.stringify(data, undefined, 2)}\n` : text());
}
