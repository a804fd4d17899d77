import { containerPadding } from './card.ts';
import type { ElkOptions } from './elk-graph.ts';

export interface LayoutStyle {
  readonly direction: 'right' | 'down';
  /** Children keep to columns. */
  readonly columns: boolean;
  /** ELK keeps the order of nodes and edges that it is given. */
  readonly seeded: boolean;
  /** The order means something, but may give way to fewer crossings. */
  readonly byText: boolean;
  /** How many children; big containers are laid out with less effort. */
  readonly size: number;
  /** Containers stand side by side in the order that their edges give: they begin at one height. */
  readonly columnsOfContainers: boolean;
  /** Stretches of edges in it. */
  readonly edges: number;
  readonly root: boolean;
  /** Ports on the border. */
  readonly ported: boolean;
}

/**
 * ELK's options for one container. Bigger ones are placed by linear segments: pictures a third lower than
 * Brandes–Köpf's in the same time, nearly those of network simplex, which takes six times as long. Layers are partitions; the order of the picture
 * before is the model order, which is what keeps a picture still.
 */
export function elkOptions(style: LayoutStyle): ElkOptions {
  const padding = style.root ? '[top=0,left=0,bottom=0,right=0]' : containerPaddingOption;
  return {
    'elk.algorithm': 'layered',
    'elk.direction': style.direction === 'right' ? 'RIGHT' : 'DOWN',
    'elk.edgeRouting': 'ORTHOGONAL',
    'elk.padding': padding,
    'elk.randomSeed': '1',
    'elk.separateConnectedComponents': style.columns || style.ported || style.seeded ? 'false' : 'true',
    'elk.aspectRatio': '1.6',
    'elk.layered.thoroughness': thoroughnessOf(style),
    'elk.layered.nodePlacement.strategy': placementFor(style),
    'elk.layered.nodePlacement.favorStraightEdges': 'true',
    'elk.layered.edgeLabels.sideSelection': 'ALWAYS_UP',
    'elk.edgeLabels.inline': 'true',
    'elk.edgeLabels.placement': 'CENTER',
    ...(style.edges > manyEdges ? denseSpacing : spacing),
    ...(style.columns ? { 'elk.partitioning.activate': 'true' } : {}),
    ...(style.ported ? { 'elk.portConstraints': 'FIXED_SIDE' } : {}),
    ...(style.byText && style.root && style.size > 7 ? wrappingOptions : {}),
    ...(style.seeded ? seededOptions : style.byText ? textOptions : {}),
  };
}

/** While somebody types the order is given, so that one try at the bends of long edges is enough. */
function thoroughnessOf({ seeded, size }: LayoutStyle): string {
  if (seeded) return '1';
  return size > 240 ? '2' : size > 80 ? '5' : '10';
}

function placementFor({ columnsOfContainers, size }: LayoutStyle): string {
  if (columnsOfContainers) return 'INTERACTIVE';
  return size > fewNodes ? 'LINEAR_SEGMENTS' : 'NETWORK_SIMPLEX';
}

/** More edges than this are drawn closer together. */
const manyEdges = 160;

/** Up to so many nodes, labels counted, the best placement takes no longer than a blink. */
const fewNodes = 50;

/**
 * Held to the order of the nodes' `elk.position`. ELK's forced model order does the same to the nodes, but leaves half as
 * many crossings again, since it holds the bends of long edges to it too.
 */
const seededOptions: ElkOptions = { 'elk.layered.crossingMinimization.semiInteractive': 'true' };

/** A long run of steps goes on in the next row. */
const wrappingOptions: ElkOptions = {
  'elk.layered.wrapping.strategy': 'MULTI_EDGE',
  'elk.layered.wrapping.additionalEdgeSpacing': '16',
};

const textOptions: ElkOptions = {
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
};

const spacing: ElkOptions = {
  'elk.spacing.nodeNode': '20',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.edgeEdge': '12',
  'elk.spacing.edgeLabel': '4',
  'elk.spacing.labelNode': '8',
  'elk.spacing.componentComponent': '32',
  'elk.layered.spacing.nodeNodeBetweenLayers': '28',
  'elk.layered.spacing.edgeNodeBetweenLayers': '14',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '10',
};

/** Where hundreds of lines pass, the room between them is what makes a picture big. */
const denseSpacing: ElkOptions = {
  ...spacing,
  'elk.spacing.nodeNode': '16',
  'elk.spacing.edgeNode': '8',
  'elk.spacing.edgeEdge': '6',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '6',
};

const { top, side, bottom } = containerPadding;
const containerPaddingOption = `[top=${top},left=${side},bottom=${bottom},right=${side}]`;
