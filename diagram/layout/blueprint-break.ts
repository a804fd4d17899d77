import type { ElementId } from '../../model/element-base.ts';
import type { BadgeMark } from '../placed-graph.ts';
import type { FindingNote } from '../view-graph.ts';
import { badgeHeight, badgeWidth, severityLooks } from './badge.ts';

export interface BreakSpot {
  readonly breaks: readonly FindingNote[];
  readonly id: string;
  /** Its middle. */
  readonly x: number;
  readonly y: number;
  readonly element?: ElementId;
  readonly group?: string;
}

/** Where a journey breaks: a lightning mark with the rule that says so; nothing where it holds. */
export function placeBreak({ breaks, id, x, y, element, group }: BreakSpot): readonly BadgeMark[] {
  const [worst] = breaks;
  if (worst === undefined) return [];
  const text = breakText(breaks);
  const width = badgeWidth(text, 'break');
  return [
    {
      kind: 'badge',
      id,
      x: x - width / 2,
      y: y - badgeHeight / 2,
      width,
      height: badgeHeight,
      tone: severityLooks[worst.severity].tone,
      icon: 'break',
      text,
      label: 'The journey breaks here',
      findings: breaks,
      ...(element === undefined ? {} : { element }),
      ...(group === undefined ? {} : { group }),
    },
  ];
}

/** Px. */
export function breakWidth(breaks: readonly FindingNote[]): number {
  return breaks.length === 0 ? 0 : badgeWidth(breakText(breaks), 'break');
}

/** Up to two rules by name, more by number. */
function breakText(breaks: readonly FindingNote[]): string {
  const rules = [...new Set(breaks.map(({ rule }) => rule))];
  return rules.length <= 1 ? rules.join('') : `${rules[0]} +${rules.length - 1}`;
}
