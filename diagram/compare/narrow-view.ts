import { thousands } from '../../model/phrases.ts';
import type { ComparedView } from '../views/compared-view.ts';
import type { GraphView } from '../views/graph-view.ts';

/** A landscape of more nodes than this shows only what is different. */
const bigFrom = 60;
/** And of more than this that are different, those with the most lines. */
const mostDifferent = 120;

/**
 * A big landscape with what is different, what a line joins to that, and the containers around both; how many are left out
 * is said under the title. Others, and those in which nothing is different, stay as they are.
 */
export function narrowView(view: ComparedView): ComparedView {
  const { before, after, changes } = view;
  if (before.shape !== 'graph' || after.shape !== 'graph' || after.order === 'text' || after.nodes.length <= bigFrom) return view;
  if (Object.keys(changes).length === 0) return view;
  const different = findDifferent(after, view);
  const kept = new Set(different.slice(0, mostDifferent));
  const isCrowded = different.length > mostDifferent;
  if (!isCrowded) {
    const core = new Set(different);
    for (const { from, to } of after.edges) {
      if (core.has(from)) kept.add(to);
      if (core.has(to)) kept.add(from);
    }
  }
  for (const { nodes } of [before, after]) {
    const parents = new Map(nodes.map(({ id, parent }) => [id, parent]));
    for (const id of [...kept]) {
      for (let up = parents.get(id); up !== undefined && !kept.has(up); up = parents.get(up)) kept.add(up);
    }
  }
  const left = after.nodes.filter(({ id, container }) => !container && !kept.has(id)).length;
  if (left === 0) return view;
  const others = different.length - mostDifferent;
  const said = isCrowded
    ? `the ${mostDifferent} with most lines of ${thousands(different.length)} that differ, ${thousands(left)} left out, ${thousands(others)} of which differ`
    : `${thousands(left)} left out that nothing different touches`;
  return { ...view, subtitle: `${view.subtitle} · ${said}`, before: keep(before, kept), after: keep(after, kept) };
}

/** Nodes that are not the same, or at the end of a line that is not; those with the most such lines first. */
function findDifferent({ nodes, edges }: GraphView, { changes }: ComparedView): readonly string[] {
  const weights = new Map<string, number>();
  for (const { id } of nodes) if (changes[id] !== undefined) weights.set(id, 1);
  for (const { id, from, to } of edges) {
    if (changes[id] === undefined) continue;
    for (const end of [from, to]) weights.set(end, (weights.get(end) ?? 0) + 1);
  }
  return [...weights].toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1)).map(([id]) => id);
}

function keep(view: GraphView, kept: ReadonlySet<string>): GraphView {
  const nodes = view.nodes.filter(({ id }) => kept.has(id));
  const used = new Set(nodes.map(({ column }) => column));
  const columns = view.columns === undefined ? {} : { columns: view.columns.filter(({ column }) => used.has(column)) };
  return { ...view, nodes, edges: view.edges.filter(({ from, to }) => kept.has(from) && kept.has(to)), ...columns };
}
