import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { watch } from 'chokidar';
import { canonicalFolder, canonicalUri } from '../language-server/canonical-uri.ts';
import { today } from '../language-server/local-day.ts';
import { createComparisons } from '../language-server/comparison/comparisons.ts';
import { createNodeFiles } from '../language-server/node-files.ts';
import { projectFolderOf } from '../language-server/project-finder.ts';
import type {
  AnswerParams,
  ChangedParams,
  CompareWithParams,
  ComparisonParams,
  ElementAtParams,
  hostRequests,
  HostMessage,
  PageMessage,
  ExpansionParams, PlacesParams,
  ProjectsParams,
  requests,
  RevisionsParams,
  SourceParams,
  ViewParams,
} from '../language-server/protocol.ts';
import { createViewerRequests, type ViewerRequests } from '../language-server/viewer-requests.ts';
import { createWorkspace } from '../language-server/workspace.ts';
import type { SourceRange } from '../model/source.ts';
import { createPreviewComparing } from './preview-comparing.ts';
import { UsageError } from './usage-error.ts';

/** The projects of a folder, read, watched and ready to answer a page. */
export interface PreviewSession {
  /** What the page is told in return; undefined where there is nothing to say. */
  readonly answer: (message: PageMessage) => Promise<HostMessage | undefined>;
  readonly onChanged: (listener: (change: ChangedParams) => void) => void;
  readonly close: () => Promise<void>;
}

/**
 * @param compare a revision or a folder with which the projects are compared from the beginning
 * @throws UsageError when the path does not exist, or there is nothing to compare with.
 */
export async function openPreviewSession(path: string, compare?: string): Promise<PreviewSession> {
  const full = resolve(path);
  if (!existsSync(full)) throw new UsageError(`"${path}" does not exist; name a folder or a .cxa file.`);
  const fileSystem = createNodeFiles();
  const own = folderUri(statSync(full).isDirectory() ? full : dirname(full));
  const folder = await projectFolderOf(fileSystem, own);
  const workspace = createWorkspace({ fileSystem, today });
  const comparisons = createComparisons({ workspace, today });
  const viewer = createViewerRequests(workspace, comparisons);
  const comparing = createPreviewComparing({ workspace, comparisons, folder });
  const listeners: ((change: ChangedParams) => void)[] = [];
  const watcher = watch(fileURLToPath(folder), {
    ignored: isIgnored,
    ignoreInitial: true,
    // A file is read once it is wholly written; without this, a write right after another one is not even noticed.
    awaitWriteFinish: { stabilityThreshold: 40, pollInterval: 15 },
  });
  // A change before the watcher has looked around would be missed.
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  await workspace.openFolder(folder);
  const watchImports = () => {
    const outside = workspace.projects().flatMap(({ documents, state }) => [...documents.all().map(({ uri }) => uri), ...(state().model.contracts?.keys() ?? [])]);
    watcher.add(outside.filter((uri) => !uri.startsWith(`${folder}/`)).map((uri) => fileURLToPath(uri)));
  };
  // One change after the other: each reads files, and the last must win.
  let queue: Promise<unknown> = Promise.resolve();
  const onFile = (file: string) => {
    if (!isSource(file)) return;
    queue = queue.then(async () => {
      const before = new Set(workspace.projects().map(({ root }) => root));
      const touched = await workspace.filesChanged([fileUri(file)]);
      watchImports();
      const roots = new Set([...touched.map(({ root }) => root), ...before].filter((root) => isTouched(root, file, touched)));
      for (const root of roots) report(root);
    });
    queue = queue.catch((error: unknown) => void process.stderr.write(`cxa: ${String(error)}\n`));
  };
  const isTouched = (root: string, file: string, touched: readonly { readonly root: string }[]) =>
    touched.some((project) => project.root === root) || (isOwn(file) && fileUri(file).startsWith(`${root}/`));
  const report = (root: string) => {
    const version = workspace.project(root)?.state().version ?? -1;
    for (const listener of listeners) listener({ project: root, version });
  };
  /** What only this host can answer; what goes wrong in it is said to the reader. */
  const answerHere = async (method: keyof typeof hostRequests, params: unknown): Promise<unknown> => {
    if (method === 'revisions') return comparing.revisions((params as RevisionsParams).project);
    const { project, revision } = params as CompareWithParams;
    await comparing.compareWith(project, revision);
    report(project);
    return undefined;
  };
  const answerRequest = async ({ id, method, params }: PageMessage & { kind: 'request' }): Promise<HostMessage> => {
    if (method !== 'revisions' && method !== 'compareWith') return { kind: 'response', id, result: askViewer(viewer, method, params) };
    try {
      return { kind: 'response', id, result: await answerHere(method, params) };
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      return { kind: 'response', id, error: error.message };
    }
  };
  watcher.on('add', onFile).on('change', onFile).on('unlink', onFile);
  watchImports();
  try {
    if (compare !== undefined) await comparing.compareAll(compare);
  } catch (error) {
    await watcher.close();
    throw error;
  }

  /** Only what the projects have read: the page must not be a way to any other file. */
  const sourceMessage = (source: SourceRange | undefined): HostMessage | undefined => {
    const texts = workspace.projects().map((project) => project.documents.get(source?.file ?? '')?.text);
    const text = texts.find((one) => one !== undefined);
    return source === undefined || text === undefined ? undefined : { kind: 'source', source, text };
  };
  return {
    onChanged: (listener) => void listeners.push(listener),
    close: () => watcher.close(),
    answer: async (message) => {
      await queue;
      switch (message.kind) {
        case 'request':
          return answerRequest(message);
        case 'reveal':
          return sourceMessage(viewer.source({ project: message.project, element: message.element })?.source);
        case 'open':
          return sourceMessage(message.source);
        case 'ready':
        case 'shown':
        case 'export':
          return undefined;
      }
    },
  };
}

function askViewer(viewer: ViewerRequests, method: keyof typeof requests, params: unknown): unknown {
  switch (method) {
    case 'projects':
      return viewer.projects(params as ProjectsParams);
    case 'view':
      return viewer.view(params as ViewParams);
    case 'comparison':
      return viewer.comparison(params as ComparisonParams);
    case 'answer':
      return viewer.answer(params as AnswerParams);
    case 'source':
      return viewer.source(params as SourceParams);
    case 'elementAt':
      return viewer.elementAt(params as ElementAtParams);
    case 'places':
      return viewer.places(params as PlacesParams);
    case 'expansion':
      return viewer.expansion(params as ExpansionParams);
    // The page has no tree view, hears of changes by itself, and has its host find what to compare with.
    case 'compare':
    case 'tree':
    case 'changed':
      return undefined;
  }
}

function fileUri(path: string): string {
  return canonicalUri(pathToFileURL(path).href);
}

function folderUri(path: string): string {
  return canonicalFolder(pathToFileURL(path).href);
}

/** Of the language itself; it belongs to the project that it lies in. */
function isOwn(path: string): boolean {
  return path.endsWith('.cxa') || /[\\/]cxa\.json$/.test(path);
}

/** Tables can be measured values; the projects that read them say so. */
function isSource(path: string): boolean {
  return isOwn(path) || /\.(csv|tsv|json|ya?ml|wsdl|xml|graphqls?|gql|proto)$/i.test(path);
}

function isIgnored(path: string): boolean {
  return /[\\/](node_modules|\.git)([\\/]|$)/.test(path);
}
