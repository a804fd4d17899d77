import type { Box, Mark, TextMark } from '../placed-graph.ts';
import { measureText } from './text-measure.ts';
import { typeSettings } from './text-style.ts';

/** The place that a mark's ink takes, px; undefined for lines and grounds, which others may lie on. */
export function inkOf(mark: Mark): Box | undefined {
  switch (mark.kind) {
    case 'text':
      return mark.rotate === undefined ? textInk(mark) : undefined;
    case 'badge':
      return mark;
    case 'icon':
      return { x: mark.x, y: mark.y, width: mark.size, height: mark.size };
    default:
      return undefined;
  }
}

function textInk({ text, style, anchor, x, y }: TextMark): Box {
  const width = measureText(text, style);
  const { size } = typeSettings[style];
  const left = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width;
  return { x: left, y: y - size * 0.75, width, height: size };
}

/** By how many square px two boxes lie on one another. */
export function overlapOf(a: Box, b: Box): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return across > 0 && down > 0 ? across * down : 0;
}
