import type { ElementId } from '../model/element-base.ts';
import type { FindingNote, LegendEntry, Tone, ViewRequest } from './view-graph.ts';

/**
 * A picture with every coordinate known: the second stage. Px at zoom 1, origin top left, at most 3 decimals. Marks are
 * painted in order. The title and the legend are placed by the layout too, so that an export needs nothing else.
 */
export interface PlacedGraph {
  readonly request: ViewRequest;
  readonly title: string;
  readonly subtitle: string;
  readonly legend: readonly LegendEntry[];
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
  /** It shows two versions at once: marks without a `change` are the same in both, and step back. */
  readonly compared?: true;
}

/**
 * What became of a thing between two versions. `affected`: it is stated as before, but something is found about it that
 * was not, or no more.
 */
export type MarkChange = 'added' | 'removed' | 'changed' | 'affected';

export type Mark = BoxMark | EdgeMark | TextMark | BandMark | LineMark | IconMark | CurveMark | BadgeMark;
export type MarkKind = Mark['kind'];

interface MarkBase {
  /** Stable from picture to picture, so that the viewer can move a mark instead of redrawing it; unique in the picture. */
  readonly id: string;
  /** What a click goes to and what the cursor highlights. */
  readonly element?: ElementId;
  /** Marks with one `group` highlight together: a node with its badges, an edge with its label. */
  readonly group?: string;
  /** The step of a journey that a mark is drawn for, where its element is another one: it stays bright with the step. */
  readonly step?: ElementId;
  /** In a picture of two versions. */
  readonly change?: MarkChange;
  /** In a picture of two versions: the mark is there in one of them only; left out where it is in both. */
  readonly version?: 'before' | 'after';
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** A node or a container: a rounded rectangle with texts inside as marks of their own. */
export interface BoxMark extends MarkBase, Box {
  readonly kind: 'box';
  /** `container` is drawn lighter and behind; `card` is a node; `pill` is fully rounded; `note` has a folded corner. */
  readonly shape: 'card' | 'container' | 'pill' | 'note';
  readonly tone: Tone;
  readonly border: 'solid' | 'dashed' | 'double' | 'none';
  /** What a screen reader says. */
  readonly label: string;
  readonly findings?: readonly FindingNote[];
  /** A container that can be collapsed, or a node that stands for a collapsed one. */
  readonly fold?: 'open' | 'closed';
}

/** A connection. Drawn with rounded corners at the bends. */
export interface EdgeMark extends MarkBase {
  readonly kind: 'edge';
  readonly points: readonly Point[];
  readonly line: 'solid' | 'dashed' | 'long-dashed' | 'dotted' | 'double';
  readonly tone: Tone;
  readonly start: ArrowHead;
  readonly end: ArrowHead;
  /** Radius of the bends, px. */
  readonly radius: number;
  readonly label: string;
  readonly findings?: readonly FindingNote[];
  /** Element or mark groups at both ends, for the keyboard walk and for highlighting neighbours. */
  readonly from?: string;
  readonly to?: string;
}

export type ArrowHead = 'none' | 'arrow' | 'open' | 'dot';

/** One line of text; layouts break lines themselves. */
export interface TextMark extends MarkBase, Point {
  readonly kind: 'text';
  /** x is the start, middle or end of the text; y the baseline. */
  readonly anchor: 'start' | 'middle' | 'end';
  readonly text: string;
  readonly style: TextStyle;
  readonly tone: Tone;
  readonly struck?: true;
  /** A filled plate behind it, so that an edge's label stays legible. */
  readonly plate?: Box;
  /** Degrees clockwise around x, y; 0 when left out. */
  readonly rotate?: number;
  /** The whole text where `text` had to be shortened; shown on hover. */
  readonly full?: string;
}

/** Font sizes and weights; the measures of a style are in `layout/text-measure.ts`. */
export type TextStyle = 'title' | 'subtitle' | 'heading' | 'node' | 'body' | 'small' | 'label' | 'lane' | 'strong';

/** A stripe behind other marks: a lane, a phase, a column. */
export interface BandMark extends MarkBase, Box {
  readonly kind: 'band';
  readonly tone: Tone;
  readonly strength: 'faint' | 'soft' | 'strong';
  readonly radius?: number;
}

/** A straight rule: a lane's border, the line of visibility, a lifeline. */
export interface LineMark extends MarkBase {
  readonly kind: 'line';
  readonly from: Point;
  readonly to: Point;
  readonly line: 'solid' | 'dashed' | 'dotted';
  readonly tone: Tone;
  readonly width: number;
}

/** A glyph from `svg/icons.ts`, `size` px square from its top left. */
export interface IconMark extends MarkBase, Point {
  readonly kind: 'icon';
  readonly icon: string;
  readonly size: number;
  readonly tone: Tone;
  /** What it means, for hover and screen readers. */
  readonly label: string;
}

/** A smooth line through its points, as for emotion, with dots where `dots`. */
export interface CurveMark extends MarkBase {
  readonly kind: 'curve';
  readonly points: readonly Point[];
  readonly tone: Tone;
  readonly dots: boolean;
  readonly label: string;
}

/** A small rounded tag: glyph and short text on a tinted ground, as for a finding, an owner, a count. */
export interface BadgeMark extends MarkBase, Box {
  readonly kind: 'badge';
  readonly tone: Tone;
  readonly icon?: string;
  readonly text: string;
  readonly struck?: true;
  readonly label: string;
  readonly findings?: readonly FindingNote[];
}
