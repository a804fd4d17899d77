import type { Layers } from './columns.ts';
import type { EdgePart, PartEnd, Port } from './container-split.ts';
import type { TreeNode } from './container-tree.ts';
import { measureEdgeLabel } from './edge-label.ts';
import { type HelperRole, helperId, type PlacedContainer } from './elk-answer.ts';
import type { ElkEdge, ElkNode, ElkOptions, ElkPort } from './elk-graph.ts';
import { elkOptions } from './elk-options.ts';
import { chooseGaps, type GapLabel } from './label-gaps.ts';
import type { ContainerOrder } from './order.ts';

export interface ContainerInput {
  readonly container: TreeNode;
  readonly order: ContainerOrder;
  readonly ports: readonly Port[];
  readonly direction: 'right' | 'down';
  /** The direction of the container around it: its ports lie on the sides that edges there come from. */
  readonly outerDirection: 'right' | 'down';
  readonly byText: boolean;
  readonly layers: Layers;
  /** Labels take part in the layout; left out where there are too many. */
  readonly labels: boolean;
  /** Where labels and turning points stood in the picture before. */
  readonly helpers: ReadonlyMap<string, number> | undefined;
  /** Containers among the children are laid out already. */
  readonly inner: ReadonlyMap<string, PlacedContainer>;
}

/**
 * The container as an ELK graph. Names are places in the order, so that containers of the same shape are the same
 * graph wherever they are and whatever their elements are called. Every layer is three partitions: its nodes, the
 * labels in the gap after it, and the points where edges between two of its nodes turn back. Labels are nodes that
 * their edge runs through, since ELK's own would let the nodes of a layer drift apart.
 */
export function buildElkGraph(input: ContainerInput): ElkNode {
  const { container, order, ports, inner, layers } = input;
  const layered = order.children.length > 0 && order.children.every(({ id }) => layers.has(id));
  const names = new Map(order.children.map(({ id }, index) => [id, `n${index}`]));
  const portNames = new Map(ports.map(({ id }, index) => [id, `p${index}`]));
  const sides = input.direction === input.outerDirection ? new Map<string, ElkPort[]>() : sidePorts(order.parts, container.id, names);
  const borders = new Set<string>();
  const nodes = order.children.map((child, index): RankedNode => {
    const layer = layered ? layers.get(child.id) : undefined;
    const node = withBorderPorts(childNode(child, `n${index}`, layer, inner.get(child.id), portNames), child.id, input, borders);
    const ports = sides.get(child.id);
    return { rank: order.positions.get(child.id) ?? index, node: ports === undefined || node.ports !== undefined ? node : withSidePorts(node, ports) };
  });
  const nameOf = ({ node, port }: PartEnd, index: number): string => {
    const known = port === undefined ? undefined : portNames.get(port.id);
    if (known !== undefined) return known;
    const name = names.get(node) ?? '';
    if (borders.has(`${name}.b${index}`)) return `${name}.b${index}`;
    return sides.get(node)?.find(({ id }) => id === sidePortName(name, index))?.id ?? name;
  };
  const gaps = layered && input.labels ? chooseGaps(order.parts, layers) : new Map<EdgePart, GapLabel>();
  const rankOf = (role: HelperRole, { edge, first, second }: EdgePart): number =>
    input.helpers?.get(helperId(role, edge.id)) ?? ((order.positions.get(first.node) ?? 0) + (order.positions.get(second.node) ?? 0)) / 2;
  const lonely = layered ? findLonely(order.parts, container.id) : new Set<string>();
  const edges: ElkEdge[] = [];
  order.parts.forEach((part, index) => {
    const add = (name: string, source: string, target: string, labels?: ElkEdge['labels']) =>
      edges.push({ id: `${name}${index}`, sources: [source], targets: [target], ...(labels === undefined ? {} : { labels }) });
    const target = part.bracket ? `t${index}.p` : nameOf(part.second, index);
    const gap = gaps.get(part) ?? (layered ? waypoint(part, lonely, input) : undefined);
    if (gap === undefined) {
      const label = !layered && input.labels && part.labelled ? measureEdgeLabel(part.edge) : undefined;
      add('e', nameOf(part.first, index), target, label === undefined ? undefined : [{ text: '·', ...label }]);
    } else {
      nodes.push({ rank: rankOf('label', part), node: labelNode(`l${index}`, gap, input.direction) });
      add('e', nameOf(part.first, index), `l${index}.i`);
      add('g', `l${index}.o`, target);
    }
    if (!part.bracket) return;
    nodes.push({ rank: rankOf('turn', part), node: turningPoint(`t${index}`, layers.get(part.first.node) ?? 0, input.direction) });
    add('f', nameOf(part.second, index), target);
  });
  const style = {
    ...{ direction: input.direction, columns: layered, seeded: order.seeded, byText: input.byText },
    ...{ size: nodes.length, edges: order.parts.length, columnsOfContainers: !layered && order.children.some(({ id }) => inner.has(id)), root: container.parent === undefined, ported: ports.length > 0 },
  };
  const box: ElkNode = {
    id: 'c',
    layoutOptions: { ...elkOptions(style), ...minimumSize(container) },
    ports: ports.map(({ id, side }): ElkPort => ({ id: portNames.get(id) ?? '', ...portShape(side, input.outerDirection) })),
    children: nodes.toSorted((a, b) => a.rank - b.rank).map(({ node }, index) => (order.seeded ? held(node, index, input.direction) : node)),
    edges,
  };
  return { id: 'root', layoutOptions: { 'elk.algorithm': 'layered' }, children: [box] };
}

/** Children that have edges out of the container only. */
function findLonely(parts: readonly EdgePart[], container: string): ReadonlySet<string> {
  const outside = new Set<string>();
  const inside = new Set<string>();
  for (const { first, second } of parts) {
    if (first.node === container) outside.add(second.node);
    else if (second.node === container) outside.add(first.node);
    else for (const { node } of [first, second]) inside.add(node);
  }
  return new Set([...outside].filter((node) => !inside.has(node)));
}

/**
 * A point without size on the way from such a child to the border. Without it ELK ties the child to the border's layer,
 * finds that it must stand in its own, and gives up.
 */
function waypoint({ first, second }: EdgePart, lonely: ReadonlySet<string>, { layers }: ContainerInput): GapLabel | undefined {
  if (lonely.has(first.node)) return { gap: layers.get(first.node) ?? 0, width: 0, height: 0 };
  return lonely.has(second.node) ? { gap: (layers.get(second.node) ?? 0) - 1, width: 0, height: 0 } : undefined;
}

interface RankedNode {
  /** Its position in the order; a label's is where it stood, or between those of its edge's ends. */
  readonly rank: number;
  readonly node: ElkNode;
}

function partition(layer: number, part: 0 | 1 | 2): ElkOptions {
  return { 'elk.partitioning.partition': `${3 * (layer + 1) + part}` };
}

function childNode(
  child: TreeNode,
  id: string,
  layer: number | undefined,
  placed: PlacedContainer | undefined,
  portNames: Map<string, string>,
): ElkNode {
  const { width, height } = placed ?? child;
  const column = layer === undefined ? {} : partition(layer, 0);
  if (placed === undefined || placed.ports.size === 0) return { id, x: 0, y: 0, width, height, layoutOptions: column };
  const ports = [...placed.ports].map(([port, { x, y }], number): ElkPort => {
    portNames.set(port, `${id}.${number}`);
    const side = x <= 0.5 ? 'WEST' : x >= width - 0.5 ? 'EAST' : y <= 0.5 ? 'NORTH' : 'SOUTH';
    return { id: `${id}.${number}`, x, y, width: 0, height: 0, layoutOptions: { 'elk.port.side': side } };
  });
  return { id, x: 0, y: 0, width, height, ports, layoutOptions: { ...column, 'elk.portConstraints': 'FIXED_POS' } };
}

/** With its place across the reading direction, which ELK then keeps. */
function held(node: ElkNode, index: number, direction: 'right' | 'down'): ElkNode {
  const position = direction === 'right' ? `(0,${index})` : `(${index},0)`;
  return { ...node, layoutOptions: { ...node.layoutOptions, 'elk.position': position } };
}

/** A label that its edge runs through along the bottom, or beside it where the layout runs down. */
function labelNode(id: string, { gap, width, height }: GapLabel, direction: 'right' | 'down'): ElkNode {
  const right = direction === 'right';
  const port = (name: string, side: string, x: number, y: number): ElkPort => {
    return { id: `${id}.${name}`, x, y, width: 0, height: 0, layoutOptions: { 'elk.port.side': side } };
  };
  const ports = right
    ? [port('i', 'WEST', 0, height), port('o', 'EAST', width, height)]
    : [port('i', 'NORTH', width / 2, 0), port('o', 'SOUTH', width / 2, height)];
  return { id, width, height, ports, layoutOptions: { ...partition(gap, 1), 'elk.portConstraints': 'FIXED_POS' } };
}

/** Where an edge between two nodes of one layer turns back, after its label. Both halves meet at its one port. */
function turningPoint(id: string, layer: number, direction: 'right' | 'down'): ElkNode {
  const side = direction === 'right' ? 'WEST' : 'NORTH';
  return {
    ...{ id, width: 0, height: 0 },
    ports: [{ id: `${id}.p`, x: 0, y: 0, width: 0, height: 0, layoutOptions: { 'elk.port.side': side } }],
    layoutOptions: { ...partition(layer, 2), 'elk.portConstraints': 'FIXED_POS' },
  };
}

/**
 * An edge that ends at a container itself, and not at something inside, ends beside its heading. ELK would put it at the
 * corner, because the places of the container's other ports are fixed.
 */
function withBorderPorts(node: ElkNode, id: string, { order, direction }: ContainerInput, borders: Set<string>): ElkNode {
  if (node.ports === undefined) return node;
  const right = direction === 'right';
  const ports: ElkPort[] = [];
  const counts = { start: 0, end: 0 };
  order.parts.forEach(({ first, second, bracket }, index) => {
    const role = first.node === id && first.port === undefined ? 'end' : second.node === id && second.port === undefined ? (bracket ? 'end' : 'start') : undefined;
    if (role === undefined) return;
    const step = headingPorts[counts[role] % headingPorts.length] ?? 0;
    counts[role] += 1;
    const along = role === 'start' ? 0 : ((right ? node.width : node.height) ?? 0);
    const name = `${node.id}.b${index}`;
    borders.add(name);
    ports.push({ id: name, ...(right ? { x: along, y: step } : { x: step, y: along }), ...portShape(role, direction) });
  });
  return ports.length === 0 ? node : { ...node, ports: [...node.ports, ...ports] };
}

/** Distances from the corner, px: the middle of the heading first, and above those of edges that go further in. */
const headingPorts: readonly number[] = [22, 14, 30, 18, 26, 34, 10];

/**
 * Where a container runs down inside a picture that runs right, an edge that leaves it leaves its node sideways too, so
 * that the nodes stay in one column.
 */
function sidePorts(parts: readonly EdgePart[], container: string, names: ReadonlyMap<string, string>): Map<string, ElkPort[]> {
  const ports = new Map<string, ElkPort[]>();
  parts.forEach((part, index) => {
    const own = part.first.node === container ? part.first : part.second.node === container ? part.second : undefined;
    if (own?.port === undefined) return;
    const node = own === part.first ? part.second.node : part.first.node;
    const port = { id: sidePortName(names.get(node) ?? '', index), ...portShape(own.port.side, 'right') };
    ports.set(node, [...(ports.get(node) ?? []), port]);
  });
  return ports;
}

function sidePortName(node: string, part: number): string {
  return `${node}.s${part}`;
}

function withSidePorts(node: ElkNode, ports: readonly ElkPort[]): ElkNode {
  return { ...node, ports, layoutOptions: { ...node.layoutOptions, 'elk.portConstraints': 'FIXED_SIDE' } };
}

function portShape(side: Port['side'], direction: 'right' | 'down'): Omit<ElkPort, 'id'> {
  const [start, end] = direction === 'right' ? (['WEST', 'EAST'] as const) : (['NORTH', 'SOUTH'] as const);
  return { width: 0, height: 0, layoutOptions: { 'elk.port.side': side === 'start' ? start : end } };
}

function minimumSize({ parent, width, height }: TreeNode): ElkOptions {
  if (parent === undefined) return {};
  return { 'elk.nodeSize.constraints': 'MINIMUM_SIZE', 'elk.nodeSize.minimum': `(${width},${height})` };
}
