import { counted } from '../model/phrases.ts';
import { startDrawing } from './drawing.ts';
import type { Drawing } from './drawing.ts';
import { readPackageGallery, readProjectGallery } from './gallery.ts';
import type { Gallery } from './gallery.ts';
import { galleryPage } from './gallery-page.ts';
import type { DrawnEntry } from './gallery-page.ts';
import { drawEntry } from './gallery-pictures.ts';
import { openProjects } from './open-projects.ts';
import { readPageProgram } from './page-program.ts';
import { takeSnapshot } from './snapshot.ts';
import { partFile, staticPage } from './static-page.ts';
import { UsageError } from './usage-error.ts';

export interface MakeSiteOptions {
  /** The one plateau that it is about, by its name. */
  readonly at: string | undefined;
  readonly withText: boolean;
}

export interface MadeSite {
  /** By paths in the site's folder. */
  readonly files: ReadonlyMap<string, string>;
  /** What is in it, in a few words. */
  readonly summary: string;
  readonly notes: readonly string[];
}

/** The files of a site: of a package the gallery of its templates, of architectures everything about them, with a gallery of the templates in their reach. */
export async function makeSite(path: string, options: MakeSiteOptions): Promise<MadeSite> {
  const ofPackage = await readPackageGallery(path);
  const drawing = await startDrawing();
  try {
    return ofPackage ? await packageSite(path, ofPackage, drawing) : await projectSite(path, options, drawing);
  } finally {
    drawing.close();
  }
}

async function packageSite(path: string, gallery: Gallery, drawing: Drawing): Promise<MadeSite> {
  if (gallery.entries.length === 0) throw new UsageError(`There is no template in "${path}"; name a package of templates, or begin one with: cxa template new NAME`);
  return {
    files: new Map([['index.html', galleryPage(gallery, await drawEntries(gallery, drawing))]]),
    summary: counted(gallery.entries.length, 'template'),
    notes: [],
  };
}

async function projectSite(path: string, { at, withText }: MakeSiteOptions, drawing: Drawing): Promise<MadeSite> {
  const projects = (await openProjects([path], at === undefined ? {} : { at })).map(({ project }) => project);
  const gallery = await readProjectGallery(projects);
  const hasTemplates = gallery.entries.length > 0;
  const taken = await takeSnapshot(projects, { kind: 'site', at, withText, drawing, ...(hasTemplates && { templates: 'templates.html' }) });
  const first = new Map([...taken.parts].filter(([name]) => taken.first.includes(name)));
  const program = await readPageProgram(taken.letters);
  const files = new Map([['index.html', staticPage({ title: taken.title, program, parts: first, hasFiles: true })]]);
  for (const [name, part] of taken.parts) if (!first.has(name)) files.set(`data/${name}.js`, partFile(name, part));
  if (hasTemplates) files.set('templates.html', galleryPage({ ...gallery, home: { title: taken.title, address: 'index.html' } }, await drawEntries(gallery, drawing)));
  return {
    files,
    summary: [counted(taken.pictures, 'picture'), ...(hasTemplates ? [counted(gallery.entries.length, 'template')] : [])].join(', '),
    notes: taken.notes,
  };
}

async function drawEntries({ entries }: Gallery, drawing: Drawing): Promise<readonly DrawnEntry[]> {
  const drawn: DrawnEntry[] = [];
  for (const entry of entries) drawn.push({ ...entry, pictures: await drawEntry(entry, drawing) });
  return drawn;
}
