import type { ElementOf } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import { listed, written } from '../../model/phrases.ts';
import type { ViewContext } from '../draw.ts';
import type { FindingNote, Tone } from '../view-graph.ts';
import { type NotesByElement, sortNotes } from './finding-notes.ts';
import type { ViewEdge } from './graph-view.ts';
import type { LandscapeScope } from './landscape-scope.ts';
import { hubsOf } from './view-selection.ts';

/** Integrations between what is shown, through their hubs, and lighter lines from channels to the systems that serve them. */
export function describeEdges(context: ViewContext, notes: NotesByElement, scope: LandscapeScope): readonly ViewEdge[] {
  const shown = new Set([...scope.systems, ...scope.channels].map(({ id }) => id));
  /** The system itself, or the one around it that is shown. */
  const shownAs = (id: ElementId): ElementId | undefined => {
    let up: ElementId | undefined = id;
    for (let depth = 0; up !== undefined && !shown.has(up) && depth < 64; depth++) up = context.index.get('system', up)?.parent;
    return up;
  };
  const hops = context.index.all('integration').flatMap((integration) => describeHops(context, notes, integration, shownAs));
  return [...serviceEdges(context, scope, shownAs), ...joinHops(context, hops)];
}

function serviceEdges(
  { index }: ViewContext,
  { channels }: LandscapeScope,
  shownAs: (id: ElementId) => ElementId | undefined,
): readonly ViewEdge[] {
  return channels.flatMap((channel) => {
    const systems = channel.servedBy === undefined || channel.servedBy === 'none' ? [] : channel.servedBy;
    const ends = new Set(systems.flatMap((id) => shownAs(id) ?? []));
    return [...ends].map((to): ViewEdge => {
      const spoken = `${index.label(channel.id)} is served by ${index.label(to)}`;
      return { id: `${channel.id}~${to}`, element: channel.id, from: channel.id, to, spoken, line: 'solid', tone: 'channel', end: 'none', findings: [] };
    });
  });
}

/** One stretch of an integration: from an end or a hub to the next. */
interface Hop {
  readonly integration: ElementOf<'integration'>;
  readonly from: ElementId;
  readonly to: ElementId;
  readonly line: ViewEdge['line'];
  readonly findings: readonly FindingNote[];
  /** Only the last stretch carries the label, the findings and their badge. */
  readonly last: boolean;
}

function describeHops(
  { index }: ViewContext,
  notes: NotesByElement,
  integration: ElementOf<'integration'>,
  shownAs: (id: ElementId) => ElementId | undefined,
): readonly Hop[] {
  const from = shownAs(integration.from);
  const to = shownAs(integration.to);
  if (from === undefined || to === undefined) return [];
  const stops = [from, ...hubsOf(integration.via).flatMap((id) => shownAs(id) ?? []), to].filter((id, position, all) => id !== all[position - 1]);
  const findings = notes.about(integration.id);
  const line = lineOf(integration);
  return stops.slice(1).map((stop, position) => {
    const last = position === stops.length - 2;
    return { integration, from: stops[position] ?? from, to: stop, line, findings: last ? findings : [], last };
  }).filter((hop) => hop.from !== hop.to && index.element(hop.from) !== undefined);
}

/**
 * Stretches between the same two systems with the same line are one edge; two that are alike in all but direction are
 * one with two heads.
 */
function joinHops({ index }: ViewContext, hops: readonly Hop[]): readonly ViewEdge[] {
  const groups = new Map<string, Hop[]>();
  for (const hop of hops) {
    const key = `${hop.from}->${hop.to}/${hop.line}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [hop]);
    else group.push(hop);
  }
  const edges: ViewEdge[] = [];
  const done = new Set<string>();
  for (const [key, group] of groups) {
    const [first] = group;
    if (first === undefined || done.has(key)) continue;
    const backKey = `${first.to}->${first.from}/${first.line}`;
    const back = groups.get(backKey);
    const both = back !== undefined && labelOf(back) === labelOf(group);
    if (both) done.add(backKey);
    const all = both ? [...group, ...back] : group;
    const findings = sortNotes(all.flatMap((hop) => hop.findings));
    const label = labelOf(group);
    edges.push({
      id: edgeId(key, group),
      element: (all.find((hop) => hop.findings.length > 0) ?? first).integration.id,
      ...{ from: first.from, to: first.to, line: first.line, findings },
      tone: toneOf(findings),
      spoken: all.map(({ integration }) => describe(index.label(integration.from), index.label(integration.to), integration)).join('; '),
      ...(label === '' ? {} : { label }),
      ...(both ? { both: true as const } : {}),
    });
  }
  return edges;
}

/** The integration's own id where the edge is one whole integration. */
function edgeId(key: string, group: readonly Hop[]): string {
  const [only] = group;
  const whole = group.length === 1 && only !== undefined && hubsOf(only.integration.via).length === 0;
  return whole ? only.integration.id : key;
}

function toneOf(findings: readonly FindingNote[]): Tone {
  const worst = findings[0]?.severity;
  return worst === undefined || worst === 'info' ? 'plain' : worst;
}

/** What it is called and how it goes, or the first of several and how many more. */
function labelOf(group: readonly Hop[]): string {
  const last = group.filter((hop) => hop.last).map(({ integration }) => labelLines(integration));
  const [only] = last;
  if (only === undefined) return '';
  if (last.length === 1) return only.join('\n');
  const heads = [...new Set(last.map(([head]) => head ?? '').filter((head) => head !== ''))];
  return heads.length <= 2 ? heads.join('\n') : `${heads[0]}\n+${last.length - 1} more`;
}

function labelLines({ title, protocol, style, every }: ElementOf<'integration'>): readonly string[] {
  const how = [protocol ?? style, every === undefined ? undefined : `every ${written(every)}`].filter(Boolean).join(' · ');
  return [title ?? '', how].filter((line) => line !== '');
}

function describe(from: string, to: string, integration: ElementOf<'integration'>): string {
  const { carries } = integration;
  const what = carries === undefined || carries === 'none' ? '' : `, carries ${listed(carries.map(({ item }) => item))}`;
  return `${from} to ${to}${[...labelLines(integration)].map((line) => `, ${line}`).join('')}${what}`;
}

/** Solid: at once. Dashed: as events. Long dashes: in batches. Dotted: by hand. Double: a shared database. */
function lineOf({ style, protocol, every }: ElementOf<'integration'>): ViewEdge['line'] {
  const known = style === undefined ? undefined : linesByStyle[style];
  if (known !== undefined) return known;
  if (every !== undefined) return 'long-dashed';
  return (protocol === undefined ? undefined : linesByProtocol[protocol]) ?? 'solid';
}

const linesByStyle: Readonly<Record<string, ViewEdge['line']>> = {
  'request-reply': 'solid',
  telephony: 'solid',
  event: 'dashed',
  stream: 'dashed',
  webhook: 'dashed',
  batch: 'long-dashed',
  file: 'long-dashed',
  'shared-db': 'double',
  rpa: 'dotted',
  manual: 'dotted',
};

const linesByProtocol: Readonly<Record<string, ViewEdge['line']>> = {
  kafka: 'dashed',
  amqp: 'dashed',
  mqtt: 'dashed',
  jms: 'dashed',
  mq: 'dashed',
  webhook: 'dashed',
  sftp: 'long-dashed',
  csv: 'long-dashed',
  edi: 'long-dashed',
  jdbc: 'double',
};
