import type { Mark, Point } from '../placed-graph.ts';
import type { GraphView } from '../views/graph-view.ts';
import type { TreeNode, ViewTree } from './container-tree.ts';
import { measureText } from './text-measure.ts';

/** Room that the headings take above the picture, px. */
export const headingsHeight = 36;

/**
 * A heading over each column, with a rule as wide as the column. Columns that are containers of their own have a heading
 * already: where some are, none gets another. Undefined where columns run into each other, as they
 * do when containers stand side by side, or where the picture runs down.
 */
export function placeHeadings(view: GraphView, tree: ViewTree, origins: ReadonlyMap<string, Point>): readonly Mark[] | undefined {
  if (view.columns === undefined || view.direction === 'down' || tree.root.children.some(isColumn)) return undefined;
  const spans = new Map<number, { left: number; right: number }>();
  const visit = (item: TreeNode) => {
    item.children.forEach(visit);
    const origin = origins.get(item.id);
    const column = item.node?.column;
    if (item.children.length > 0 || column === undefined || origin === undefined) return;
    const span = spans.get(column);
    const [left, right] = [origin.x, origin.x + item.width];
    if (span === undefined) spans.set(column, { left, right });
    else {
      span.left = Math.min(span.left, left);
      span.right = Math.max(span.right, right);
    }
  };
  visit(tree.root);
  const ordered = [...spans].toSorted(([a], [b]) => a - b);
  const apart = ordered.every(([, { left }], index) => index === 0 || left > (ordered[index - 1]?.[1].right ?? 0));
  if (!apart || ordered.length < 2) return undefined;
  return view.columns.flatMap(({ column, title, tone }): readonly Mark[] => {
    const span = spans.get(column);
    if (span === undefined || measureText(title, 'lane') > span.right - span.left) return [];
    const shared = { tone } as const;
    return [
      { kind: 'text', ...shared, id: `column:${column}:title`, x: span.left, y: 12, anchor: 'start', text: title, style: 'lane' },
      { kind: 'line', ...shared, id: `column:${column}:rule`, from: { x: span.left, y: 20 }, to: { x: span.right, y: 20 }, line: 'solid', width: 2 },
    ];
  });
}

/** A container of cards that all have one column. */
function isColumn(item: TreeNode): boolean {
  return item.children.length > 1 && new Set(item.children.map(({ column }) => column)).size === 1;
}
