import { buildPicture } from '../diagram/compare/two-plateaus.ts';
import { listViews } from '../diagram/views/table.ts';
import type { ElementId } from '../model/element-base.ts';
import type { Finding } from '../model/finding.ts';
import { architectureName } from '../model/model.ts';
import { plateauOrder } from '../model/plateau.ts';
import type { Position } from '../model/source.ts';
import { placesOf } from './lsp/element-places.ts';
import { questionIds } from '../model/answers/answer.ts';
import { answerQuestion, questions } from '../model/answers/table.ts';
import { answerContext } from './answer-context.ts';
import { buildComparedView, listComparedViews } from './comparison/compared-views.ts';
import { comparisonResult } from './comparison/comparison-result.ts';
import type { Comparison, Comparisons } from './comparison/comparisons.ts';
import type {
  AnswerEntry,
  AnswerParams,
  AnswerResult,
  ComparisonParams,
  ComparisonResult,
  ElementAtParams,
  ElementAtResult,
  ElementPlace,
  ExpansionParams,
  PlacesParams,
  ProjectInfo,
  ProjectsParams,
  SourceParams,
  SourceResult,
  ViewParams,
  ViewResult,
} from './protocol.ts';
import type { Project, ProjectState } from './project.ts';
import { expansionText } from './template/expansion-text.ts';
import { covers, isBefore } from './text-range.ts';
import { viewContext } from './view-context.ts';
import type { Workspace } from './workspace.ts';

/** Answers to those who show pictures; the editor's server and the viewer's ask the same. */
export interface ViewerRequests {
  projects(params: ProjectsParams): readonly ProjectInfo[];
  view(params: ViewParams): ViewResult | undefined;
  comparison(params: ComparisonParams): ComparisonResult | undefined;
  answer(params: AnswerParams): AnswerResult | undefined;
  source(params: SourceParams): SourceResult;
  elementAt(params: ElementAtParams): ElementAtResult;
  places(params: PlacesParams): readonly ElementPlace[];
  expansion(params: ExpansionParams): string | undefined;
}

/** The projects that there are; an editor's change, those of the command line do not. */
export type ReadProjects = Pick<Workspace, 'project' | 'projects' | 'projectsOf'>;

export function createViewerRequests(workspace: ReadProjects, comparisons: Pick<Comparisons, 'of'>): ViewerRequests {
  return {
    projects({ uri }) {
      const own = uri === undefined ? undefined : workspace.projectsOf(uri)[0];
      return [...workspace.projects()].sort((a, b) => Number(b === own) - Number(a === own)).map((project) => projectInfo(project, comparisons.of(project.root)));
    },
    view({ project: root, view, compared }) {
      const project = workspace.project(root);
      if (!project) return undefined;
      const comparison = compared && comparisons.of(root);
      const state = comparison ? comparison.after.state : project.state();
      const graph = comparison ? buildComparedView(comparison, view) : buildPicture({ context: (plateau) => viewContext(state, plateau) }, view);
      return { version: state.version, graph, broken: isBroken(state), findings: shownFindings(state, JSON.stringify(graph)) };
    },
    comparison({ project: root, plateau }) {
      const comparison = comparisons.of(root);
      return comparison && comparisonResult(comparison, root, knownPlateau(comparison.after.state, plateau));
    },
    answer({ project: root, answer: { question, journey }, plateau }) {
      const state = workspace.project(root)?.state();
      const asked = Object.hasOwn(questions, question) ? questions[question] : undefined;
      if (!state || !asked) return undefined;
      const isKnown = journey !== undefined && state.model.elements.some(({ id, kind }) => id === journey && kind === 'journey');
      if (journey === undefined ? asked.journey === 'needed' : !isKnown) return undefined;
      const context = answerContext(state, asked.isAtPlateau ? knownPlateau(state, plateau) : undefined);
      return { version: state.version, answer: answerQuestion(context, question, journey), broken: isBroken(state) };
    },
    source({ project: root, element }) {
      const source = workspace.project(root)?.state().model.sources.get(element);
      return source && { source: { file: source.file, range: source.range }, name: { file: source.file, range: source.name } };
    },
    elementAt({ uri, line, character }) {
      const [project] = workspace.projectsOf(uri);
      return project && elementAt(project, uri, { line, character });
    },
    places({ uri, element, of }) {
      const state = workspace.projectsOf(uri)[0]?.state();
      return state ? placesOf(state, element, of) : [];
    },
    expansion({ uri, use }) {
      const expansion = workspace.projectsOf(uri)[0]?.documents.expansions().get(use);
      return expansion && expansionText(expansion);
    },
  };
}

function projectInfo(project: Project, comparison: Comparison | undefined): ProjectInfo {
  const state = project.state();
  const spoken = state.findings.filter((finding) => !finding.waived);
  return {
    uri: project.root,
    version: state.version,
    name: architectureName(state.model),
    profile: state.config.profile,
    errors: spoken.filter((finding) => finding.severity === 'error').length,
    warnings: spoken.filter((finding) => finding.severity === 'warning').length,
    plateaus: plateauOrder(state.model).map((plateau) => ({ id: plateau.id, title: plateau.title ?? plateau.name })),
    views: comparison ? listComparedViews(comparison) : listViews(state.stand(undefined).index),
    ...(comparison && { base: comparison.before.name }),
    answers: listAnswers(state),
  };
}

/** Every question about the whole, then every journey explained. */
function listAnswers({ model }: ProjectState): readonly AnswerEntry[] {
  const general = questionIds.filter((question) => questions[question].journey !== 'needed');
  const journeys = model.elements.filter((element) => element.kind === 'journey').filter((journey) => !journey.undeclared);
  return [
    ...general.map((question) => ({ question, title: questions[question].title(undefined), isAtPlateau: questions[question].isAtPlateau })),
    ...journeys.map(({ id, title, path }): AnswerEntry => ({ question: 'explain', journey: id, title: questions.explain.title(title ?? path), isAtPlateau: true })),
  ];
}

/** A plateau that is gone is as none. */
function knownPlateau({ model }: ProjectState, plateau: ElementId | undefined): ElementId | undefined {
  return plateauOrder(model).find(({ id }) => id === plateau)?.id;
}

function isBroken({ findings }: ProjectState): boolean {
  return findings.some((finding) => finding.rule === 'syntax' && finding.severity === 'error');
}

/** Findings whose element, or whose journey, is in the picture. */
function shownFindings(state: ProjectState, graph: string): readonly Finding[] {
  return state.findings.filter(
    (finding) => !finding.waived && finding.element !== undefined && graph.includes(JSON.stringify(finding.element)),
  );
}

/** The innermost declaration around a position. */
export function elementAt(project: Pick<Project, 'root' | 'state'>, uri: string, position: Position): ElementAtResult {
  const { model } = project.state();
  let best: { readonly id: ElementId; readonly start: { readonly line: number; readonly character: number } } | undefined;
  for (const [id, source] of model.sources) {
    if (source.file !== uri || !covers(source.range, position)) continue;
    if (!best || !isBefore(source.range.start, best.start)) best = { id, start: source.range.start };
  }
  if (!best) return undefined;
  const element = model.elements.find((candidate) => candidate.id === best.id);
  const journey = element?.kind === 'journey' ? element.id : element && 'journey' in element ? element.journey : undefined;
  return { project: project.root, element: best.id, ...(journey !== undefined && { journey }) };
}
