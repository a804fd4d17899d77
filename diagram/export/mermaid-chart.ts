import type { ThemeName } from '../svg/theme.ts';
import { themes } from '../svg/theme.ts';
import type { FindingNote, LegendEntry, Tone } from '../view-graph.ts';
import type { ViewEdge } from '../views/graph-view.ts';
import { mermaidFindings, mermaidLines, mermaidNames } from './mermaid-text.ts';

/** What a Mermaid flowchart shows; texts are escaped already. */
export interface MermaidChart {
  readonly direction: 'right' | 'down';
  /** Each after the one that it is in, or before it. */
  readonly nodes: readonly ChartNode[];
  readonly edges: readonly ChartEdge[];
  readonly legend: readonly LegendEntry[];
}

export interface ChartNode {
  readonly id: string;
  /** The container that it is in, by id. */
  readonly parent?: string;
  readonly container?: 'right' | 'down' | 'as its surroundings';
  readonly shape: 'box' | 'round' | 'pill' | 'store' | 'double' | 'note';
  readonly dashed: boolean;
  readonly tone: Tone;
  readonly lines: readonly string[];
  readonly findings: readonly FindingNote[];
}

export interface ChartEdge {
  readonly from: string;
  readonly to: string;
  readonly line: ViewEdge['line'];
  readonly end: NonNullable<ViewEdge['end']>;
  readonly both: boolean;
  readonly tone: Tone;
  readonly lines: readonly string[];
  readonly findings: readonly FindingNote[];
}

/** The lines of a flowchart. Where a box stands is for Mermaid to find. */
export function writeChart(chart: MermaidChart, theme: ThemeName): readonly string[] {
  const name = mermaidNames();
  const { nodes, edges } = withInnerEnds(chart);
  return [
    `flowchart ${chart.direction === 'right' ? 'LR' : 'TB'}`,
    ...writeNodes(nodes, undefined, name, 1),
    ...edges.map((edge) => writeEdge(edge, name)),
    ...edgeStyles(edges, theme),
    ...classLines(nodes, name, theme),
  ];
}

/**
 * A line between a container and what is in it, which Mermaid takes for a circle and draws nothing at all, goes to a box
 * inside that stands for the container itself.
 */
function withInnerEnds({ nodes, edges }: MermaidChart): Pick<MermaidChart, 'nodes' | 'edges'> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const isInside = (id: string, container: string) => {
    let up = byId.get(id)?.parent;
    for (let depth = 0; up !== undefined && depth < 64; depth++) {
      if (up === container) return true;
      up = byId.get(up)?.parent;
    }
    return false;
  };
  const standIns = new Map<string, ChartNode>();
  const innerEnd = (end: string, other: string) => {
    const node = byId.get(end);
    if (node?.container === undefined || !(end === other || isInside(other, end))) return end;
    const { container: _, ...inner } = node;
    const id = `${end} itself`;
    standIns.set(id, { ...inner, id, parent: end });
    return id;
  };
  const moved = edges.map((edge) => ({ ...edge, from: innerEnd(edge.from, edge.to), to: innerEnd(edge.to, edge.from) }));
  return { nodes: [...nodes, ...standIns.values()], edges: moved };
}

function writeNodes(nodes: readonly ChartNode[], parent: string | undefined, name: (id: string) => string, depth: number): readonly string[] {
  const known = new Set(nodes.map(({ id }) => id));
  const parentOf = (node: ChartNode) => (node.parent !== undefined && known.has(node.parent) ? node.parent : undefined);
  const indent = '  '.repeat(depth);
  return nodes
    .filter((node) => parentOf(node) === parent)
    .flatMap((node) => {
      const label = mermaidLines([...node.lines, mermaidFindings(node.findings)]);
      if (node.container === undefined) {
        const [open, close] = brackets[node.shape];
        return [`${indent}${name(node.id)}${open}"${label}"${close}`];
      }
      const runs = node.container === 'as its surroundings' ? [] : [`${indent}  direction ${node.container === 'right' ? 'LR' : 'TB'}`];
      return [`${indent}subgraph ${name(node.id)}["${label}"]`, ...runs, ...writeNodes(nodes, node.id, name, depth + 1), `${indent}end`];
    });
}

const brackets: Readonly<Record<ChartNode['shape'], readonly [open: string, close: string]>> = {
  box: ['[', ']'],
  round: ['(', ')'],
  pill: ['([', '])'],
  store: ['[(', ')]'],
  double: ['[[', ']]'],
  note: ['>', ']'],
};

function writeEdge(edge: ChartEdge, name: (id: string) => string): string {
  const lines = [...edge.lines, mermaidFindings(edge.findings)].filter((line) => line !== '');
  const says = lines.length === 0 ? '' : `|"${mermaidLines(lines)}"|`;
  return `  ${name(edge.from)} ${edge.both ? '<' : ''}${strokes[edge.line]}${ends[edge.line][edge.end]}${says} ${name(edge.to)}`;
}

const strokes: Readonly<Record<ChartEdge['line'], string>> = {
  solid: '--',
  'long-dashed': '--',
  dashed: '-.-',
  dotted: '-.-',
  double: '==',
};

const plainEnds = { arrow: '>', open: '>', none: '-', dot: 'o' } as const;
const ends: Readonly<Record<ChartEdge['line'], Readonly<Record<ChartEdge['end'], string>>>> = {
  solid: plainEnds,
  'long-dashed': plainEnds,
  dashed: { ...plainEnds, none: '' },
  dotted: { ...plainEnds, none: '' },
  double: { ...plainEnds, none: '=' },
};

/** Colours of lines, and the dashes that Mermaid has no arrow for: a line of style for all edges that look alike. */
function edgeStyles(edges: readonly ChartEdge[], theme: ThemeName): readonly string[] {
  const byStyle = new Map<string, number[]>();
  edges.forEach(({ tone, line }, position) => {
    const colour = tone === 'plain' ? [] : [`stroke:${themes[theme].tones[tone].line}`];
    const dash = line === 'long-dashed' ? ['stroke-dasharray:14 6'] : line === 'dotted' ? ['stroke-dasharray:1 5'] : [];
    const style = [...colour, ...dash].join(',');
    if (style !== '') byStyle.set(style, [...(byStyle.get(style) ?? []), position]);
  });
  return [...byStyle].map(([style, positions]) => `  linkStyle ${positions.join(',')} ${style}`);
}

/** Tones and what is found as classes; only those that occur. */
function classLines(nodes: readonly ChartNode[], name: (id: string) => string, theme: ThemeName): readonly string[] {
  const { tones } = themes[theme];
  const lines = (className: string, style: string, members: readonly ChartNode[]) =>
    members.length === 0 ? [] : [`  classDef ${className} ${style}`, `  class ${members.map(({ id }) => name(id)).join(',')} ${className}`];
  const found = (severity: FindingNote['severity']) => nodes.filter(({ findings }) => findings[0]?.severity === severity);
  return [
    ...(Object.keys(tones) as Tone[]).flatMap((tone) => {
      const { fill, border, text } = tones[tone];
      return lines(`tone-${tone}`, `fill:${fill},stroke:${border},color:${text}`, nodes.filter((node) => node.tone === tone));
    }),
    ...lines('dashed', 'stroke-dasharray:5 4', nodes.filter(({ dashed }) => dashed)),
    ...lines('found-warning', `stroke:${tones.warning.line},stroke-width:2px`, found('warning')),
    ...lines('found-error', `stroke:${tones.error.line},stroke-width:3px`, found('error')),
  ];
}
