import type { ViewGraph } from '../../diagram/view-graph.ts';
import type { PlacedGraph } from '../../diagram/placed-graph.ts';
import type { AnswerParams, AnswerResult, ComparisonParams, ComparisonResult, HostMessage, PageMessage, PageState, SourceParams, SourceResult, ViewParams, ViewResult } from '../../language-server/protocol.ts';
import type { ElementId } from '../../model/element-base.ts';
import type { SourceRange } from '../../model/source.ts';
import type { Host } from './host.ts';
import type { Placer } from './placer.ts';
import type { Parts } from './static/parts.ts';
import { type AnswerPart, answerName, type ComparisonPart, type Snapshot, type SnapshotProject, type SourcesPart, type ViewPart } from './static/snapshot.ts';

/** Where a reader's panels, zoom and colours are kept while his tab is open. */
export type Memory = Pick<Storage, 'getItem' | 'setItem'>;

export interface StaticHostOptions {
  readonly snapshot: Snapshot;
  readonly parts: Parts;
  /** Undefined where the browser allows none. */
  readonly memory: Memory | undefined;
  /** Where in the memory. */
  readonly key: string;
  /** What the page shows now, for the tab's title. */
  readonly onShown: (title: string) => void;
  /** An element is to be opened whose text is not here. */
  readonly onUnwritten: (project: SnapshotProject, element: ElementId) => void;
}

/** The host of a page without a server: every answer lies in the page already, its pictures placed. */
export interface StaticHost extends Host {
  readonly placer: Placer;
  /** Has the page show something, as an editor would. */
  readonly tell: (message: HostMessage) => void;
}

export function staticHost({ snapshot, parts, memory, key, onShown, onUnwritten }: StaticHostOptions): StaticHost {
  const listeners: ((message: HostMessage) => void)[] = [];
  const placed = new WeakMap<ViewGraph, PlacedGraph>();
  const tell = (message: HostMessage) => {
    for (const listener of listeners) listener(message);
  };
  const projectOf = (uri: string) => snapshot.projects.find(({ info }) => info.uri === uri);

  const view = async ({ project: uri, view: asked }: ViewParams): Promise<ViewResult | undefined> => {
    const project = projectOf(uri);
    const entry = project?.info.views.find((each) => each.kind === asked.kind && each.subject === asked.subject && each.declaration === asked.declaration);
    const part = entry && project?.views[entry.name];
    if (!project || part === undefined) return undefined;
    const pictures = await parts.read<ViewPart>(part);
    const picture = pictures[asked.plateau ?? ''] ?? (asked.plateau === project.info.plateaus[0]?.id ? pictures[''] : undefined);
    const findings = (picture?.findings ?? []).flatMap((place) => project.findings[place] ?? []);
    const base = picture?.base ?? { request: asked, title: entry?.title ?? '', subtitle: '', legend: [], empty: 'It was not drawn at this plateau. Name the plateau with --at to have it here.' };
    // The placer knows it by its identity; what the graph was made of is no longer needed.
    const graph: ViewGraph = { ...base, shape: 'graph', direction: 'right', nodes: [], edges: [] };
    if (picture?.placed !== undefined) placed.set(graph, picture.placed);
    return { version: 0, graph, broken: project.broken, findings };
  };
  const answer = async ({ project: uri, answer: asked, plateau }: AnswerParams): Promise<AnswerResult | undefined> => {
    const project = projectOf(uri);
    const part = project?.answers[answerName(asked)];
    if (!project || part === undefined) return undefined;
    const answers = await parts.read<AnswerPart>(part);
    const found = answers[plateau ?? ''] ?? answers[''];
    return found && { version: 0, answer: found, broken: project.broken };
  };
  const comparison = async ({ project: uri, plateau }: ComparisonParams): Promise<ComparisonResult | undefined> => {
    const part = projectOf(uri)?.comparison;
    if (part === undefined) return undefined;
    const results = await parts.read<ComparisonPart>(part);
    return results[plateau ?? ''] ?? results[''];
  };
  const sources = async (project: SnapshotProject | undefined): Promise<SourcesPart | undefined> =>
    project?.sources === undefined ? undefined : parts.read<SourcesPart>(project.sources);
  const source = async ({ project, element }: SourceParams): Promise<SourceResult> => {
    const place = (await sources(projectOf(project)))?.places[element];
    return place && { source: place, name: place };
  };
  const open = async (place: SourceRange | undefined, project: SnapshotProject | undefined, element?: ElementId) => {
    const text = place && (await sources(project))?.texts[place.file];
    if (place !== undefined && text !== undefined) tell({ kind: 'source', source: place, text, ...(element !== undefined && { element }) });
    else if (element !== undefined && project !== undefined) onUnwritten(project, element);
  };

  const hear = async (message: PageMessage): Promise<void> => {
    switch (message.kind) {
      case 'request': {
        const answers: Partial<Record<typeof message.method, () => unknown>> = {
          projects: () => snapshot.projects.map(({ info }) => info),
          view: () => view(message.params as ViewParams),
          answer: () => answer(message.params as AnswerParams),
          comparison: () => comparison(message.params as ComparisonParams),
          source: () => source(message.params as SourceParams),
        };
        return tell({ kind: 'response', id: message.id, result: await answers[message.method]?.() });
      }
      case 'reveal': {
        const project = projectOf(message.project);
        return open((await sources(project))?.places[message.element], project, message.element);
      }
      case 'open': {
        // Of several projects, the one that has read the file.
        for (const project of snapshot.projects) {
          if ((await sources(project))?.texts[message.source.file] !== undefined) return open(message.source, project);
        }
        return;
      }
      case 'shown':
        return onShown(message.title);
      case 'ready':
      case 'export':
        return;
    }
  };
  return {
    kind: 'browser',
    isFixed: true,
    initialState: stored(memory, key),
    keepState: (state) => keep(memory, key, state),
    send: (message) => {
      hear(message).catch((error: unknown) => {
        if (message.kind === 'request') tell({ kind: 'response', id: message.id, error: error instanceof Error ? error.message : String(error) });
      });
    },
    listen: (listener) => void listeners.push(listener),
    onConnection: () => undefined,
    tell,
    placer: {
      place: async (graph) => {
        const picture = placed.get(graph);
        if (picture === undefined) throw new Error('This picture is not in the page.');
        return picture;
      },
    },
  };
}

function stored(memory: Memory | undefined, key: string): PageState {
  try {
    return JSON.parse(memory?.getItem(key) ?? '{}') as PageState;
  } catch {
    return {};
  }
}

/** A browser may refuse, as in a private window; then nothing is kept. */
function keep(memory: Memory | undefined, key: string, state: PageState): void {
  try {
    memory?.setItem(key, JSON.stringify(state));
  } catch {
    // Nothing is lost but the reader's zoom.
  }
}
