import type { ElementOf } from '../model/element.ts';
import type { PackageContents } from '../language-server/package-contents.ts';
import type { Project } from '../language-server/project.ts';
import { shownPath } from './open-projects.ts';

export type Template = ElementOf<'template'>;

/** A template and where it comes from: a file of the project, or a package, imported or not. */
export interface ReachableTemplate {
  readonly template: Template;
  readonly origin: string;
  /** The package that has to be imported before it can be used. */
  readonly toImport?: string;
}

/** The templates that the project declares or imports, and those of the packages that it could import. */
export async function templatesIn(project: Project): Promise<readonly ReachableTemplate[]> {
  const packages = await project.packages();
  const known = ownTemplates(project, packages);
  const names = new Set(known.map(({ origin }) => origin));
  const more = packages
    .filter(({ name }) => !names.has(name))
    .flatMap(({ name, templates }) => templates.map((template): ReachableTemplate => ({ template, origin: name, toImport: name })));
  return [...known, ...more];
}

function ownTemplates(project: Project, packages: readonly PackageContents[]): readonly ReachableTemplate[] {
  const { model } = project.state();
  return model.elements
    .filter((element) => element.kind === 'template')
    .map((template) => {
      const file = model.sources.get(template.id)?.file ?? '';
      return { template, origin: packages.find(({ root }) => file.startsWith(`${root}/`))?.name ?? shownPath(file) };
    });
}
