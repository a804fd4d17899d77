import type { Box, EdgeMark, Mark, Point } from '../placed-graph.ts';
import type { GraphView, ViewEdge } from '../views/graph-view.ts';
import { headingsHeight, placeHeadings } from './column-headings.ts';
import { placeCard, placeContainer } from './card.ts';
import type { TreeNode, ViewTree } from './container-tree.ts';
import type { JoinedEdge } from './edge-join.ts';
import { placeEdgeLabel } from './edge-label.ts';
import { findLabelRoom } from './edge-label-room.ts';
import { straightenEdges } from './straighten.ts';
import type { PlacedContainer } from './elk-answer.ts';
import { moveMark, type PlacedContent } from './frame.ts';

export interface GraphPlaces {
  readonly view: GraphView;
  readonly tree: ViewTree;
  readonly placed: ReadonlyMap<string, PlacedContainer>;
  /** Top left of each node, absolute. */
  readonly origins: ReadonlyMap<string, Point>;
  readonly edges: ReadonlyMap<string, JoinedEdge>;
  readonly size: { readonly width: number; readonly height: number };
}

/** The marks of a placed graph, in painting order: containers, then edges, then cards, then labels. */
export function drawGraph(places: GraphPlaces): PlacedContent {
  const { tree, size } = places;
  const containers: Mark[] = [];
  const cards: Mark[] = [];
  const boxes: Box[] = [];
  const visit = (item: TreeNode) => {
    const box = boxOf(item, places);
    if (item.node !== undefined && box !== undefined) {
      const isContainer = places.placed.has(item.id);
      if (isContainer) containers.push(...placeContainer(item.node, box));
      else cards.push(...placeCard(item.node, box));
      boxes.push(isContainer ? { ...box, height: 36 } : box);
    }
    item.children.forEach(visit);
  };
  visit(tree.root);
  const cardOf = (id: string) => {
    const item = tree.byId.get(id);
    return item === undefined || places.placed.has(id) ? undefined : boxOf(item, places);
  };
  const ends = new Map(tree.edges.map(({ id, from, to }) => [id, { tail: cardOf(from), head: cardOf(to) }]));
  const edges = tree.edges.length > maxStraightened ? places.edges : straightenEdges({ edges: places.edges, boxes, ends });
  const lines = tree.edges.flatMap((edge) => edgeMark(edge, edges.get(edge.id)));
  const labels = placeLabels(tree.edges, edges, boxes);
  const headings = placeHeadings(places.view, tree, places.origins);
  const content = extent([...containers, ...lines, ...cards, ...labels], size);
  if (headings === undefined) return content;
  const moved = content.marks.map((mark) => moveMark(mark, 0, headingsHeight));
  return { marks: [...headings, ...moved], width: content.width, height: content.height + headingsHeight };
}

/** More edges are left as they are: in a picture that dense a few bends fewer are not seen. */
const maxStraightened = 240;

/** Radius of an edge's bends, px. */
const bendRadius = 8;

function boxOf(item: TreeNode, { placed, origins }: GraphPlaces): Box | undefined {
  const origin = origins.get(item.id);
  const { width, height } = placed.get(item.id) ?? item;
  return origin === undefined ? undefined : { ...origin, width, height };
}

function edgeMark(edge: ViewEdge, joined: JoinedEdge | undefined): readonly EdgeMark[] {
  if (joined === undefined || joined.points.length < 2) return [];
  const { id, line, tone, findings } = edge;
  const end = edge.end ?? 'arrow';
  return [
    {
      ...{ kind: 'edge', id, group: id, points: joined.points, line, tone, findings, radius: bendRadius },
      ...{ start: edge.both ? end : 'none', end, label: edge.spoken, from: edge.from, to: edge.to },
      ...(edge.element === undefined ? {} : { element: edge.element }),
    },
  ];
}

/** Labels that the layout made room for stay there; the others go where there is room, or are left to the hover text. */
function placeLabels(edges: readonly ViewEdge[], joined: ReadonlyMap<string, JoinedEdge>, boxes: readonly Box[]): readonly Mark[] {
  const taken = [...boxes];
  const marks: Mark[] = [];
  for (const edge of edges) {
    const label = joined.get(edge.id)?.label;
    if (label === undefined) continue;
    taken.push(label);
    marks.push(...placeEdgeLabel(edge, label, { plated: false }));
  }
  const lines = edges.map(({ id }) => joined.get(id)?.points ?? []);
  for (const edge of edges) {
    const way = joined.get(edge.id);
    if (way === undefined || way.label !== undefined) continue;
    const room = findLabelRoom(edge, way.points, taken, lines);
    if (room === undefined) continue;
    taken.push(room);
    marks.push(...placeEdgeLabel(edge, room, { plated: true }));
  }
  return marks;
}

/** Moves everything so that nothing lies left of or above the origin, and takes in what lies outside the given size. */
function extent(marks: readonly Mark[], size: { readonly width: number; readonly height: number }): PlacedContent {
  let { width, height } = size;
  for (const mark of marks) {
    if (mark.kind === 'edge') {
      for (const { x, y } of mark.points) {
        width = Math.max(width, x);
        height = Math.max(height, y);
      }
    } else if ('width' in mark && 'height' in mark) {
      width = Math.max(width, mark.x + mark.width);
      height = Math.max(height, mark.y + mark.height);
    }
  }
  return { marks, width, height };
}
