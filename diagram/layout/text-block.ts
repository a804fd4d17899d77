import type { ElementId } from '../../model/element-base.ts';
import type { Mark, TextMark, TextStyle } from '../placed-graph.ts';
import type { Tone } from '../view-graph.ts';
import { wrapText } from './text-measure.ts';
import { baselineOf, typeSettings } from './text-style.ts';

export interface TextBlockOptions {
  readonly id: string;
  readonly text: string;
  readonly style: TextStyle;
  readonly tone: Tone;
  /** Left edge, middle or right edge of the block, after `anchor`. */
  readonly x: number;
  /** Top of the first line. */
  readonly y: number;
  readonly maxWidth: number;
  readonly maxLines: number;
  readonly anchor?: TextMark['anchor'];
  readonly element?: ElementId;
  readonly group?: string;
  /** A ground behind the lines, so that what passes below does not show through. */
  readonly plated?: true;
}

export interface TextBlock {
  readonly marks: readonly Mark[];
  /** Of the widest line, px. */
  readonly width: number;
  readonly height: number;
}

/** A text as lines under one another. */
export function placeText(options: TextBlockOptions): TextBlock {
  const { id, style, tone, x, y, anchor = 'start' } = options;
  const wrapped = wrapText(options.text, style, options.maxWidth, options.maxLines);
  const { lineHeight } = typeSettings[style];
  const left = anchor === 'start' ? x : anchor === 'middle' ? x - wrapped.width / 2 : x - wrapped.width;
  const marks = wrapped.lines.map((text, index): TextMark => {
    const top = y + index * lineHeight;
    return {
      kind: 'text',
      id: wrapped.lines.length === 1 ? id : `${id}:${index}`,
      x,
      y: top + baselineOf(style),
      anchor,
      text,
      style,
      tone,
      ...(wrapped.full === undefined ? {} : { full: wrapped.full }),
      ...(options.element === undefined ? {} : { element: options.element }),
      ...(options.group === undefined ? {} : { group: options.group }),
      ...(options.plated ? { plate: { x: left - 4, y: top, width: wrapped.width + 8, height: lineHeight } } : {}),
    };
  });
  return { marks, width: wrapped.width, height: wrapped.height };
}
