import type { Box, Point } from '../placed-graph.ts';
import type { EdgePart, PartEnd, Port } from './container-split.ts';
import type { TreeNode } from './container-tree.ts';
import { measureEdgeLabel } from './edge-label.ts';
import type { ElkEdge, ElkNode, ElkOptions, ElkPort } from './elk-graph.ts';
import { elkOptions } from './elk-options.ts';
import type { ContainerOrder } from './order.ts';

/** A container laid out by itself: px from its own top left. */
export interface PlacedContainer {
  readonly width: number;
  readonly height: number;
  readonly children: ReadonlyMap<string, Point>;
  /** By port id, on the border. */
  readonly ports: ReadonlyMap<string, Point>;
  /** By edge id, from the part's first end to its second. */
  readonly parts: ReadonlyMap<string, PlacedPart>;
}

export interface PlacedPart {
  readonly points: readonly Point[];
  readonly label?: Box;
}

export interface ContainerInput {
  readonly container: TreeNode;
  readonly order: ContainerOrder;
  readonly ports: readonly Port[];
  readonly direction: 'right' | 'down';
  /** The direction of the container around it: its ports lie on the sides that edges there come from. */
  readonly outerDirection: 'right' | 'down';
  readonly byText: boolean;
  /** Column of each child where columns count; may split a column of the view in two. */
  readonly columns: ReadonlyMap<string, number> | undefined;
  /** Labels take part in the layout; left out where there are too many. */
  readonly labels: boolean;
  /** Containers among the children are laid out already. */
  readonly inner: ReadonlyMap<string, PlacedContainer>;
}

/**
 * The container as an ELK graph. Names are places in the order, so that containers of the same shape are the same
 * graph wherever they are and whatever their elements are called.
 */
export function buildElkGraph(input: ContainerInput): ElkNode {
  const { container, order, ports, inner, columns } = input;
  const childIndex = new Map(order.children.map(({ id }, index) => [id, index]));
  const ownPorts = new Map(ports.map(({ id }, index) => [id, `p${index}`]));
  const innerPorts = new Map<string, string>();
  const children = order.children.map((child, index): ElkNode => {
    const placed = inner.get(child.id);
    const column = columns?.get(child.id);
    const size = placed ?? child;
    return {
      id: `n${index}`,
      width: size.width,
      height: size.height,
      ...(placed === undefined || placed.ports.size === 0 ? {} : { ports: fixedPorts(placed, index, innerPorts) }),
      layoutOptions: {
        ...(column === undefined ? {} : { 'elk.partitioning.partition': `${column}` }),
        ...(placed === undefined || placed.ports.size === 0 ? {} : { 'elk.portConstraints': 'FIXED_POS' }),
      },
    };
  });
  const nameOf = ({ node, port }: PartEnd): string =>
    (port === undefined ? undefined : (ownPorts.get(port.id) ?? innerPorts.get(port.id))) ?? `n${childIndex.get(node) ?? 0}`;
  const edges = order.parts.map((part, index): ElkEdge => {
    const label = input.labels && part.labelled ? measureEdgeLabel(part.edge) : undefined;
    return {
      id: `e${index}`,
      sources: [nameOf(part.first)],
      targets: [nameOf(part.second)],
      ...(label === undefined ? {} : { labels: [{ text: '·', ...label }] }),
    };
  });
  const style = {
    ...{ direction: input.direction, columns: columns !== undefined, seeded: order.seeded, byText: input.byText },
    ...{ size: children.length, root: container.parent === undefined, ported: ports.length > 0 },
  };
  const box: ElkNode = {
    id: 'c',
    layoutOptions: { ...elkOptions(style), ...minimumSize(container) },
    ports: ports.map(({ id, side }): ElkPort => ({ id: ownPorts.get(id) ?? '', ...portShape(side, input.outerDirection) })),
    children,
    edges,
  };
  return { id: 'root', layoutOptions: { 'elk.algorithm': 'layered' }, children: [box] };
}

/** Reads ELK's answer back in the view's terms. Throws where ELK left something out, so that a simpler layout is taken. */
export function readElkGraph({ order, ports }: ContainerInput, answer: ElkNode): PlacedContainer {
  const box = answer.children?.[0];
  if (box?.width === undefined || box.height === undefined) throw new Error('ELK gave no container.');
  const edges = new Map(box.edges?.map((edge) => [edge.id, edge]));
  return {
    width: box.width,
    height: box.height,
    children: new Map(order.children.map(({ id }, index) => [id, pointOf(box.children?.[index])])),
    ports: new Map(ports.map(({ id }, index) => [id, pointOf(box.ports?.[index])])),
    parts: new Map(order.parts.map(({ edge }, index) => [edge.id, readPart(edges.get(`e${index}`))])),
  };
}

function readPart(edge: ElkEdge | undefined): PlacedPart {
  const section = edge?.sections?.[0];
  if (edge === undefined || section === undefined) throw new Error('ELK gave an edge no way.');
  const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(({ x, y }) => ({ x, y }));
  const label = edge.labels?.[0];
  if (label?.x === undefined || label.y === undefined) return { points };
  return { points, label: { x: label.x, y: label.y, width: label.width, height: label.height } };
}

function pointOf(item: { readonly x?: number; readonly y?: number } | undefined): Point {
  if (item?.x === undefined || item.y === undefined) throw new Error('ELK gave something no place.');
  return { x: item.x, y: item.y };
}

function fixedPorts(placed: PlacedContainer, index: number, names: Map<string, string>): readonly ElkPort[] {
  return [...placed.ports].map(([id, { x, y }], number) => {
    const name = `q${index}.${number}`;
    names.set(id, name);
    const side = x <= 0.5 ? 'WEST' : x >= placed.width - 0.5 ? 'EAST' : y <= 0.5 ? 'NORTH' : 'SOUTH';
    return { id: name, x, y, width: 0, height: 0, layoutOptions: { 'elk.port.side': side } };
  });
}

function portShape(side: Port['side'], direction: 'right' | 'down'): Omit<ElkPort, 'id'> {
  const [start, end] = direction === 'right' ? ['WEST', 'EAST'] : ['NORTH', 'SOUTH'];
  return { width: 0, height: 0, layoutOptions: { 'elk.port.side': side === 'start' ? start ?? '' : end ?? '' } };
}

function minimumSize({ parent, width, height }: TreeNode): ElkOptions {
  if (parent === undefined) return {};
  return { 'elk.nodeSize.constraints': 'MINIMUM_SIZE', 'elk.nodeSize.minimum': `(${width},${height})` };
}
