import type { ElementId } from '../../model/element-base.ts';
import type { FindingNote, Tone, ViewBase } from '../view-graph.ts';

/** Nodes, nested, and edges between them: laid out by ELK. */
export interface GraphView extends ViewBase {
  readonly shape: 'graph';
  readonly direction: 'right' | 'down';
  /** `text`: the order of the nodes means something (steps as written) and the layout keeps to it where it can. */
  readonly order?: 'text';
  readonly nodes: readonly ViewNode[];
  readonly edges: readonly ViewEdge[];
  /** Headings of the columns that nodes keep to; drawn where a column has room of its own. */
  readonly columns?: readonly ViewColumn[];
}

export interface ViewColumn {
  /** The `column` of its nodes. */
  readonly column: number;
  readonly title: string;
  readonly tone: Tone;
}

export interface ViewNode {
  /** Unique in the view; the element's id where it stands for one. */
  readonly id: string;
  readonly element?: ElementId;
  /** The container it is drawn in. */
  readonly parent?: string;
  /** Containers show their title on top and their children inside. */
  readonly container: boolean;
  /** Nodes are cards where this is left out. */
  readonly shape?: 'card' | 'pill' | 'note';
  readonly tone: Tone;
  readonly icon: string;
  readonly title: string;
  /** Kind, vendor, channel hours: one short line. */
  readonly subtitle?: string;
  readonly border: 'solid' | 'dashed' | 'double';
  readonly badges: readonly ViewBadge[];
  readonly findings: readonly FindingNote[];
  /** Columns from left to right; nodes with one keep to it. */
  readonly column?: number;
  /** How a container runs inside where that differs from the view. */
  readonly direction?: 'right' | 'down';
  readonly fold?: 'open' | 'closed';
  /** Its card is at least so large, px: another version of the node has to fit into the same place. */
  readonly least?: LeastSize;
}

export interface LeastSize {
  readonly width: number;
  readonly height: number;
}

export interface ViewBadge {
  readonly icon?: string;
  readonly text: string;
  readonly tone: Tone;
  readonly label: string;
}

export interface ViewEdge {
  readonly id: string;
  readonly element?: ElementId;
  readonly from: string;
  readonly to: string;
  /** At most two short lines, separated by a line feed. */
  readonly label?: string;
  /** What a screen reader says: who to whom, and how. */
  readonly spoken: string;
  readonly line: 'solid' | 'dashed' | 'long-dashed' | 'dotted' | 'double';
  readonly tone: Tone;
  /** `arrow` where left out. */
  readonly end?: 'arrow' | 'open' | 'none' | 'dot';
  readonly both?: true;
  /** Marks on the line itself: a break, a clock. */
  readonly badges?: readonly ViewBadge[];
  readonly findings: readonly FindingNote[];
  /** Its label gets at least so much room, px. */
  readonly least?: LeastSize;
}
