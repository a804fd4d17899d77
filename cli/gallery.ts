import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { architectureName } from '../model/model.ts';
import type { Model } from '../model/model.ts';
import type { Kind } from '../model/element.ts';
import { today } from '../language-server/local-day.ts';
import { createNodeFiles } from '../language-server/node-files.ts';
import { overlayFiles } from '../language-server/overlay-files.ts';
import { readPackage } from '../language-server/package-contents.ts';
import { createProject } from '../language-server/project.ts';
import type { Project, ProjectState } from '../language-server/project.ts';
import { findProjects } from '../language-server/project-finder.ts';
import { starterUseText } from '../language-server/template/starter-use.ts';
import { templatesIn } from './reachable-templates.ts';
import type { Template } from './reachable-templates.ts';

/** What a gallery is about: a package of templates, or an architecture and those in its reach. */
export interface Gallery {
  readonly title: string;
  /** Of a package: for `npm install`. */
  readonly packageName?: string;
  readonly version?: string;
  readonly description?: string;
  /** The site that it is a part of. */
  readonly home?: { readonly title: string; readonly address: string };
  readonly entries: readonly GalleryEntry[];
}

export interface GalleryEntry {
  readonly template: Template;
  /** What an import of it says. */
  readonly from: string;
  /** How many of each kind a use with nothing but what is required makes. */
  readonly made: ReadonlyMap<Kind, number>;
  /** How much it expects and forbids. */
  readonly expectations: { readonly must: number; readonly mustNot: number };
  /** An architecture that uses it, to be drawn: the package's own example, else one made of placeholders. */
  readonly example: ProjectState;
  readonly isOwnExample: boolean;
}

/** The gallery of the package in a folder; undefined where there is none. */
export async function readPackageGallery(path: string): Promise<Gallery | undefined> {
  const folder = resolve(path);
  const manifest = existsSync(join(folder, 'package.json')) ? manifestOf(join(folder, 'package.json')) : {};
  return typeof manifest.name === 'string' && manifest.cxa !== undefined ? packageGallery(folder, manifest.name) : undefined;
}

async function packageGallery(folder: string, name: string): Promise<Gallery> {
  const root = pathToFileURL(folder).href;
  const { templates, version, description, mainTemplate } = await readPackage(createNodeFiles(), root, name);
  const example = await ownExample(root);
  const entries: GalleryEntry[] = [];
  const sorted = [...templates].sort((a, b) => Number(b.path === mainTemplate) - Number(a.path === mainTemplate));
  for (const template of sorted) entries.push(await entryOf(template, name, root, example));
  return { title: name, packageName: name, ...(version !== undefined && { version }), ...(description !== undefined && { description }), entries };
}

/** The gallery of the templates that projects declare or import; what they only could import is no part of them. */
export async function readProjectGallery(projects: readonly Project[]): Promise<Gallery> {
  const entries: GalleryEntry[] = [];
  const titles: string[] = [];
  for (const project of projects) {
    const { model } = project.state();
    titles.push(architectureName(model));
    const packages = new Map((await project.packages()).map((each) => [each.name, each]));
    for (const { template, origin } of (await templatesIn(project)).filter(({ toImport }) => toImport === undefined)) {
      const inPackage = packages.get(origin)?.templates.find(({ name }) => name === template.name);
      const file = model.sources.get(template.id)?.file ?? '';
      const from = inPackage ? origin : `../${relative(fileURLToPath(project.root), file.startsWith('file:') ? fileURLToPath(file) : '').replaceAll('\\', '/')}`;
      entries.push(await entryOf(inPackage ?? template, from, project.root, undefined));
    }
  }
  return { title: `Templates for ${titles.join(', ')}`, entries };
}

async function entryOf(template: Template, from: string, root: string, own: ProjectState | undefined): Promise<GalleryEntry> {
  const placeholder = await placeholderProject(template, from, root);
  const isOwnExample = own?.model.elements.some((element) => element.kind === 'use' && element.template === template.id) === true;
  return { template, from, made: madeBy(placeholder.model), expectations: expectationsOf(placeholder.model), example: isOwnExample && own ? own : placeholder, isOwnExample };
}

/** A project that is on no disk: beside the files of the folder, so that it imports as a neighbour would. */
async function placeholderProject(template: Template, from: string, root: string): Promise<ProjectState> {
  const folder = `${root}/.cxa-gallery`;
  const text = starterUseText({ template, from, title: template.title ?? template.name, today: today() });
  const fileSystem = overlayFiles(createNodeFiles(), folder, new Map([['cxa.json', '{}'], ['main.cxa', text]]));
  const project = createProject({ root: folder, config: `${folder}/cxa.json`, documents: [`${folder}/main.cxa`] }, { fileSystem, today });
  await project.load();
  return project.state();
}

async function ownExample(root: string): Promise<ProjectState | undefined> {
  const fileSystem = createNodeFiles();
  const [files] = await findProjects(fileSystem, `${root}/example`);
  if (!files) return undefined;
  const project = createProject(files, { fileSystem, today });
  await project.load();
  return project.state();
}

function madeBy({ elements }: Model): ReadonlyMap<Kind, number> {
  const counts = new Map<Kind, number>();
  for (const { kind, instance } of elements) if (instance !== undefined && kind !== 'use') counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return new Map([...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
}

function expectationsOf({ elements }: Model): GalleryEntry['expectations'] {
  const all = elements.flatMap((element) => (element.kind === 'use' || element.kind === 'conform' ? element.expectations : []));
  return { must: all.filter(({ forbid }) => !forbid).length, mustNot: all.filter(({ forbid }) => forbid).length };
}

function manifestOf(path: string): { readonly name?: unknown; readonly cxa?: unknown } {
  try {
    const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof manifest === 'object' && manifest !== null ? manifest : {};
  } catch {
    return {};
  }
}
