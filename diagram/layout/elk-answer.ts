import type { Box, Point } from '../placed-graph.ts';
import type { ContainerInput } from './elk-container.ts';
import type { ElkEdge, ElkNode } from './elk-graph.ts';
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
  /** Across the reading direction: the middle of each child, label and turning point, the last two by `helperId`. */
  readonly across: ReadonlyMap<string, number>;
}

export interface PlacedPart {
  readonly points: readonly Point[];
  readonly label?: Box;
}

/** Reads ELK's answer back in the view's terms. Throws where ELK left something out, so that a simpler layout is taken. */
export function readElkGraph({ order, ports, direction }: ContainerInput, answer: ElkNode): PlacedContainer {
  const box = answer.children?.[0];
  if (box?.width === undefined || box.height === undefined) throw new Error('ELK gave no container.');
  const edges = new Map(box.edges?.map((edge) => [edge.id, edge]));
  const nodes = new Map(box.children?.map((node) => [node.id, node]));
  const readWhole = (index: number, bracket: boolean): PlacedPart => {
    const label = nodes.get(`l${index}`);
    let part = readPart(edges.get(`e${index}`));
    if (label !== undefined) {
      const { width = 0, height = 0 } = label;
      const points = [...part.points, ...readPart(edges.get(`g${index}`)).points];
      part = width === 0 ? { points } : { points, label: { ...pointOf(label), width, height } };
    }
    return bracket ? readBracket(part, readPart(edges.get(`f${index}`))) : part;
  };
  return {
    width: box.width,
    height: box.height,
    children: new Map(order.children.map(({ id }, index) => [id, pointOf(nodes.get(`n${index}`))])),
    ports: new Map(ports.map(({ id }, index) => [id, pointOf(box.ports?.[index])])),
    parts: new Map(order.parts.map(({ edge, bracket }, index) => [edge.id, readWhole(index, bracket)])),
    across: readAcross(order, nodes, direction),
  };
}

function readAcross(
  order: ContainerOrder,
  nodes: ReadonlyMap<string, ElkNode>,
  direction: 'right' | 'down',
): ReadonlyMap<string, number> {
  const across = new Map<string, number>();
  const note = (id: string, node: ElkNode | undefined) => {
    if (node === undefined) return;
    const { x, y } = pointOf(node);
    across.set(id, direction === 'right' ? y + (node.height ?? 0) / 2 : x + (node.width ?? 0) / 2);
  };
  order.children.forEach(({ id }, index) => {
    note(id, nodes.get(`n${index}`));
  });
  order.parts.forEach(({ edge }, index) => {
    note(helperId('label', edge.id), nodes.get(`l${index}`));
    note(helperId('turn', edge.id), nodes.get(`t${index}`));
  });
  return across;
}

function readPart(edge: ElkEdge | undefined): PlacedPart {
  const section = edge?.sections?.[0];
  if (edge === undefined || section === undefined) throw new Error('ELK gave an edge no way.');
  const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(({ x, y }) => ({ x, y }));
  const label = edge.labels?.[0];
  if (label?.x === undefined || label.y === undefined) return { points };
  return { points, label: { x: label.x, y: label.y, width: label.width, height: label.height } };
}

/** Both halves as one line, without the stub to the turning point. */
function readBracket(out: PlacedPart, back: PlacedPart): PlacedPart {
  const before = out.points.at(-2);
  const tip = out.points.at(-1);
  const after = back.points.at(-2);
  const stub = before !== undefined && tip !== undefined && after !== undefined && leavesAsItCame(before, tip, after);
  const points = [...(stub ? out.points.slice(0, -1) : out.points), ...back.points.toReversed().slice(1)];
  return out.label === undefined ? { points } : { points, label: out.label };
}

function leavesAsItCame(before: Point, tip: Point, after: Point): boolean {
  const level = before.y === tip.y && after.y === tip.y && (before.x - tip.x) * (after.x - tip.x) > 0;
  const upright = before.x === tip.x && after.x === tip.x && (before.y - tip.y) * (after.y - tip.y) > 0;
  return level || upright;
}

function pointOf(item: { readonly x?: number; readonly y?: number } | undefined): Point {
  if (item?.x === undefined || item.y === undefined) throw new Error('ELK gave something no place.');
  return { x: item.x, y: item.y };
}

export type HelperRole = 'label' | 'turn';

/** What a label or turning point is called in `across`. */
export function helperId(role: HelperRole, edge: string): string {
  return `${role} ${edge}`;
}
