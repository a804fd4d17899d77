import type { GraphView, ViewEdge, ViewNode } from '../views/graph-view.ts';
import { changeOf, type Changes, createChangeList, hasSameFindings, isSame } from './differences.ts';
import { mergeLists, type Pair } from './merge-lists.ts';
import { type ComparedNames, laterId, laterPath } from './names.ts';
import { laterTransitionIds } from './transition-ids.ts';

/** Two versions of one view that hold the same things in the same order. */
export interface ComparedPair<V> {
  readonly before: V;
  readonly after: V;
  readonly changes: Changes;
}

/** Nodes and edges by their ids, which first are put into the names of the later version. */
export function compareGraphs(before: GraphView, after: GraphView, names: ComparedNames): ComparedPair<GraphView> {
  const earlier = renameGraph(before, after, names);
  const { note, changes } = createChangeList();
  const nodes = mergeLists(earlier.nodes, after.nodes, ({ id }) => id);
  for (const { key, before: then, after: now } of nodes) {
    note(key, changeOf({ before: then, after: now }, () => (then && now ? compareNodes(then, now, names) : undefined)));
  }
  const edges = mergeLists(earlier.edges, after.edges, ({ id }) => id);
  for (const { key, before: then, after: now } of edges) {
    note(key, changeOf({ before: then, after: now }, () => (then && now ? compareEdges(then, now, names) : undefined)));
  }
  const columns = mergeColumns(earlier, after);
  return {
    before: { ...earlier, nodes: nodes.map((pair) => sideOf(pair, 'before')), edges: edges.map((pair) => sideOf(pair, 'before')), ...columns },
    after: { ...after, nodes: nodes.map((pair) => sideOf(pair, 'after')), edges: edges.map((pair) => sideOf(pair, 'after')), ...columns },
    changes,
  };
}

function sideOf<T>({ before, after }: Pair<T>, side: 'before' | 'after'): T {
  return (side === 'before' ? (before ?? after) : (after ?? before)) as T;
}

function compareNodes(before: ViewNode, after: ViewNode, names: ComparedNames) {
  if (names.changed.has(after.element ?? after.id) && after.element === after.id) return 'changed';
  if (!isSame(statedOf(before), statedOf(after))) return 'changed';
  return hasSameFindings(before.findings, after.findings) && isSame(impliedOf(before), impliedOf(after)) ? undefined : 'affected';
}

/** The number of a step says only how many come before it. */
function statedOf({ title, subtitle, icon, border, shape, parent, container, badges, fold }: ViewNode) {
  const told = badges.filter((badge) => !isImplied(badge)).map(({ text, label }) => [text, label]);
  return { title: title.replace(/^\d+\. /, ''), subtitle: fold === undefined ? subtitle : undefined, icon, border, shape, parent, container, told };
}

/** What follows from other things in the picture, as that the customer has to repeat something. */
function impliedOf({ badges }: ViewNode) {
  return badges.filter((badge) => badge.icon === 'repeat').map(({ label }) => label);
}

/** How many lines are watched is said by the lines; what is repeated follows from the way there. */
function isImplied({ icon }: ViewNode['badges'][number]): boolean {
  return icon === 'eye' || icon === 'repeat';
}

function compareEdges(before: ViewEdge, after: ViewEdge, names: ComparedNames) {
  const isConnection = after.end !== 'none';
  if (isConnection && after.element !== undefined && names.changed.has(after.element)) return 'changed';
  const look = ({ label, line, both, end }: ViewEdge) => ({ label, line, both, end });
  if (!isSame(look(before), look(after))) return 'changed';
  return hasSameFindings(before.findings, after.findings) ? undefined : 'affected';
}

function mergeColumns(before: GraphView, after: GraphView): Pick<GraphView, 'columns'> {
  const columns = new Map([...(before.columns ?? []), ...(after.columns ?? [])].map((column) => [column.column, column]));
  return columns.size === 0 ? {} : { columns: [...columns.values()].toSorted((a, b) => a.column - b.column) };
}

/** The earlier view in the names of the later one: of elements, and of what is called after them. */
function renameGraph(before: GraphView, after: GraphView, names: ComparedNames): GraphView {
  const ways = (view: GraphView, own: (id: string) => string) =>
    view.edges.flatMap(({ id, element, line, label }) => (id.startsWith(wayPrefix) ? [{ id: id.slice(wayPrefix.length), marks: [element === undefined ? line : own(element), label] }] : []));
  const transitions = laterTransitionIds(ways(before, (id) => laterId(names, id)), ways(after, (id) => id), names);
  const nodeIds = new Map(before.nodes.map((node) => [node.id, laterNodeId(node, transitions, names)]));
  const nodeId = (id: string) => nodeIds.get(id) ?? laterId(names, id);
  const nodes = before.nodes.map((node): ViewNode => {
    const { parent, element } = node;
    return { ...node, id: nodeId(node.id), ...(element === undefined ? {} : { element: laterId(names, element) }), ...(parent === undefined ? {} : { parent: nodeId(parent) }) };
  });
  const edges = before.edges.map((edge): ViewEdge => {
    const ends = { from: nodeId(edge.from), to: nodeId(edge.to) };
    const element = edge.element === undefined ? {} : { element: laterId(names, edge.element) };
    return { ...edge, ...ends, ...element, id: laterEdgeId(edge, { ...ends, ...element }, transitions) };
  });
  return { ...before, nodes, edges: pairEdges(edges, after.edges) };
}

const wayPrefix = 'way:';
const endPrefix = 'end:';

function laterNodeId({ id, element }: ViewNode, transitions: ReadonlyMap<string, string>, names: ComparedNames): string {
  if (id === element) return laterId(names, id);
  if (id.startsWith(endPrefix)) return `${endPrefix}${transitions.get(id.slice(endPrefix.length)) ?? id.slice(endPrefix.length)}`;
  const path = element?.startsWith('journey:') ? element.slice('journey:'.length) : undefined;
  const phase = `phase:${path}.`;
  return path !== undefined && id.startsWith(phase) ? `phase:${laterPath(names, 'journey', path)}.${id.slice(phase.length)}` : id;
}

/** An edge is called after the transition or integration that it is, or else after its ends. */
function laterEdgeId(edge: ViewEdge, later: Pick<ViewEdge, 'from' | 'to' | 'element'>, transitions: ReadonlyMap<string, string>): string {
  const { id, from, to, line, element } = edge;
  if (id.startsWith(wayPrefix)) return `${wayPrefix}${transitions.get(id.slice(wayPrefix.length)) ?? id.slice(wayPrefix.length)}`;
  if (id === `${from}~${to}`) return `${later.from}~${later.to}`;
  if (id === `${from}->${to}/${line}`) return `${later.from}->${later.to}/${line}`;
  return id === element ? (later.element ?? id) : id;
}

/**
 * A line that leads elsewhere is another line, though the integration is the same; and one between the same two nodes is the
 * same line, though one integration has become several. Neither is told by the id alone.
 */
function pairEdges(before: readonly ViewEdge[], after: readonly ViewEdge[]): readonly ViewEdge[] {
  const later = new Map(after.map((edge) => [edge.id, edge]));
  const isKept = (edge: ViewEdge) => {
    const found = later.get(edge.id);
    return found !== undefined && joinsSame(edge, found);
  };
  const kept = new Set(before.filter(isKept).map(({ id }) => id));
  const free = new Set(after.filter(({ id }) => !kept.has(id)));
  return before.map((edge) => {
    if (kept.has(edge.id)) return edge;
    const candidates = [...free].filter((other) => joinsSame(edge, other) && (edge.end === 'none') === (other.end === 'none'));
    const found = candidates.find(({ element }) => element === edge.element) ?? candidates.find(({ line }) => line === edge.line) ?? candidates[0];
    if (found !== undefined) {
      free.delete(found);
      return { ...edge, id: found.id };
    }
    return later.has(edge.id) ? { ...edge, id: `${edge.id}@was` } : edge;
  });
}

function joinsSame(one: ViewEdge, other: ViewEdge): boolean {
  return (one.from === other.from && one.to === other.to) || (one.both === true && other.both === true && one.from === other.to && one.to === other.from);
}
