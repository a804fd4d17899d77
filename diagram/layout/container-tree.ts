import type { GraphView, ViewEdge, ViewNode } from '../views/graph-view.ts';
import { compareText } from './order.ts';
import { containerPadding, headingWidth, measureCard } from './card.ts';

/** A node with what is inside it. The root of a view has no node. */
export interface TreeNode {
  readonly id: string;
  readonly node: ViewNode | undefined;
  readonly parent: TreeNode | undefined;
  readonly depth: number;
  readonly children: readonly TreeNode[];
  /** The column that it keeps to; a container has the rounded mean of what is inside. */
  readonly column: number | undefined;
  /** Where it stands from left to right among its siblings: the mean column inside, else the place in the view. */
  readonly rank: number;
  /** Size of a card; the least size of a container with children, px. */
  readonly width: number;
  readonly height: number;
}

export interface ViewTree {
  readonly root: TreeNode;
  readonly byId: ReadonlyMap<string, TreeNode>;
  /** The edges that have both ends in the view. */
  readonly edges: readonly ViewEdge[];
}

/**
 * The nodes of a view as a tree. A parent that is missing, or that would close a ring, counts as none. Where the order in
 * the view means nothing it has no influence either.
 */
export function buildTree(view: GraphView): ViewTree {
  const sorted = <T extends { readonly id: string }>(items: readonly T[]) =>
    view.order === 'text' ? items : items.toSorted((a, b) => compareText(a.id, b.id));
  const nodes = new Map(sorted(view.nodes).map((node) => [node.id, node]));
  const childrenOf = new Map<string, ViewNode[]>();
  for (const node of nodes.values()) {
    const parent = reachesRoot(node, nodes) && node.parent !== undefined && nodes.has(node.parent) ? node.parent : rootId;
    const siblings = childrenOf.get(parent);
    if (siblings === undefined) childrenOf.set(parent, [node]);
    else siblings.push(node);
  }
  const places = new Map([...nodes.keys()].map((id, index) => [id, index]));
  const byId = new Map<string, TreeNode>();

  function build(node: ViewNode | undefined, parent: TreeNode | undefined): TreeNode {
    const id = node?.id ?? rootId;
    const children: TreeNode[] = [];
    const built: { -readonly [K in keyof TreeNode]: TreeNode[K] } = {
      ...{ id, node, parent, children, depth: parent === undefined ? 0 : parent.depth + 1 },
      ...{ column: node?.column, rank: node?.column ?? places.get(id) ?? 0 },
      ...sizeOf(node, childrenOf.has(id)),
    };
    for (const child of childrenOf.get(id) ?? []) children.push(build(child, built));
    if (children.length > 0) {
      const columns = children.flatMap(({ column }) => (column === undefined ? [] : [column]));
      const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
      built.column = columns.length === children.length ? Math.round(mean(columns)) : undefined;
      built.rank = mean(children.map(({ rank }) => rank));
    }
    byId.set(id, built);
    return built;
  }

  const root = build(undefined, undefined);
  const edges = sorted(view.edges).filter(({ from, to }) => from !== to && byId.has(from) && byId.has(to));
  return { root, byId, edges };
}

/** The id of the root; no view node is called so, since element ids begin with their kind. */
export const rootId = '';

function sizeOf(node: ViewNode | undefined, hasChildren: boolean): { readonly width: number; readonly height: number } {
  if (node === undefined) return { width: 0, height: 0 };
  if (!hasChildren && !node.container) return measureCard(node);
  const card = measureCard(node);
  return { width: Math.max(headingWidth(node), card.width), height: containerPadding.top + containerPadding.bottom };
}

function reachesRoot(node: ViewNode, nodes: ReadonlyMap<string, ViewNode>): boolean {
  const seen = new Set([node.id]);
  for (let up = node.parent; up !== undefined; up = nodes.get(up)?.parent) {
    if (seen.has(up)) return false;
    seen.add(up);
  }
  return true;
}
