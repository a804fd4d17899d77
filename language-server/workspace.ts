import type { FileSystem } from './file-system.ts';
import { createProject } from './project.ts';
import type { Project, ProjectSettings } from './project.ts';
import { findProjects, parentFolder, projectFolderOf } from './project-finder.ts';

/** All projects that are open: those below the opened folders, and the ones of documents that are opened elsewhere. */
export interface Workspace {
  /** Reads every project below a folder; a second time, it reads them afresh. */
  openFolder(folder: string): Promise<void>;
  /** A document's text in an editor. Texts of open documents stand over the disk. */
  openDocument(uri: string, text: string): Promise<Project>;
  closeDocument(uri: string): Promise<void>;
  /** A file was added, changed or removed on disk. The projects that are touched. */
  fileChanged(uri: string): Promise<readonly Project[]>;
  projects(): readonly Project[];
  /** The projects that have read this document; the one whose own it is comes first. */
  projectsOf(uri: string): readonly Project[];
  project(root: string): Project | undefined;
}

export function createWorkspace(settings: ProjectSettings): Workspace {
  const disk = settings.fileSystem;
  const open = new Map<string, string>();
  const folders = new Set<string>();
  let projects = new Map<string, Project>();

  /** The disk with the editor's texts over it. */
  const fileSystem: FileSystem = {
    ...disk,
    async read(uri) {
      const text = open.get(uri);
      return text === undefined ? disk.read(uri) : { text };
    },
  };

  async function openFolder(folder: string): Promise<void> {
    folders.add(folder);
    const root = await projectFolderOf(disk, folder);
    const found = await findProjects(disk, root);
    const inside = found.filter((files) => files.root === root || files.root === folder || files.root.startsWith(`${folder}/`));
    const before = projects;
    projects = new Map([...before].filter(([known]) => known !== root && !known.startsWith(`${root}/`)));
    for (const files of inside) {
      const project = createProject(files, { ...settings, fileSystem });
      await project.load();
      projects.set(files.root, project);
    }
  }

  function projectsOf(uri: string): readonly Project[] {
    const [own] = [...projects.values()]
      .filter((project) => uri.endsWith('.cxa') && uri.startsWith(`${project.root}/`))
      .sort((a, b) => b.root.length - a.root.length);
    const importing = [...projects.values()].filter((project) => project !== own && project.documents.get(uri));
    return own ? [own, ...importing] : importing;
  }

  /** Reads the folder of a file afresh; whole, because a new `cxa.json` can split or join projects. */
  async function reread(uri: string): Promise<readonly Project[]> {
    const folder = [...folders].find((known) => uri.startsWith(`${known}/`)) ?? parentFolder(uri);
    await openFolder(folder);
    return projectsOf(uri);
  }

  return {
    openFolder,
    projectsOf,
    projects: () => [...projects.values()].sort((a, b) => (a.root < b.root ? -1 : 1)),
    project: (root) => projects.get(root),
    async openDocument(uri, text) {
      open.set(uri, text);
      let touched = projectsOf(uri);
      if (touched.length === 0) touched = await reread(uri);
      for (const project of touched) {
        project.setText(uri, text);
        await project.loadImports();
      }
      const [own] = touched;
      if (own) return own;
      // The document is in no file yet, or its folder cannot be read: it is a project of its own.
      const alone = createProject({ root: parentFolder(uri), config: undefined, documents: [] }, { ...settings, fileSystem });
      alone.setText(uri, text);
      await alone.loadImports();
      projects.set(alone.root, alone);
      return alone;
    },
    async closeDocument(uri) {
      open.delete(uri);
      const file = await disk.read(uri);
      for (const project of projectsOf(uri)) project.setText(uri, 'text' in file ? file.text : undefined);
    },
    async fileChanged(uri) {
      if (open.has(uri)) return [];
      const file = await disk.read(uri);
      const touched = projectsOf(uri);
      if (uri.endsWith('/cxa.json') || touched.length === 0 || !('text' in file)) return reread(uri);
      for (const project of touched) {
        project.setText(uri, file.text);
        await project.loadImports();
      }
      return touched;
    },
  };
}
