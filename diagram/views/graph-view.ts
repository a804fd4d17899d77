import type { ElementId } from '../../model/element-base.ts';
import type { FindingNote, Tone, ViewBase } from '../view-graph.ts';

/** Nodes, nested, and edges between them: laid out by ELK. */
export interface GraphView extends ViewBase {
  readonly shape: 'graph';
  readonly direction: 'right' | 'down';
  readonly nodes: readonly ViewNode[];
  readonly edges: readonly ViewEdge[];
}

export interface ViewNode {
  /** Unique in the view; the element's id where it stands for one. */
  readonly id: string;
  readonly element?: ElementId;
  /** The container it is drawn in. */
  readonly parent?: string;
  /** Containers show their title on top and their children inside. */
  readonly container: boolean;
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
  readonly fold?: 'open' | 'closed';
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
  /** At most two short lines. */
  readonly label?: string;
  readonly line: 'solid' | 'dashed' | 'dotted' | 'double';
  readonly tone: Tone;
  readonly both?: true;
  readonly findings: readonly FindingNote[];
}
