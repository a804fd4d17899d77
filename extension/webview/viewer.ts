import type { ViewEntry, ViewRequest } from '../../diagram/view-graph.ts';
import type {
  AnswerParams,
  AnswerRequest,
  AnswerResult,
  HostMessage,
  PageAction,
  ProjectInfo,
  ProjectsParams,
  ViewParams,
  ViewResult,
} from '../../language-server/protocol.ts';
import type { ElementId } from '../../model/element-base.ts';
import { type Comparing, openComparing } from './comparing.ts';
import { type Host, openConversation } from './host.ts';
import { type Placer, Superseded } from './placer.ts';
import { answerEntryOf, currentProject, entryOf, initialState, isComparing, keptState, requestOf, shownKey, shownTitle, type ViewerState } from './viewer-state.ts';

/** The page without its looks: what is shown, and what can be done about it. */
export interface Viewer {
  readonly state: () => ViewerState;
  /** Calls back after every change; returns how to stop that. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly change: (change: Partial<ViewerState>) => void;
  readonly showProject: (uri: string) => void;
  readonly showView: (entry: ViewEntry) => void;
  /** Shows an answer in words in the picture's place. */
  readonly showAnswer: (answer: AnswerRequest) => void;
  readonly showPlateau: (plateau: ElementId | undefined) => void;
  /** Lays the picture out afresh, without regard to where things were. */
  readonly tidy: () => void;
  readonly retry: () => void;
  readonly reveal: (element: ElementId) => void;
  readonly comparing: Comparing;
  /** Calls back when the host wants something done with the picture; returns how to stop that. */
  readonly onAct: (listener: (action: PageAction) => void) => () => void;
  readonly host: Host;
}

interface ViewerOptions {
  readonly host: Host;
  readonly placer: Promise<Placer>;
  /** URI of the document that the page was opened for: its project is shown first. */
  readonly document: string | undefined;
  /** What stands beside the picture until the reader decides. */
  readonly panel: ViewerState['panel'];
}

export function openViewer({ host, placer, document, panel }: ViewerOptions): Viewer {
  let state = initialState(host.initialState, panel);
  const listeners = new Set<() => void>();
  const actors = new Set<(action: PageAction) => void>();
  let title = '';
  let refreshing = false;
  let again = false;
  let afresh = false;
  /** Of the answers that were asked for, the newest is the one to show. */
  let lastAsked = 0;

  const change = (part: Partial<ViewerState>) => {
    const before = JSON.stringify(keptState(state));
    state = { ...state, ...part };
    if (JSON.stringify(keptState(state)) !== before) host.keepState(keptState(state));
    for (const listener of listeners) listener();
    const shown = shownTitle(state);
    if (shown !== undefined && shown !== title) {
      title = shown;
      host.send({ kind: 'shown', title });
    }
  };

  const ask = openConversation(host, (message) => hear(message));

  const hear = (message: HostMessage) => {
    switch (message.kind) {
      case 'changed':
        void readProjects();
        if (message.project === state.project) {
          void refresh();
          void comparing.refresh();
        }
        return;
      case 'show':
        return show(message);
      case 'highlight':
        return highlight(message);
      case 'act':
        return act(message.action);
      case 'theme':
        return change({ theme: message.theme });
      case 'source':
        return change({ source: { source: message.source, text: message.text, element: message.element } });
      case 'response':
        return;
    }
  };

  const act = (action: PageAction) => {
    for (const listener of actors) listener(action);
  };

  const show = ({ project, view, element, answer, compared }: Omit<HostMessage & { kind: 'show' }, 'kind'>) => {
    const isOther = project !== state.project;
    const changed = isOther || view !== undefined || answer !== undefined;
    // Beside an answer the project's view stays, for the way back.
    const kept = isOther || view !== undefined ? view : state.view;
    if (changed) change({ project, view: kept, answer, chosen: undefined, ...(element !== undefined && { cursor: element }) });
    if (compared !== undefined) change({ compared: { project, revision: compared } });
    void readProjects();
    if (changed && (view !== undefined || answer !== undefined)) void refresh();
  };

  const highlight = (message: HostMessage & { kind: 'highlight' }) => {
    if (!state.follow) return;
    if (message.project !== state.project) return message.element === undefined ? undefined : show({ project: message.project });
    change({ cursor: message.element, chosen: undefined });
    // Who reads an answer reads on, whatever he looks up in the text.
    if (state.answer !== undefined) return;
    const view = state.view;
    const isOfOneJourney = view?.subject !== undefined && view.declaration === undefined;
    if (message.journey === undefined || !isOfOneJourney || view.subject === message.journey) return;
    const entry = currentProject(state)?.views.find((one) => one.kind === view.kind && one.subject === message.journey);
    if (entry !== undefined) showView(entry);
  };

  const readProjects = async () => {
    try {
      const params: ProjectsParams = document === undefined ? {} : { uri: document };
      const projects = await ask<readonly ProjectInfo[]>('projects', params);
      // A server that is still reading knows no project yet; what the reader had open is then not forgotten.
      if (projects.length === 0) return change({ projects, loaded: true, connected: true, busy: false });
      const project = projects.find((one) => one.uri === state.project) ?? projects[0];
      const hasView = entryOf(project, state.view) !== undefined;
      const first = project?.views[0];
      const view = hasView ? state.view : first === undefined ? undefined : requestOf(first, undefined);
      const answer = answerEntryOf(project, state.answer) === undefined ? undefined : state.answer;
      const [wasCompared, wasLoaded] = [isComparing(state), state.loaded];
      const moved = !state.loaded || project?.uri !== state.project || view !== state.view || answer !== state.answer;
      change({ projects, loaded: true, connected: true, project: project?.uri, view, answer });
      const turned = wasCompared !== isComparing(state);
      // Who begins to compare wants to know what is different; who has closed the list does not.
      if (turned && isComparing(state) && (wasLoaded || host.initialState.panel === undefined)) change({ panel: 'changes' });
      if (moved || turned) void refresh();
      if (moved || turned) void comparing.refresh();
      void comparing.resume();
    } catch (error) {
      change({ problem: sentence(error), busy: false });
    }
  };

  const refresh = async () => {
    // Words need no layout, and so never wait for one that is still being made.
    if (state.project !== undefined && state.answer !== undefined) return drawAnswer(state.project, state.answer);
    again = true;
    if (refreshing) return;
    refreshing = true;
    while (again) {
      again = false;
      await draw();
    }
    refreshing = false;
  };

  const draw = async () => {
    const { project, view, answer } = state;
    if (answer !== undefined) return;
    if (project === undefined || view === undefined) return change({ busy: false, picture: undefined, empty: undefined });
    const key = shownKey(state) ?? '';
    const shown = state.picture?.key === key ? state.picture : undefined;
    change({ busy: true });
    try {
      const params: ViewParams = { project, view, ...(isComparing(state) && { compared: true }) };
      const result = await ask<ViewResult | undefined>('view', params);
      if (isOutdated(key)) return;
      // The project is gone or not read yet; the host says so with its next change.
      if (result === undefined) return change({ busy: false, stale: shown !== undefined });
      const { graph, broken, findings, version } = result;
      if (graph.empty !== undefined) {
        // Text that is broken right now must not wipe the picture that the reader works with.
        const keep = broken && shown !== undefined;
        return change({ busy: false, broken, stale: keep, problem: undefined, ...(keep ? {} : { picture: undefined, empty: graph.empty }) });
      }
      const placed = await (await placer).place(graph, afresh ? undefined : shown?.placed);
      afresh = false;
      if (isOutdated(key)) return;
      change({ busy: false, broken, stale: false, problem: undefined, empty: undefined, picture: { key, placed, findings, version } });
    } catch (error) {
      if (error instanceof Superseded || isOutdated(key)) return;
      change({ busy: false, stale: shown !== undefined, problem: sentence(error), ...(shown === undefined ? { picture: undefined } : {}) });
    }
  };

  const drawAnswer = async (project: string, answer: AnswerRequest) => {
    const key = shownKey({ ...state, project, answer }) ?? '';
    const shown = state.answered?.key === key;
    const plateau = state.view?.plateau;
    lastAsked += 1;
    const asked = lastAsked;
    const isLate = () => asked !== lastAsked || shownKey(state) !== key;
    change({ busy: true });
    try {
      const params: AnswerParams = { project, answer, ...(plateau !== undefined && { plateau }) };
      const result = await ask<AnswerResult | undefined>('answer', params);
      if (isLate()) return;
      if (result === undefined) return change({ busy: false, stale: shown });
      change({ busy: false, broken: result.broken, stale: false, problem: undefined, empty: undefined, answered: { key, answer: result.answer } });
    } catch (error) {
      if (!isLate()) change({ busy: false, stale: shown, problem: sentence(error) });
    }
  };

  const isOutdated = (key: string) => {
    const outdated = shownKey(state) !== key;
    if (outdated) again = true;
    return outdated;
  };

  const showRequest = (view: ViewRequest) => {
    change({ view, answer: undefined, chosen: undefined, pointed: undefined });
    void refresh();
  };

  const reveal = (element: ElementId) => {
    if (state.project !== undefined) host.send({ kind: 'reveal', project: state.project, element });
  };

  const comparing = openComparing({ ask, state: () => state, change, showRequest, reveal });

  const showView = (entry: ViewEntry) => {
    change({ view: requestOf(entry, entry.plateau ?? state.view?.plateau), answer: undefined, chosen: undefined, pointed: undefined });
    void refresh();
  };

  host.onConnection((connected) => {
    const back = connected && !state.connected;
    change({ connected });
    if (back) void readProjects().then(refresh);
  });
  host.send({ kind: 'ready' });
  void readProjects().then(comparing.readRevisions);

  return {
    host,
    comparing,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change,
    showProject: (uri) => {
      const first = state.projects.find((one) => one.uri === uri)?.views[0];
      change({ project: uri, view: first === undefined ? undefined : requestOf(first, undefined), answer: undefined, chosen: undefined, source: undefined });
      void refresh();
      void comparing.refresh();
    },
    onAct: (listener) => {
      actors.add(listener);
      return () => actors.delete(listener);
    },
    showView,
    showAnswer: (answer) => {
      change({ answer, chosen: undefined, pointed: undefined });
      void refresh();
    },
    showPlateau: (plateau) => {
      if (state.view === undefined) return;
      const { plateau: _, ...rest } = state.view;
      change({ view: plateau === undefined ? rest : { ...rest, plateau } });
      void refresh();
      void comparing.refresh();
    },
    tidy: () => {
      afresh = true;
      void refresh();
    },
    retry: () => void readProjects().then(refresh),
    reveal,
  };
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
