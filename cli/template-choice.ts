import { relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ElementId } from '../model/element-base.ts';
import { didYouMean } from '../model/nearest.ts';
import { listed } from '../model/phrases.ts';
import { createNodeFiles } from '../language-server/node-files.ts';
import { readPackages } from '../language-server/package-contents.ts';
import type { PackageContents } from '../language-server/package-contents.ts';
import { openProjects } from './open-projects.ts';
import type { Template } from './reachable-templates.ts';
import { UsageError } from './usage-error.ts';

/** A template for a new project, and how it is imported there. */
export interface ChosenTemplate {
  readonly template: Template;
  /** The package's name, or the path from the new project's folder to the file. */
  readonly from: string;
  /** What comes with the import. */
  readonly taken: ReadonlySet<ElementId>;
}

/**
 * The template that `--template` names for a project in a folder: `contactCentre`, `@acme/cx-patterns` or
 * `@acme/cx-patterns#contactCentre`. What is not there is a `UsageError` that says what to do.
 * @param beside names that could have been meant too
 */
export async function chooseTemplate(name: string, folder: string, beside: readonly string[]): Promise<ChosenTemplate> {
  const packages = await readPackages(createNodeFiles(), `${pathToFileURL(resolve(folder)).href}/main.cxa`);
  const [packageName = '', inPackage] = name.split('#');
  if (inPackage !== undefined || packageName.startsWith('@')) return fromPackage(packages, packageName, inPackage);
  const fitting = packages.filter(({ templates }) => templates.some(({ path }) => path === name));
  if (fitting.length > 1) {
    throw new UsageError(`Several packages have a template "${name}"; name one: ${listed(fitting.map((each) => `--template ${each.name}#${name}`), 'or')}`);
  }
  const [only] = fitting;
  if (only) return fromPackage(packages, only.name, name);
  if (packages.some((each) => each.name === name)) return fromPackage(packages, name, undefined);
  const local = await localTemplates(folder);
  const found = local.find(({ template }) => template.path === name);
  if (found) return found;
  const inReach = [...packages.flatMap(({ templates }) => templates), ...local.map(({ template }) => template)].map(({ path }) => path);
  const names = [...new Set([...beside, ...inReach])];
  throw new UsageError(`There is no template "${name}". There are ${listed(names)}; a package of templates is installed with npm.${didYouMean(name, names)}`);
}

function fromPackage(packages: readonly PackageContents[], name: string, wanted: string | undefined): ChosenTemplate {
  const found = packages.find((each) => each.name === name);
  if (!found) throw new UsageError(`The package "${name}" is not installed; run: npm install ${name}`);
  const { templates, mainTemplate, elements } = found;
  const names = templates.map(({ path }) => path);
  if (names.length === 0) throw new UsageError(`The package "${name}" has no template.`);
  const chosen = wanted ?? mainTemplate ?? (names.length === 1 ? names[0] : undefined);
  if (chosen === undefined) {
    throw new UsageError(`The package "${name}" has the templates ${listed(names)}; name one: --template ${name}#${names[0]}`);
  }
  const template = templates.find(({ path }) => path === chosen);
  if (!template) throw new UsageError(`The package "${name}" has no template "${chosen}"; there are ${names.join(', ')}.${didYouMean(chosen, names)}`);
  return { template, from: name, taken: new Set(elements.map(({ id }) => id)) };
}

/** Those of the project around the working directory, each with the file that declares it. */
async function localTemplates(folder: string): Promise<readonly ChosenTemplate[]> {
  const opened = await openProjects([]).catch((error: unknown) => {
    if (error instanceof UsageError) return [];
    throw error;
  });
  return opened.flatMap(({ project }) => {
    const { model } = project.state();
    return model.elements.flatMap((template) => {
      const file = model.sources.get(template.id)?.file ?? '';
      if (template.kind !== 'template' || !project.owns(file)) return [];
      const path = relative(resolve(folder), fileURLToPath(file)).replaceAll('\\', '/');
      const taken = model.elements.filter(({ id }) => model.sources.get(id)?.file === file).map(({ id }) => id);
      return [{ template, from: path.startsWith('.') ? path : `./${path}`, taken: new Set(taken) }];
    });
  });
}
