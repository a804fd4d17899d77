import type { ElementOf, ViewDeclaration } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import { counted, thousands } from '../../model/phrases.ts';
import type { ViewContext } from '../draw.ts';
import type { LegendEntry, ViewRequest } from '../view-graph.ts';
import { collectNotes } from './finding-notes.ts';
import type { GraphView, ViewEdge, ViewNode } from './graph-view.ts';
import { chooseColours, type Colouring } from './landscape-colours.ts';
import { describeEdges } from './landscape-edges.ts';
import { describeGroups } from './landscape-groups.ts';
import { describeNodes } from './landscape-nodes.ts';
import { type LandscapeScope, scopeLandscape } from './landscape-scope.ts';
import { landscapeColumns } from './system-layer.ts';

/** All channels and systems with their integrations, from what the customer meets on the left to the core on the right. */
export function buildLandscape(context: ViewContext, request: ViewRequest): GraphView {
  const declaration = context.index.get('view', request.declaration);
  const { groupBy, colourBy, direction } = { ...context.settings, ...declaration };
  const notes = collectNotes(context);
  const scope = scopeLandscape(context, declaration);
  const colours = chooseColours(colourBy, context, notes);
  const grouping = describeGroups(context, groupBy, scope.systems, notes);
  const nodes = describeNodes({ context, notes, colours, scope, groupOf: grouping.groupOf });
  const edges = describeEdges(context, notes, scope);
  const all = [...grouping.groups, ...nodes];
  const used = new Set(nodes.map(({ column }) => column));
  const nothing = nodes.length === 0 ? { empty: emptyText(context, declaration) } : {};
  return {
    ...{ shape: 'graph', request, title: titleOf(context, declaration), subtitle: subtitleOf(context, scope), ...nothing },
    ...{ direction: direction === 'down' ? 'down' : 'right', nodes: all, edges },
    columns: landscapeColumns.flatMap(({ title, tone }, column) => (used.has(column) ? [{ column, title, tone }] : [])),
    legend: explain({ context, declaration, colours, scope, nodes, edges }),
  };
}

function titleOf({ index }: ViewContext, declaration: ViewDeclaration | undefined): string {
  if (declaration !== undefined) return declaration.title ?? declaration.name;
  const [architecture] = index.all('architecture');
  return architecture === undefined ? 'Landscape' : `${architecture.title ?? architecture.name}: landscape`;
}

function subtitleOf({ index }: ViewContext, { systems, channels, folded }: LandscapeScope): string {
  const roots = systems.filter(({ parent }) => parent === undefined).length;
  const more = folded.filter(({ kind }) => kind === 'system').length;
  const shown = new Set<ElementId>([...systems.map(({ id }) => id)]);
  const integrations = index.all('integration').filter(({ from, to }) => shown.has(from) && shown.has(to)).length;
  const count = more === 0 ? counted(roots, 'system') : `${roots} of ${thousands(roots + more)} systems, those that journeys use`;
  const parts = [count, counted(integrations, 'integration')];
  if (channels.length > 0) parts.push(counted(channels.length, 'channel'));
  if (index.plateau !== undefined) parts.push(index.label(index.plateau));
  return parts.join(' · ');
}

function emptyText({ index }: ViewContext, declaration: ViewDeclaration | undefined): string {
  if (declaration !== undefined && index.all('system').length > 0) return 'Nothing is selected. Widen what the view includes, or leave "include" out.';
  return 'No systems yet. Write one: system crm "CRM" { kind crm  hosting saas }';
}

interface Shown {
  readonly context: ViewContext;
  readonly declaration: ViewDeclaration | undefined;
  readonly colours: Colouring;
  readonly scope: LandscapeScope;
  readonly nodes: readonly ViewNode[];
  readonly edges: readonly ViewEdge[];
}

/** Only what occurs in the picture. */
function explain({ colours, scope, nodes, edges }: Shown): readonly LegendEntry[] {
  const lines = new Set(edges.filter(({ end }) => end !== 'none').map(({ line }) => line));
  const icons = new Set(nodes.flatMap(({ badges }) => badges.flatMap(({ icon }) => icon ?? [])));
  const borders = new Set(scope.systems.map((system) => borderReason(system)));
  const severities = new Set([...nodes, ...edges].flatMap(({ findings }) => findings.map(({ severity }) => severity)));
  const entries: (LegendEntry | false)[] = [
    ...colours.legend(scope.systems),
    lines.has('solid') && { sample: 'line', text: 'request and reply' },
    lines.has('dashed') && { sample: 'dashed-line', text: 'events' },
    lines.has('long-dashed') && { sample: 'long-dashed-line', text: 'batches and files' },
    lines.has('dotted') && { sample: 'dotted-line', text: 'by hand or robot' },
    lines.has('double') && { sample: 'double-line', text: 'shared database' },
    edges.some(({ end }) => end === 'none') && { sample: 'track', tone: 'channel', text: 'serves the channel' },
    borders.has('undeclared') && { sample: 'dashed-box', text: 'used, but not declared' },
    borders.has('coming') && { sample: 'dashed-box', text: 'planned or piloted' },
    borders.has('leaving') && { sample: 'double-box', text: 'on its way out' },
    icons.has('lock') && { sample: 'badge', tone: 'customer', icon: 'lock', text: 'personal data' },
    icons.has('team') && { sample: 'badge', tone: 'muted', icon: 'team', text: 'no owner stated' },
    icons.has('eye') && { sample: 'badge', tone: 'good', icon: 'eye', text: 'integrations with telemetry' },
    severities.has('error') && { sample: 'badge', tone: 'error', icon: 'error', text: 'error' },
    severities.has('warning') && { sample: 'badge', tone: 'warning', icon: 'warning', text: 'warning' },
    severities.has('info') && { sample: 'badge', tone: 'info', icon: 'info', text: 'note' },
  ];
  return entries.filter((entry) => entry !== false);
}

function borderReason({ undeclared, lifecycle }: ElementOf<'system'>): 'undeclared' | 'coming' | 'leaving' | 'none' {
  if (undeclared) return 'undeclared';
  if (lifecycle === 'planned' || lifecycle === 'pilot') return 'coming';
  return lifecycle === 'contain' || lifecycle === 'sunset' || lifecycle === 'retired' ? 'leaving' : 'none';
}
