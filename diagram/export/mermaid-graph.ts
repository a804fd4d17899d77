import type { GraphView, ViewBadge, ViewNode } from '../views/graph-view.ts';
import type { ChartNode, MermaidChart } from './mermaid-chart.ts';
import { mermaidText } from './mermaid-text.ts';

/** A landscape or a flow as a flowchart: containers as subgraphs, lines as they are drawn in the picture. */
export function graphChart({ nodes, edges, direction, legend }: GraphView): MermaidChart {
  return {
    ...{ direction, legend },
    nodes: nodes.map((node) => ({
      id: node.id,
      ...(node.parent === undefined ? {} : { parent: node.parent }),
      ...(node.container ? { container: node.direction ?? 'as its surroundings' } : {}),
      shape: shapeOf(node),
      dashed: node.border === 'dashed',
      tone: node.tone,
      lines: [mermaidText(node.title), mermaidText(node.subtitle ?? ''), node.badges.map(badgeText).filter(Boolean).join(' · ')],
      findings: node.findings,
    })),
    edges: edges.map((edge) => ({
      ...{ from: edge.from, to: edge.to, line: edge.line, tone: edge.tone, findings: edge.findings },
      end: edge.end ?? 'arrow',
      both: edge.both === true,
      lines: (edge.label ?? '').split('\n').map((text) => mermaidText(text)),
    })),
  };
}

/** On its way out has a double border, as in the picture; where data lies looks like a store, where customers come in is round. */
function shapeOf({ shape, border, icon, tone }: ViewNode): ChartNode['shape'] {
  if (shape === 'pill') return 'pill';
  if (shape === 'note') return 'note';
  if (border === 'double') return 'double';
  if (icon === 'database') return 'store';
  return tone === 'channel' ? 'round' : 'box';
}

/** Glyphs and counts beside them say nothing here: what they mean is written out where it is bad news, and left out otherwise. */
function badgeText({ text, tone, label }: ViewBadge): string {
  const isBad = tone === 'error' || tone === 'warning';
  const words = mermaidText(/\p{L}|%/u.test(text) ? text : isBad ? label : '');
  return words !== '' && isBad ? `${tone === 'error' ? '✗' : '!'} ${words}` : words;
}
