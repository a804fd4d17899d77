import type { BadgeMark, Box, Mark, TextMark } from '../placed-graph.ts';
import { inkOf, overlapOf } from './mark-extent.ts';
import { measureText } from './text-measure.ts';

/** Longer texts are left to the hover. */
const longest = 16;
const gap = 6;

/** What short texts were before, small and struck through, beside what they are now: where that fits and covers nothing. */
export function placeFormerTexts(marks: readonly Mark[]): readonly TextMark[] {
  const earlier = new Map(marks.flatMap((mark) => (mark.version === 'before' && hasText(mark) ? [[mark.id, mark] as const] : [])));
  const taken = marks.flatMap((mark) => (mark.version === 'before' && mark.change !== 'removed' ? [] : (inkOf(mark) ?? [])));
  const boxes = marks.filter((mark) => mark.kind === 'box');
  return marks.flatMap((mark): readonly TextMark[] => {
    const before = earlier.get(`${mark.id}@before`);
    if (before === undefined || !hasText(mark) || mark.change === undefined || mark.id.startsWith('stop:')) return [];
    const { text } = before;
    const ink = inkOf(mark);
    if (text === '' || text === mark.text || text.length > longest || ink === undefined) return [];
    const room: Box = { x: ink.x + ink.width + gap, y: ink.y, width: measureText(text, 'small'), height: ink.height };
    const around = boxes.filter((box) => overlapOf(box, ink) > 0);
    const fits = around.every((box) => room.x + room.width <= box.x + box.width - gap) && boxes.every((box) => around.includes(box) || overlapOf(box, room) === 0);
    if (!fits || taken.some((other) => overlapOf(other, room) > 0)) return [];
    taken.push(room);
    const { group, element, step } = mark;
    return [
      {
        ...{ kind: 'text', id: `${mark.id}@was`, x: room.x, y: mark.kind === 'text' ? mark.y : mark.y + mark.height / 2 + 4, anchor: 'start' },
        ...{ text, style: 'small', tone: 'removed', struck: true, change: 'changed', version: 'after' },
        ...(group === undefined ? {} : { group }),
        ...(element === undefined ? {} : { element }),
        ...(step === undefined ? {} : { step }),
      },
    ];
  });
}

function hasText(mark: Mark): mark is TextMark | BadgeMark {
  return mark.kind === 'text' || mark.kind === 'badge';
}
