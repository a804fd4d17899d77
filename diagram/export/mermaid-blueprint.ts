import type { BlueprintLane, BlueprintStep, BlueprintSystem, BlueprintTransition, BlueprintView } from '../views/blueprint-view.ts';
import type { LegendEntry, Tone } from '../view-graph.ts';
import type { ChartEdge, ChartNode, MermaidChart } from './mermaid-chart.ts';
import { mermaidText } from './mermaid-text.ts';

/**
 * A blueprint as a flowchart: its phases one below the other, and in a step who does it, on which channel, with which
 * systems, and what is lost. (Mermaid's own `journey` has room for a mood and nothing else.)
 */
export function blueprintChart(view: BlueprintView): MermaidChart {
  const { steps, phases, transitions, legend } = view;
  const phaseOf = (position: number) => {
    const at = phases.findIndex(({ first, end }) => first <= position && position < end);
    return at < 0 ? {} : { parent: phaseId(at) };
  };
  return {
    direction: 'down',
    nodes: [
      ...phases.map(({ title }, at): ChartNode => {
        return { id: phaseId(at), container: 'as its surroundings', shape: 'box', dashed: false, tone: 'muted', lines: [mermaidText(title)], findings: [] };
      }),
      ...steps.map((step, position) => ({ ...stepNode(step, view, position), ...phaseOf(position) })),
      ...transitions.filter(({ to }) => to === undefined).map((transition) => ({ ...endNode(transition), ...phaseOf(transition.from) })),
    ],
    edges: transitions.flatMap((transition) => transitionEdge(transition, steps) ?? []),
    legend: [...legend.filter(({ sample }) => sample.endsWith('line')), ...laneLegend(steps)],
  };
}

function phaseId(at: number): string {
  return `phase ${at + 1}`;
}

function stepNode(step: BlueprintStep, { items }: BlueprintView, position: number): ChartNode {
  const inState = (state: 'lost' | 'stale') => items.filter(({ cells }) => cells[position]?.state === state).map(({ item }) => mermaidText(item));
  const [lost, stale] = [inState('lost'), inState('stale')];
  const who = [step.actor?.text ?? '', ...step.channels.map(({ text }) => text)].filter((text) => text !== '').map((text) => mermaidText(text));
  return {
    id: step.element,
    shape: 'box',
    dashed: step.undeclared || step.unreachable,
    tone: laneTones[step.lane],
    lines: [
      mermaidText(`${step.number} ${step.title}`),
      who.join(' · '),
      ...step.chains.map(chainText),
      lost.length === 0 ? '' : `✗ lost${colon} ${lost.join(', ')}`,
      stale.length === 0 ? '' : `! too old${colon} ${stale.join(', ')}`,
    ],
    findings: step.findings,
  };
}

const colon = mermaidText(':');

/** `Agent desktop → Customer records`, with ✗ where no integration leads on. */
function chainText(chain: readonly BlueprintSystem[]): string {
  return chain.map(({ text, reached }) => `${reached === undefined ? '' : reached.broken ? ' ✗ ' : ' → '}${mermaidText(text)}`).join('');
}

const laneTones: Readonly<Record<BlueprintLane, Tone>> = { customer: 'customer', frontstage: 'engagement', backstage: 'core', support: 'integration' };

function laneLegend(steps: readonly BlueprintStep[]): readonly LegendEntry[] {
  const used = new Set(steps.map(({ lane }) => lane));
  return [...used].map((lane) => ({ sample: 'swatch', tone: laneTones[lane], text: lane }));
}

/** Each path ends at a point of its own, so that no line crosses the picture to get there. */
function endNode({ id, label }: BlueprintTransition): ChartNode {
  const [what = ''] = label.split(' · ');
  const title = what.startsWith('to ') || what.startsWith('ends ') ? what : 'end';
  return { id: `end ${id}`, shape: 'pill', dashed: false, tone: 'muted', lines: [mermaidText(title)], findings: [] };
}

function transitionEdge({ id, from, to, label, dashed, breaks }: BlueprintTransition, steps: readonly BlueprintStep[]): ChartEdge | undefined {
  const tail = steps[from];
  if (tail === undefined) return undefined;
  const reason = to === undefined ? label.replace(/^(?:ends|to) [^·]*(?: · |$)/u, '') : label;
  const worst = breaks[0]?.severity;
  return {
    from: tail.element,
    to: (to === undefined ? undefined : steps[to]?.element) ?? `end ${id}`,
    line: dashed ? 'dashed' : 'solid',
    end: 'arrow',
    both: false,
    tone: worst === undefined || worst === 'info' ? 'plain' : worst,
    lines: reason.split(' · ').map((text) => mermaidText(text)),
    findings: breaks,
  };
}
