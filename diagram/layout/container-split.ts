import type { ViewEdge } from '../views/graph-view.ts';
import type { Layers } from './columns.ts';
import type { TreeNode, ViewTree } from './container-tree.ts';
import { compareText } from './order.ts';

/** Where an edge crosses a container's border. `side` is in terms of reading: edges enter at the start and leave at the end. */
export interface Port {
  readonly id: string;
  readonly container: string;
  readonly side: 'start' | 'end';
}

/** An end of a part: a child of the container, perhaps at a port of it, or a port of the container itself. */
export interface PartEnd {
  readonly node: string;
  readonly port?: Port;
}

/** The stretch of an edge inside one container. `first` lies before `second` in reading direction, whichever way the arrow goes. */
export interface EdgePart {
  readonly edge: ViewEdge;
  readonly container: string;
  readonly first: PartEnd;
  readonly second: PartEnd;
  /** The arrow goes from `second` to `first`. */
  readonly flipped: boolean;
  /** Both ends stand in one layer: the stretch leaves both at their end and turns back beside the layer. */
  readonly bracket: boolean;
  /** The stretch that carries the edge's label. */
  readonly labelled: boolean;
}

export interface SplitEdges {
  /** By container, in the order of the edges. */
  readonly parts: ReadonlyMap<string, readonly EdgePart[]>;
  readonly ports: ReadonlyMap<string, readonly Port[]>;
  /** By edge: its parts from tail to head. */
  readonly chains: ReadonlyMap<string, readonly EdgePart[]>;
}

/**
 * Cuts every edge at the borders of the containers that it crosses, so that each container can be laid out alone. An
 * edge from a container to something inside it starts at the container's own border.
 */
export function splitEdges(tree: ViewTree, layers: Layers): SplitEdges {
  const parts = new Map<string, EdgePart[]>();
  const ports = new Map<string, Port[]>();
  const chains = new Map<string, readonly EdgePart[]>();

  function addPort(container: TreeNode, side: Port['side'], edge: ViewEdge, role: string): Port {
    const port: Port = { id: `${edge.id}/${role}/${container.id}`, container: container.id, side };
    append(ports, container.id, port);
    return port;
  }

  /** An edge between a container and something inside it ends at the inner side of the container's border. */
  function ownBorder(container: TreeNode, side: Port['side'], edge: ViewEdge): PartEnd {
    const opposite = side === 'end' ? 'start' : 'end';
    return { node: container.id, port: addPort(container, opposite, edge, 'own') };
  }

  for (const edge of tree.edges) {
    const tail = tree.byId.get(edge.from);
    const head = tree.byId.get(edge.to);
    if (tail === undefined || head === undefined) continue;
    const shared = commonAncestor(tail, head);
    const tailTop = childBelow(shared, tail);
    const headTop = childBelow(shared, head);
    const turn = comparePlaces(tailTop, headTop, layers);
    const flipped = turn > 0;
    const tailSide = flipped ? 'start' : 'end';
    const headSide = turn === 0 || flipped ? 'end' : 'start';
    const chain: EdgePart[] = [];
    const add = (container: TreeNode, from: PartEnd, to: PartEnd, side: Port['side'], labelled: boolean) => {
      const reverse = side === 'start';
      const [first, second] = reverse ? [to, from] : [from, to];
      const bracket = labelled && turn === 0;
      const part: EdgePart = { edge, container: container.id, first, second, flipped: reverse, bracket, labelled };
      append(parts, container.id, part);
      chain.push(part);
    };
    let from: PartEnd = tailTop === undefined ? ownBorder(tail, tailSide, edge) : { node: tail.id };
    for (const container of ancestorsBelow(tail, shared)) {
      const port = addPort(container, tailSide, edge, 'out');
      add(container, from, { node: container.id, port }, tailSide, false);
      from = { node: container.id, port };
    }
    const inward = ancestorsBelow(head, shared).toReversed();
    const entries = inward.map((container): PartEnd => ({ node: container.id, port: addPort(container, headSide, edge, 'in') }));
    const last: PartEnd = headTop === undefined ? ownBorder(head, headSide, edge) : { node: head.id };
    add(shared, from, entries[0] ?? last, tailSide, true);
    const inwardSide = headSide === 'start' ? 'end' : 'start';
    inward.forEach((container, index) => {
      add(container, entries[index] ?? last, entries[index + 1] ?? last, inwardSide, false);
    });
    chains.set(edge.id, chain);
  }
  return { parts, ports, chains };
}

/**
 * Negative where the tail stands before the head in reading direction, positive where after, 0 where both are in one
 * layer. Without layers containers go by their rank, so that no two edges between them disagree and none has to go
 * round; between cards the arrow itself decides.
 */
function comparePlaces(tail: TreeNode | undefined, head: TreeNode | undefined, layers: Layers): number {
  if (tail === undefined || head === undefined) return -1;
  const from = layers.get(tail.id);
  const to = layers.get(head.id);
  if (from !== undefined && to !== undefined) return from - to;
  if (tail.children.length === 0 && head.children.length === 0) return -1;
  return tail.rank - head.rank || compareText(tail.id, head.id);
}

/** The innermost node that holds both; a container holds itself and what is inside. */
function commonAncestor(left: TreeNode, right: TreeNode): TreeNode {
  let a = left;
  let b = right;
  while (a !== b) {
    const up: TreeNode | undefined = a.depth >= b.depth ? a.parent : b.parent;
    if (up === undefined) return a;
    if (a.depth >= b.depth) a = up;
    else b = up;
  }
  return a;
}

/** The child of `container` that holds `node`; undefined for the container itself. */
function childBelow(container: TreeNode, node: TreeNode): TreeNode | undefined {
  let child: TreeNode | undefined;
  for (let up: TreeNode | undefined = node; up !== undefined && up !== container; up = up.parent) child = up;
  return child;
}

/** The containers that are left on the way up from `node` to `ancestor`, innermost first. */
function ancestorsBelow(node: TreeNode, ancestor: TreeNode): readonly TreeNode[] {
  const left: TreeNode[] = [];
  if (node === ancestor) return left;
  for (let up = node.parent; up !== undefined && up !== ancestor; up = up.parent) left.push(up);
  return left;
}

function append<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
