import type { ElementOf } from '../../model/element.ts';
import type { ViewContext } from '../draw.ts';
import type { LegendEntry, Tone, ViewRequest } from '../view-graph.ts';
import { buildBlueprint } from './blueprint.ts';
import { describeSteps, type JourneyContext } from './blueprint-steps.ts';
import { describeTransitions } from './blueprint-transitions.ts';
import type { BlueprintStep, BlueprintTransition } from './blueprint-view.ts';
import { collectNotes } from './finding-notes.ts';
import type { GraphView, ViewBadge, ViewEdge, ViewNode } from './graph-view.ts';

/** The steps of a journey with every way between them: branches, loops, failures, ends. Phases are frames around their steps. */
export function buildFlow(context: ViewContext, request: ViewRequest): GraphView {
  const { title, subtitle, empty } = buildBlueprint(context, request);
  const shown = { shape: 'graph', request, title, subtitle, direction: 'right', order: 'text' } as const;
  const journey = context.index.get('journey', request.subject) ?? context.index.all('journey')[0];
  if (journey === undefined || empty !== undefined) return { ...shown, nodes: [], edges: [], legend: [], empty: empty ?? 'Nothing to show yet.' };
  const walk = context.walk(journey);
  const known = new Set(walk.steps.map(({ step }) => step));
  const written = context.index.steps(journey.id).filter(({ id }) => known.has(id));
  const journeyContext: JourneyContext = { context, notes: collectNotes(context), walk, journey, written };
  const steps = describeSteps(journeyContext);
  const transitions = describeTransitions(journeyContext);
  const phaseOf = (position: number) => phaseNodeId(journey, written[position]?.phase);
  const nodes = [
    ...phaseNodes(journey, written),
    ...steps.map((step, position) => stepNode(step, phaseOf(position), transitions)),
    ...transitions.filter(({ to }) => to === undefined).map((transition) => endNode(transition, phaseOf(transition.from))),
  ];
  const edges = transitions.map((transition) => transitionEdge(transition, steps));
  return { ...shown, nodes, edges, legend: explain(steps, edges) };
}

function phaseNodeId(journey: ElementOf<'journey'>, phase: string | undefined): string | undefined {
  return phase === undefined ? undefined : `phase:${journey.path}.${phase}`;
}

/** Phases that have steps, in the order written. */
function phaseNodes(journey: ElementOf<'journey'>, written: readonly ElementOf<'step'>[]): readonly ViewNode[] {
  const titles = new Map(journey.phases.map(({ name, title }) => [name, title ?? name]));
  const used = [...new Set(written.flatMap(({ phase }) => phase ?? []))];
  return used.map((phase): ViewNode => {
    const node = { container: true, tone: 'muted', icon: 'routing', border: 'solid', badges: [], findings: [], direction: 'down' } as const;
    return { ...node, id: phaseNodeId(journey, phase) ?? phase, element: journey.id, title: titles.get(phase) ?? phase };
  });
}

function stepNode(step: BlueprintStep, parent: string | undefined, transitions: readonly BlueprintTransition[]): ViewNode {
  const onWays = new Set(transitions.flatMap(({ breaks }) => breaks.map(({ rule, message }) => `${rule} ${message}`)));
  const [channel] = step.channels;
  const badges: ViewBadge[] = step.channels.map(({ icon, text, tone }) => ({ icon, text, tone, label: `On ${text}` }));
  if (step.undeclared) badges.push({ icon: 'unknown', text: 'declare it', tone: 'warning', label: 'Used, but not declared: declare it' });
  if (step.repeats !== undefined) badges.push({ icon: 'repeat', text: 'repeats', tone: 'error', label: step.repeats });
  return {
    ...{ id: step.element, element: step.element, container: false, badges },
    ...(parent === undefined ? {} : { parent }),
    tone: step.actor === undefined ? 'plain' : (tones[step.actor.icon] ?? 'plain'),
    icon: step.actor?.icon ?? channel?.icon ?? 'customer',
    title: `${step.number}. ${step.title}`,
    ...(step.actor === undefined ? {} : { subtitle: step.actor.text }),
    border: step.undeclared || step.unreachable ? 'dashed' : 'solid',
    findings: step.findings.filter(({ rule, message }) => !onWays.has(`${rule} ${message}`)),
  };
}

/** The colour of a step says who acts, as its icon does. */
const tones: Readonly<Record<string, Tone>> = {
  customer: 'customer',
  agent: 'engagement',
  bot: 'accent',
  team: 'core',
  partner: 'external',
  system: 'integration',
};

/** Each path ends at a point of its own, beside its last step, so that no line has to cross the picture to get there. */
function endNode(transition: BlueprintTransition, parent: string | undefined): ViewNode {
  const leaves = transition.label.startsWith('to ');
  const [what = ''] = transition.label.split(' · ');
  const title = leaves ? what.slice(3) : what.startsWith('ends ') ? what.slice(5) : 'End';
  return {
    ...{ id: `end:${transition.id}`, container: false, shape: 'pill', tone: 'muted', border: 'solid', badges: [], findings: [] },
    ...{ icon: leaves ? 'expand' : title === 'abandoned' ? 'cross' : 'check', title },
    ...(transition.element === undefined ? {} : { element: transition.element }),
    ...(parent === undefined ? {} : { parent }),
  };
}

function transitionEdge(transition: BlueprintTransition, steps: readonly BlueprintStep[]): ViewEdge {
  const { id, from, to, element, dashed, breaks } = transition;
  const tail = steps[from];
  const head = to === undefined ? undefined : steps[to];
  const reason = to === undefined ? transition.label.replace(/^(ends|to) [^·]*(?: · |$)/u, '') : transition.label;
  const failure = reason.includes('on failure');
  const worst = breaks[0]?.severity;
  return {
    ...{ id: `way:${id}`, from: tail?.element ?? '', to: head?.element ?? `end:${id}`, findings: breaks },
    ...(element === undefined ? {} : { element }),
    ...(reason === '' ? {} : { label: reason.replace(' · ', '\n') }),
    line: dashed ? (failure ? 'dotted' : 'dashed') : 'solid',
    tone: worst === undefined || worst === 'info' ? 'plain' : worst,
    spoken: `${tail?.title ?? ''} to ${head?.title ?? 'the end'}${reason === '' ? '' : `, ${reason}`}`,
    ...(breaks.length === 0 ? {} : { badges: [{ icon: 'break', text: '', tone: worst ?? 'error', label: 'The journey breaks here' }] }),
  };
}

/** Only what occurs in the picture. */
function explain(steps: readonly BlueprintStep[], edges: readonly ViewEdge[]): readonly LegendEntry[] {
  const actors = new Map(steps.flatMap(({ actor }) => (actor === undefined ? [] : [[actor.icon, actorWords[actor.icon] ?? 'other'] as const])));
  const lines = new Set(edges.map(({ line }) => line));
  const severities = new Set([...steps, ...edges].flatMap(({ findings }) => findings.map(({ severity }) => severity)));
  const entries: (LegendEntry | false)[] = [
    ...[...actors].map(([icon, text]): LegendEntry => ({ sample: 'badge', icon, tone: tones[icon] ?? 'plain', text })),
    lines.has('dotted') && { sample: 'dotted-line', text: 'on failure' },
    lines.has('dashed') && { sample: 'dashed-line', text: 'after a time' },
    edges.some(({ badges }) => badges !== undefined) && { sample: 'break', tone: 'error', icon: 'break', text: 'the journey breaks here' },
    steps.some(({ repeats }) => repeats !== undefined) && { sample: 'badge', tone: 'error', icon: 'repeat', text: 'the customer must repeat something' },
    severities.has('error') && { sample: 'badge', tone: 'error', icon: 'error', text: 'error' },
    severities.has('warning') && { sample: 'badge', tone: 'warning', icon: 'warning', text: 'warning' },
    severities.has('info') && { sample: 'badge', tone: 'info', icon: 'info', text: 'note' },
  ];
  return entries.filter((entry) => entry !== false);
}

const actorWords: Readonly<Record<string, string>> = {
  customer: 'customer',
  agent: 'agent',
  bot: 'bot',
  team: 'back office',
  partner: 'partner',
  system: 'automatic',
};
