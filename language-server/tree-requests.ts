import type { Element } from '../model/element.ts';
import type { Position } from '../model/source.ts';
import { canonicalUri } from './canonical-uri.ts';
import { elementOf } from './lsp/element-lookup.ts';
import { elementText } from './lsp/element-text.ts';
import { escapeMarkdown } from './lsp/markdown.ts';
import type { Project } from './project.ts';
import type { TreeAnswers, TreeNode, TreeParams, TreePlace } from './protocol.ts';
import { elementNode, elementsOfKind, kindNode, kindNodes, nodesBelow, phaseNode, stepNodes } from './tree/element-nodes.ts';
import { findingNodes, findingOf, findingsNode, ruleNodes, severityNodes } from './tree/finding-nodes.ts';
import { kindGroups } from './tree/kind-groups.ts';
import { homeOf } from './tree/tree-index.ts';
import { rules } from '../model/rules/table.ts';
import { elementAt } from './viewer-requests.ts';

type TreeProject = Pick<Project, 'root' | 'state'>;

/** What the tree view asks of the projects that are open. */
export interface TreeProjects {
  projects(): readonly TreeProject[];
  projectsOf(uri: string): readonly TreeProject[];
}

/** Answers one question of the tree view; a place that is gone has nothing below it and nothing to say. */
export function answerTree(open: TreeProjects, question: TreeParams): TreeAnswers[TreeParams['ask']] {
  switch (question.ask) {
    case 'children':
      return question.of ? childrenOf(open, question.of) : open.projects().map((project) => projectNode(open, project));
    case 'tooltip':
      return tooltipOf(open, question.of);
    case 'way':
      return wayTo(open, canonicalUri(question.uri), question);
  }
}

function childrenOf(open: TreeProjects, place: TreePlace): readonly TreeNode[] {
  const project = open.projects().find(({ root }) => root === place.project);
  if (!project) return [];
  switch (place.at) {
    case 'project': {
      const kinds = kindNodes(project);
      const journeys = kinds.filter(({ icon }) => icon === 'journey');
      // Journeys and what is found about them first: they are what people come for.
      return [...journeys, findingsNode(project), ...kinds.filter((kind) => !journeys.includes(kind))];
    }
    case 'kind':
      return elementsOfKind(project, place.kind);
    case 'element':
      return nodesBelow(project, place.element);
    case 'phase':
      return stepNodes(project, place.journey, place.phase);
    case 'findings':
      return severityNodes(project);
    case 'severity':
      return ruleNodes(project, place.severity);
    case 'rule':
      return findingNodes(project, place.severity, place.rule);
    case 'finding':
      return [];
  }
}

/** More projects than these are not all of interest at once. */
const mostOpen = 3;

function projectNode(open: TreeProjects, project: TreeProject): TreeNode {
  const { model, config } = project.state();
  const architecture = model.elements.find(({ kind }) => kind === 'architecture');
  const source = architecture && model.sources.get(architecture.id);
  return {
    place: { at: 'project', project: project.root },
    label: architecture?.title ?? model.name,
    description: config.profile,
    icon: 'project',
    children: open.projects().length > mostOpen ? 'folded' : 'open',
    ...(source && { source: { file: source.file, range: source.name } }),
    view: { kind: 'landscape' },
  };
}

function tooltipOf(open: TreeProjects, place: TreePlace): string | undefined {
  const state = open.projects().find(({ root }) => root === place.project)?.state();
  if (!state) return undefined;
  switch (place.at) {
    case 'project': {
      const architecture = state.model.elements.find(({ kind }) => kind === 'architecture');
      return architecture && elementText(state, architecture.id);
    }
    case 'element':
      return elementText(state, place.element);
    case 'rule':
      return rules[place.rule] && `**${place.rule}** ${rules[place.rule]?.summary}\n\n${rules[place.rule]?.why}`;
    case 'finding': {
      const finding = findingOf(state, place.severity, place.rule, place.key);
      return finding && `**${finding.severity} ${finding.rule}** ${escapeMarkdown(finding.message)}`;
    }
    default:
      return undefined;
  }
}

function wayTo(open: TreeProjects, uri: string, position: Position): readonly TreeNode[] {
  const [project] = open.projectsOf(uri);
  const found = project && elementAt(project, uri, position);
  if (!project || !found) return [];
  const state = project.state();
  const way: TreeNode[] = [];
  let element = elementOf(state.model, found.element);
  if (element && kindGroups[element.kind].place === 'none') return [projectNode(open, project)];
  for (let depth = 0; element && depth < 64; depth++) {
    way.unshift(...phaseOf(project, element), elementNode(project, element));
    const home = homeOf(state, element);
    if (home === undefined) way.unshift(kindNode(project, element.kind));
    element = elementOf(state.model, home);
  }
  return [projectNode(open, project), ...way];
}

/** The phase that a step stands in, which is no element but a place in the tree. */
function phaseOf(project: TreeProject, element: Element): readonly TreeNode[] {
  if (element.kind !== 'step' || element.phase === undefined) return [];
  const journey = elementOf(project.state().model, element.journey);
  return journey?.kind === 'journey' ? [phaseNode(project, journey, element.phase)] : [];
}
