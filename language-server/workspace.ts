import type { FileSystem } from './file-system.ts';
import { createProject } from './project.ts';
import type { Project, ProjectSettings } from './project.ts';
import { findProjects, parentFolder, projectFolderOf } from './project-finder.ts';
import type { ProjectFiles } from './project-finder.ts';

/** All projects that are open: those below the opened folders, and the ones of documents that are opened elsewhere. */
export interface Workspace {
  /** Reads every project below a folder; a second time, it reads them afresh. */
  openFolder(folder: string): Promise<void>;
  /** Its projects go, but for documents that are open. */
  closeFolder(folder: string): Promise<void>;
  /** A document's text in an editor. Texts of open documents stand over the disk. */
  openDocument(uri: string, text: string): Promise<void>;
  closeDocument(uri: string): Promise<void>;
  /** Files were added, changed or removed on disk. The projects that are touched. */
  filesChanged(uris: readonly string[]): Promise<readonly Project[]>;
  /** In the order of their folders. */
  projects(): readonly Project[];
  /** The projects that have read this document; the one whose own it is comes first. */
  projectsOf(uri: string): readonly Project[];
  project(root: string): Project | undefined;
  /** The opened folder that a file or folder lies in. */
  folderAround(uri: string): string | undefined;
  /** The disk with the editor's texts over it. */
  readonly files: FileSystem;
}

/** All URIs are in the spelling of `canonicalUri`, folders without a slash at the end. */
export function createWorkspace(given: Omit<ProjectSettings, 'nextVersion'>): Workspace {
  const disk = given.fileSystem;
  const open = new Map<string, string>();
  const folders = new Set<string>();
  const projects = new Map<string, Project>();
  let version = 0;

  const settings: ProjectSettings = {
    ...given,
    // The disk with the editor's texts over it.
    fileSystem: overlay(disk, open),
    // Counted for all projects together, so that one that is read afresh is never taken for what it was before.
    nextVersion: () => ++version,
  };

  const byRoot = () => [...projects.values()].sort((a, b) => (a.root < b.root ? -1 : 1));

  function projectsOf(uri: string): readonly Project[] {
    const all = byRoot();
    const own = all.filter((project) => project.owns(uri)).sort((a, b) => b.root.length - a.root.length)[0];
    const importing = all.filter((project) => project !== own && project.documents.get(uri));
    return own ? [own, ...importing] : importing;
  }

  const hasOwner = (uri: string) => [...projects.values()].some((project) => project.owns(uri));
  const hasDocumentsIn = (folder: string) =>
    [...projects.values()].some(({ documents }) => documents.all().some(({ uri }) => isWithin(uri, folder)));
  const folderAround = (uri: string) => [...folders].find((folder) => isWithin(uri, folder));

  async function addProject(files: ProjectFiles): Promise<void> {
    const project = createProject(files, settings);
    await project.load();
    projects.set(files.root, project);
  }

  async function readFolder(folder: string): Promise<void> {
    const root = await projectFolderOf(disk, folder);
    const found = await findProjects(disk, root);
    for (const known of [...projects.keys()]) if (known === root || isWithin(known, folder)) projects.delete(known);
    for (const files of found) if (files.root === root || isWithin(files.root, folder)) await addProject(files);
    await placeHomeless();
  }

  /** Documents that are in the editor alone: not saved yet, or outside of all folders. */
  async function placeHomeless(): Promise<void> {
    for (const [uri, text] of open) if (uri.endsWith('.cxa') || isUnsaved(uri)) await place(uri, text);
  }

  /** Gives a document to every project that it is part of; where it is part of none, it gets one. */
  async function place(uri: string, text: string): Promise<void> {
    if (!hasOwner(uri)) await addProject(await surroundings(uri));
    for (const project of projectsOf(uri)) {
      if (project.documents.get(uri)?.text === text) continue;
      project.setText(uri, text);
      await project.loadImports();
    }
  }

  /**
   * The project of a document that no opened folder has: the one around it, else its own folder without those below
   * (a file in a home folder must not make us read all of that), else, unsaved or excluded, itself.
   */
  async function surroundings(uri: string): Promise<ProjectFiles> {
    const alone = { root: uri, config: undefined, documents: [] };
    if (isUnsaved(uri) || [...projects.values()].some((project) => isWithin(uri, project.root))) return alone;
    const folder = parentFolder(uri);
    const root = await projectFolderOf(disk, folder);
    const hasConfig = await disk.exists(`${root}/cxa.json`);
    const found = await findProjects(disk, root, hasConfig ? {} : { depth: 1 });
    return found.find((files) => files.root === root) ?? { ...alone, root: folder };
  }

  /** The projects that read measured values or observations from it have read it again. */
  async function readTable(uri: string): Promise<readonly Project[]> {
    const readers = byRoot().filter((project) => project.readsTable(uri));
    for (const project of readers) await project.reloadTable(uri);
    return readers;
  }

  /** The projects that name it as a contract have read it again. */
  async function readContract(uri: string): Promise<readonly Project[]> {
    const readers = byRoot().filter((project) => project.readsContract(uri));
    for (const project of readers) await project.reloadContract(uri);
    return readers;
  }

  async function closeDocument(uri: string): Promise<void> {
    open.delete(uri);
    if (isConfig(uri)) return void (await filesChanged([uri]));
    if (isTable(uri)) {
      await readTable(uri);
      return void (await readContract(uri));
    }
    const file = await disk.read(uri);
    const text = 'text' in file ? file.text : undefined;
    for (const project of projectsOf(uri)) if (project.documents.get(uri)?.text !== text) project.setText(uri, text);
    dropLoose();
    const folder = folderAround(uri);
    if (text === undefined && folder !== undefined) await readFolder(folder);
  }

  /** Projects outside of all folders are there for the documents that are open in them. */
  function dropLoose(): void {
    for (const { root, owns } of projects.values()) {
      const isInFolder = [...folders].some((folder) => isWithin(root, folder) || isWithin(folder, root));
      const isAlone = root.endsWith('.cxa') || isUnsaved(root);
      if ((!isInFolder || isAlone) && ![...open.keys()].some(owns)) projects.delete(root);
    }
  }

  async function filesChanged(uris: readonly string[]): Promise<readonly Project[]> {
    const afresh = new Set<string>();
    const readers: Project[] = [];
    let cameOrWent = false;
    for (const uri of new Set(uris)) {
      if (!uri.endsWith('.cxa')) readers.push(...(await readTable(uri)), ...(await readContract(uri)));
      if (!isConfig(uri) && !uri.endsWith('.cxa') && !hasDocumentsIn(uri)) continue;
      // What is imported from outside of all projects belongs to those that import it.
      if (isConfig(uri) || (!hasOwner(uri) && projectsOf(uri).length === 0)) {
        const around = folderAround(uri) ?? byRoot().find(({ root }) => isWithin(uri, root))?.root;
        if (around !== undefined) afresh.add(around);
        continue;
      }
      if (open.has(uri)) continue;
      const file = await disk.read(uri);
      const before = projectsOf(uri)[0]?.documents.get(uri);
      if ('text' in file && file.text === before?.text) continue;
      cameOrWent ||= !before || !('text' in file);
      // Where a file has gone, the project around it may be another one.
      if ('text' in file) for (const project of projectsOf(uri)) project.setText(uri, file.text);
      else afresh.add(folderAround(uri) ?? projectsOf(uri)[0]?.root ?? parentFolder(uri));
    }
    for (const folder of afresh) await readFolder(folder);
    for (const project of projects.values()) await (cameOrWent ? project.reloadImports() : project.loadImports());
    return [...new Set([...uris.flatMap((uri) => projectsOf(uri)), ...readers.filter(({ root }) => projects.has(root))])];
  }

  return {
    projectsOf,
    projects: byRoot,
    project: (root) => projects.get(root),
    folderAround,
    files: settings.fileSystem,
    closeDocument,
    filesChanged,
    async openFolder(folder) {
      folders.add(folder);
      await readFolder(folder);
    },
    async closeFolder(folder) {
      folders.delete(folder);
      dropLoose();
      await placeHomeless();
    },
    async openDocument(uri, text) {
      if (open.get(uri) === text) return;
      open.set(uri, text);
      if (isConfig(uri)) await filesChanged([uri]);
      else if (isTable(uri)) await readTable(uri);
      else await place(uri, text);
    },
  };
}

function overlay(disk: FileSystem, open: ReadonlyMap<string, string>): FileSystem {
  return {
    ...disk,
    async read(uri) {
      const text = open.get(uri);
      return text === undefined ? disk.read(uri) : { text };
    },
  };
}

function isConfig(uri: string): boolean {
  return uri.endsWith('/cxa.json');
}

/** What can be measured values, and is no text of ours. */
function isTable(uri: string): boolean {
  return /\.(csv|tsv|json)$/i.test(uri) && !isConfig(uri);
}

function isUnsaved(uri: string): boolean {
  return uri.startsWith('untitled:');
}

function isWithin(uri: string, folder: string): boolean {
  return uri === folder || uri.startsWith(`${folder}/`);
}
