import { counted } from '../../model/phrases.ts';
import type { ComparedView } from '../views/compared-view.ts';
import type { GraphView } from '../views/graph-view.ts';

/** A landscape of more nodes than this shows only what is different. */
const bigFrom = 60;

/**
 * A big landscape with what is different, what a line joins to that, and the containers around both; how many are left out
 * is said under the title. Others, and those in which nothing is different, stay as they are.
 */
export function narrowView(view: ComparedView): ComparedView {
  const { before, after, changes } = view;
  if (before.shape !== 'graph' || after.shape !== 'graph' || after.order === 'text' || after.nodes.length <= bigFrom) return view;
  if (Object.keys(changes).length === 0) return view;
  const kept = new Set<string>(after.nodes.flatMap(({ id }) => (changes[id] === undefined ? [] : [id])));
  for (const { id, from, to } of [...before.edges, ...after.edges]) {
    if (changes[id] !== undefined) kept.add(from).add(to);
  }
  const core = new Set(kept);
  for (const { from, to } of [...before.edges, ...after.edges]) {
    if (core.has(from)) kept.add(to);
    if (core.has(to)) kept.add(from);
  }
  for (const { nodes } of [before, after]) {
    const parents = new Map(nodes.map(({ id, parent }) => [id, parent]));
    for (const id of [...kept]) {
      for (let up = parents.get(id); up !== undefined && !kept.has(up); up = parents.get(up)) kept.add(up);
    }
  }
  const left = after.nodes.filter(({ id, container }) => !container && !kept.has(id)).length;
  if (left === 0) return view;
  const said = `${counted(left, 'unchanged node')} left out that nothing different touches`;
  return { ...view, subtitle: `${view.subtitle} · ${said}`, before: keep(before, kept), after: keep(after, kept) };
}

function keep(view: GraphView, kept: ReadonlySet<string>): GraphView {
  const nodes = view.nodes.filter(({ id }) => kept.has(id));
  const used = new Set(nodes.map(({ column }) => column));
  const columns = view.columns === undefined ? {} : { columns: view.columns.filter(({ column }) => used.has(column)) };
  return { ...view, nodes, edges: view.edges.filter(({ from, to }) => kept.has(from) && kept.has(to)), ...columns };
}
