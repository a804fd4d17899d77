import type { ElementId } from '../../model/element-base.ts';
import type { Severity } from '../../model/finding.ts';
import type { BadgeMark, Point } from '../placed-graph.ts';
import type { FindingNote, Tone } from '../view-graph.ts';
import { measureText } from './text-measure.ts';

/** Height of every badge, px. */
export const badgeHeight = 18;

/** Width that a badge needs for its glyph and text, px. */
export function badgeWidth(text: string, icon?: string): number {
  const glyph = icon === undefined ? 0 : 12 + (text === '' ? 0 : 4);
  return Math.max(badgeHeight, Math.ceil(glyph + measureText(text, 'label') + 12));
}

/** Each severity by colour and by glyph: a cross in a circle, an exclamation mark in a triangle, an i. */
export const severityLooks: Readonly<Record<Severity, { readonly tone: Tone; readonly icon: string; readonly word: string }>> = {
  error: { tone: 'error', icon: 'error', word: 'error' },
  warning: { tone: 'warning', icon: 'warning', word: 'warning' },
  info: { tone: 'info', icon: 'info', word: 'note' },
};

export interface FindingBadgeSpot {
  readonly id: string;
  /** The middle of the badge's right edge, so that it grows to the left. */
  readonly right: Point;
  readonly element?: ElementId;
  readonly group?: string;
  /** Only the glyph: what it stands for is written elsewhere in the picture. */
  readonly brief?: boolean;
}

/**
 * The badge of the findings at a place: the most severe one's look, its rule and how many more; undefined without findings.
 * Notes alone are many where facts are still missing: they show a glyph, and say the rest to whoever points at it.
 */
export function findingBadge(findings: readonly FindingNote[], spot: FindingBadgeSpot): BadgeMark | undefined {
  const [worst] = findings;
  if (worst === undefined) return undefined;
  const { tone, icon, word } = severityLooks[worst.severity];
  const more = findings.length - 1;
  const notes = more === 0 ? '' : String(findings.length);
  const text = spot.brief ? '' : worst.severity === 'info' ? notes : more === 0 ? worst.rule : `${worst.rule} +${more}`;
  const width = badgeWidth(text, icon);
  return {
    kind: 'badge',
    id: spot.id,
    x: spot.right.x - width,
    y: spot.right.y - badgeHeight / 2,
    width,
    height: badgeHeight,
    tone,
    icon,
    text,
    label: more === 0 ? `1 ${word}` : `${findings.length} findings`,
    findings,
    ...(spot.element === undefined ? {} : { element: spot.element }),
    ...(spot.group === undefined ? {} : { group: spot.group }),
  };
}
