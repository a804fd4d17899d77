import type { PlaceOptions } from '../draw.ts';
import type { GraphView, LeastSize, ViewEdge, ViewNode } from '../views/graph-view.ts';
import { headingWidth, largerSize, measureCard } from './card.ts';
import { buildTree } from './container-tree.ts';
import { measureEdgeLabel } from './edge-label.ts';
import type { PlacedContent } from './frame.ts';
import { drawGraph } from './graph-marks.ts';
import { type GraphLayout, layGraph } from './graph.ts';
import type { PictureMemory } from './layout-cache.ts';

interface GraphVersions {
  readonly before: GraphView;
  readonly after: GraphView;
}

/**
 * One layout of everything that is in either version, each card and label as large as the larger of its two, drawn twice:
 * what is where, and in which container, is as in the later version.
 */
export async function layComparedGraph(
  { before, after }: GraphVersions,
  options: PlaceOptions,
  layout: GraphLayout,
): Promise<{ readonly before: PlacedContent; readonly after: PlacedContent; readonly memory: PictureMemory }> {
  const earlierNodes = new Map(before.nodes.map((node) => [node.id, node]));
  const earlierEdges = new Map(before.edges.map((edge) => [edge.id, edge]));
  const later: GraphView = {
    ...after,
    nodes: after.nodes.map((node) => roomyNode(node, earlierNodes.get(node.id) ?? node)),
    edges: after.edges.map((edge) => roomyEdge(edge, earlierEdges.get(edge.id) ?? edge)),
  };
  const { places, memory } = await layGraph(later, options, layout);
  const earlier: GraphView = {
    ...later,
    nodes: later.nodes.map((node) => inPlaceOf(node, earlierNodes.get(node.id) ?? node)),
    edges: later.edges.map((edge) => ({ ...(earlierEdges.get(edge.id) ?? edge), from: edge.from, to: edge.to, ...least(edge.least) })),
  };
  return { before: drawGraph({ ...places, view: earlier, tree: buildTree(earlier) }), after: drawGraph(places), memory };
}

function roomyNode(node: ViewNode, other: ViewNode): ViewNode {
  const container = node.container || other.container;
  const size = largerSize(measureCard(node), measureCard(other));
  const width = container ? Math.max(size.width, headingWidth(node), headingWidth(other)) : size.width;
  return { ...node, container, least: { ...size, width } };
}

function roomyEdge(edge: ViewEdge, other: ViewEdge): ViewEdge {
  const [own, its] = [measureEdgeLabel(edge), measureEdgeLabel(other)];
  return { ...edge, ...least(own === undefined ? its : largerSize(own, its)) };
}

function least(size: LeastSize | undefined): { readonly least?: LeastSize } {
  return size === undefined ? {} : { least: size };
}

/** What the earlier version says, where the later one stands. */
function inPlaceOf({ parent, container, column, direction, ...later }: ViewNode, { parent: _parent, column: _column, direction: _direction, ...earlier }: ViewNode): ViewNode {
  return {
    ...earlier,
    container,
    ...(parent === undefined ? {} : { parent }),
    ...(column === undefined ? {} : { column }),
    ...(direction === undefined ? {} : { direction }),
    ...least(later.least),
  };
}
