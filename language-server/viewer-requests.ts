import type { ViewContext } from '../diagram/draw.ts';
import { buildView, listViews } from '../diagram/views/table.ts';
import type { ElementId } from '../model/element-base.ts';
import type { Finding } from '../model/finding.ts';
import { architectureName } from '../model/model.ts';
import { plateauOrder } from '../model/plateau.ts';
import type { Position } from '../model/source.ts';
import { placesOf } from './lsp/element-places.ts';
import type {
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
import type { Workspace } from './workspace.ts';

/** Answers to those who show pictures; the editor's server and the viewer's ask the same. */
export interface ViewerRequests {
  projects(params: ProjectsParams): readonly ProjectInfo[];
  view(params: ViewParams): ViewResult | undefined;
  source(params: SourceParams): SourceResult;
  elementAt(params: ElementAtParams): ElementAtResult;
  places(params: PlacesParams): readonly ElementPlace[];
  expansion(params: ExpansionParams): string | undefined;
}

export function createViewerRequests(workspace: Workspace): ViewerRequests {
  return {
    projects({ uri }) {
      const own = uri === undefined ? undefined : workspace.projectsOf(uri)[0];
      return [...workspace.projects()].sort((a, b) => Number(b === own) - Number(a === own)).map(projectInfo);
    },
    view({ project: root, view }) {
      const project = workspace.project(root);
      if (!project) return undefined;
      const state = project.state();
      const context = viewContext(state, view.plateau);
      const graph = buildView(context, view);
      const broken = state.findings.some((finding) => finding.rule === 'syntax' && finding.severity === 'error');
      return { version: state.version, graph, broken, findings: shownFindings(state, JSON.stringify(graph)) };
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

/** What views look at, at a plateau; today's when undefined. */
export function viewContext(state: ProjectState, plateau: ElementId | undefined): ViewContext {
  const stand = state.stand(plateau);
  return {
    index: stand.index,
    walk: stand.walk,
    findings: state.findings.filter((finding) => !finding.waived),
    settings: state.config.view,
  };
}

function projectInfo(project: Project): ProjectInfo {
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
    views: listViews(state.stand(undefined).index),
  };
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
