import type { PlacedGraph } from '../../diagram/placed-graph.ts';
import type { ViewEntry, ViewRequest } from '../../diagram/view-graph.ts';
import type { Answer } from '../../model/answers/answer.ts';
import type { AnswerEntry, AnswerRequest, Camera, ComparedKind, ComparisonResult, PageState, ProjectInfo, Revision } from '../../language-server/protocol.ts';
import type { ElementId } from '../../model/element-base.ts';
import type { Finding } from '../../model/finding.ts';
import type { SourceRange } from '../../model/source.ts';

/** All that the page shows. One value; a change makes a new one. */
export interface ViewerState {
  readonly projects: readonly ProjectInfo[];
  /** False until the host has said which projects there are. */
  readonly loaded: boolean;
  readonly project: string | undefined;
  readonly view: ViewRequest | undefined;
  /** Shown instead of the view's picture. */
  readonly answer: AnswerRequest | undefined;
  /** The last answer; of `answer` unless `busy`. */
  readonly answered: Answered | undefined;
  /** The last good picture; of `view` unless `busy`. */
  readonly picture: Picture | undefined;
  readonly busy: boolean;
  /** What to write first, when there is nothing to draw. */
  readonly empty: string | undefined;
  /** A file has syntax errors, so that the picture may lack something. */
  readonly broken: boolean;
  /** The picture is older than the text. */
  readonly stale: boolean;
  /** Why there is no newer picture, in a sentence. */
  readonly problem: string | undefined;
  readonly connected: boolean;
  /** The element that the cursor is in. */
  readonly cursor: ElementId | undefined;
  /** The mark group that the reader has chosen with mouse or keyboard. */
  readonly chosen: string | undefined;
  /** The element of the finding under the mouse. */
  readonly pointed: ElementId | undefined;
  readonly follow: boolean;
  readonly panel: NonNullable<PageState['panel']>;
  readonly legend: boolean;
  readonly theme: PageState['theme'];
  readonly camera: Readonly<Record<string, Camera>>;
  /** The text that the browser's viewer shows beside the picture. */
  readonly source: { readonly source: SourceRange; readonly text: string; readonly element: ElementId | undefined } | undefined;
  /** What is different from the version that the project is compared with. */
  readonly comparison: ComparisonResult | undefined;
  /** What it can be compared with; undefined where the host has nothing to choose from. */
  readonly revisions: readonly Revision[] | undefined;
  readonly compared: PageState['compared'];
  readonly slide: number;
  readonly unlisted: readonly ComparedKind[];
  /** The change that the reader is at, by its place in the comparison. */
  readonly change: number | undefined;
  /** Where the picture is to go as soon as it shows that; each flight is a new value. */
  readonly flight: Flight | undefined;
}

export interface Flight {
  readonly element: ElementId;
}

export interface Answered {
  /** Of the question that it answers. */
  readonly key: string;
  readonly answer: Answer;
}

export interface Picture {
  /** Of the view that it shows. */
  readonly key: string;
  readonly placed: PlacedGraph;
  readonly findings: readonly Finding[];
  readonly version: number;
}

export function initialState(kept: PageState, panel: ViewerState['panel']): ViewerState {
  return {
    projects: [],
    loaded: false,
    project: kept.project,
    view: kept.view,
    answer: kept.answer,
    answered: undefined,
    picture: undefined,
    busy: true,
    empty: undefined,
    broken: false,
    stale: false,
    problem: undefined,
    connected: true,
    cursor: undefined,
    chosen: undefined,
    pointed: undefined,
    follow: kept.follow ?? true,
    panel: kept.panel ?? panel,
    legend: kept.legend ?? false,
    theme: kept.theme,
    camera: kept.camera ?? {},
    source: undefined,
    comparison: undefined,
    revisions: undefined,
    compared: kept.compared,
    slide: kept.slide ?? BOTH,
    unlisted: kept.unlisted ?? [],
    change: undefined,
    flight: undefined,
  };
}

/** The place of the slider at which both versions are seen alike. */
export const BOTH = 50;

/** What is worth keeping when the page goes away. */
export function keptState(state: ViewerState): PageState {
  return {
    ...(state.project === undefined ? {} : { project: state.project }),
    ...(state.view === undefined ? {} : { view: state.view }),
    ...(state.answer === undefined ? {} : { answer: state.answer }),
    ...(state.theme === undefined ? {} : { theme: state.theme }),
    follow: state.follow,
    camera: state.camera,
    panel: state.panel,
    legend: state.legend,
    ...(state.compared === undefined ? {} : { compared: state.compared }),
    ...(state.slide === BOTH ? {} : { slide: state.slide }),
    ...(state.unlisted.length === 0 ? {} : { unlisted: state.unlisted }),
  };
}

/** Whether the project is shown beside another version of it. */
export function isComparing(state: Pick<ViewerState, 'projects' | 'project'>): boolean {
  return state.projects.find(({ uri }) => uri === state.project)?.base !== undefined;
}

/** Names a view of a project whatever its plateau, so that going through time keeps the camera. */
function viewKey(project: string, view: ViewRequest): string {
  return [project, view.kind, view.subject ?? '', view.declaration ?? '', ...(view.compare ?? [])].join('|');
}

/** Names what the page shows, whatever the plateau: an answer, or else a view, alone or compared; undefined where there is neither. */
export function shownKey(state: Pick<ViewerState, 'projects' | 'project' | 'view' | 'answer'>): string | undefined {
  const { project, view, answer } = state;
  if (project === undefined) return undefined;
  if (answer !== undefined) return [project, 'answer', answer.question, answer.journey ?? ''].join('|');
  // With another version on it, the canvas is another one.
  return view === undefined ? undefined : `${viewKey(project, view)}${isComparing(state) ? '|compared' : ''}`;
}

export function answerEntryOf(project: ProjectInfo | undefined, answer: AnswerRequest | undefined): AnswerEntry | undefined {
  return project?.answers.find((entry) => answer !== undefined && entry.question === answer.question && entry.journey === answer.journey);
}

/** What the page shows, as the picker calls it. */
export function shownTitle(state: ViewerState): string | undefined {
  const project = currentProject(state);
  return (answerEntryOf(project, state.answer) ?? entryOf(project, state.view))?.title;
}

export function currentProject(state: ViewerState): ProjectInfo | undefined {
  return state.projects.find((project) => project.uri === state.project);
}

export function entryOf(project: ProjectInfo | undefined, view: ViewRequest | undefined): ViewEntry | undefined {
  return project?.views.find((entry) => view !== undefined && sameView(entry, view));
}

/** Whether both show the same thing, perhaps at different plateaus. */
export function sameView(one: ViewRequest, other: ViewRequest): boolean {
  return one.kind === other.kind && one.subject === other.subject && one.declaration === other.declaration && (one.compare === undefined) === (other.compare === undefined);
}

/** The request of a picker's entry, without what only the picker needs. */
export function requestOf(entry: ViewEntry, plateau: ElementId | undefined): ViewRequest {
  const at = plateau ?? entry.plateau;
  return {
    kind: entry.kind,
    ...(entry.subject === undefined ? {} : { subject: entry.subject }),
    ...(entry.declaration === undefined ? {} : { declaration: entry.declaration }),
    ...(at === undefined ? {} : { plateau: at }),
    ...(entry.compare === undefined ? {} : { compare: entry.compare }),
  };
}
