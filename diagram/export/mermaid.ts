import { thousands } from '../../model/phrases.ts';
import { drawable } from '../layout/text-measure.ts';
import type { ThemeName } from '../svg/theme.ts';
import type { LegendEntry } from '../view-graph.ts';
import type { SingleView } from '../views/compared-view.ts';
import { blueprintChart } from './mermaid-blueprint.ts';
import { type MermaidChart, writeChart } from './mermaid-chart.ts';
import { graphChart } from './mermaid-graph.ts';
import { writeSequence } from './mermaid-sequence.ts';
import { mermaidText } from './mermaid-text.ts';

/** A view as text that GitHub, GitLab and many wikis draw by themselves. It has no places: Mermaid finds its own. */
export function exportMermaid(view: SingleView, options: { readonly theme: ThemeName }): string {
  const head = ['---', `title: ${JSON.stringify(drawable(view.title))}`, '---'];
  return `${[...head, ...writeBody(view, options.theme)].join('\n')}\n`;
}

/** What GitHub draws at most: it shows an error in the place of anything larger. */
const mostCharacters = 50_000;
const mostEdges = 500;

/** How far the text of a view goes beyond what GitHub draws, as the rest of a sentence; undefined where it does not. */
export function mermaidExcess(view: SingleView, text: string): string | undefined {
  const edges = view.shape === 'graph' ? view.edges.length : view.shape === 'blueprint' ? view.transitions.length : 0;
  if (edges > mostEdges) return `has ${thousands(edges)} lines between its boxes, and GitHub draws ${thousands(mostEdges)} at most`;
  return text.length > mostCharacters ? `has ${thousands(text.length)} characters, and GitHub draws ${thousands(mostCharacters)} at most` : undefined;
}

function writeBody(view: SingleView, theme: ThemeName): readonly string[] {
  if (view.empty !== undefined) return ['flowchart LR', `  n_empty["${mermaidText(view.empty)}"]`];
  switch (view.shape) {
    case 'graph':
      return chartWithLegend(graphChart(view), theme);
    case 'blueprint':
      return chartWithLegend(blueprintChart(view), theme);
    case 'sequence':
      return [...writeSequence(view), `%% ${findingWords}`];
  }
}

function chartWithLegend(chart: MermaidChart, theme: ThemeName): readonly string[] {
  const legend = [findingWords, ...chart.legend.flatMap(legendWords)];
  return [...writeChart(chart, theme), `%% ${legend.join(' · ')}`];
}

const findingWords = '✗ error · ! warning';

/** What a line or a class means: `dashed line = events`, `tone-core = frontstage`. */
function legendWords({ sample, tone, text }: LegendEntry): readonly string[] {
  const words = mermaidText(text);
  if (sample.endsWith('line')) return [`${sample.replaceAll('-', ' ')} = ${words}`];
  return sample === 'swatch' && tone !== undefined ? [`tone-${tone} = ${words}`] : [];
}
