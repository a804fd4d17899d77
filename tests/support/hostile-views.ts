import type { GraphView, ViewNode } from '../../diagram/views/graph-view.ts';
import type { SingleView } from '../../diagram/views/compared-view.ts';
import { lateDelivery } from './sample-blueprint.ts';
import { sampleSequence } from './sample-sequence.ts';

/** A view of each shape in which everything is called so. */
export function viewsCalled(title: string): readonly SingleView[] {
  const blueprint = lateDelivery();
  const named = <T extends { readonly text: string }>(chip: T): T => ({ ...chip, text: title });
  return [
    graphOf(title),
    {
      ...blueprint,
      title,
      phases: blueprint.phases.map((phase) => ({ ...phase, title })),
      items: blueprint.items.map((item) => ({ ...item, item: title })),
      transitions: blueprint.transitions.map((transition) => ({ ...transition, label: title })),
      steps: blueprint.steps.map((step) => ({ ...step, title, channels: step.channels.map(named), chains: step.chains.map((chain) => chain.map(named)) })),
    },
    sampleSequence({ steps: 6, perPhase: 3, words: title }),
  ];
}

/** A container with two systems in it, one outside, and lines of every kind, one to the container's own part. */
export function graphOf(title: string): GraphView {
  const node = (id: string, more: Partial<ViewNode> = {}): ViewNode => {
    const plain = { container: false, tone: 'core', icon: 'system', border: 'solid', findings: [] } as const;
    return { ...plain, id, title, subtitle: title, badges: [{ text: title, tone: 'muted', label: title }], ...more };
  };
  const lines = ['solid', 'dashed', 'long-dashed', 'dotted', 'double'] as const;
  return {
    shape: 'graph',
    request: { kind: 'landscape' },
    ...{ title, subtitle: title, direction: 'right', legend: [{ sample: 'dashed-line', text: title }] },
    nodes: [
      node('system:suite', { container: true, tone: 'muted', element: 'system:suite' }),
      node('system:suite.a', { parent: 'system:suite', element: 'system:suite.a', findings: [{ severity: 'error', rule: 'OWN-01', message: title }] }),
      node('system:suite-a', { parent: 'system:suite', border: 'dashed', tone: 'external' }),
      node('channel:web', { tone: 'channel', icon: 'web', border: 'double' }),
    ],
    edges: [
      ...lines.map((line, at) => ({ id: `edge:${at}`, from: 'channel:web', to: 'system:suite.a', label: `${title}\n${title}`, spoken: title, line, tone: 'plain', findings: [] }) as const),
      { id: 'edge:part', from: 'system:suite', to: 'system:suite.a', spoken: title, line: 'solid', tone: 'error', findings: [{ severity: 'warning', rule: 'INT-01', message: title }] },
      { id: 'edge:both', from: 'channel:web', to: 'system:suite-a', spoken: title, line: 'dashed', tone: 'plain', both: true, findings: [] },
    ],
  };
}
