import type { Carried } from '../carried.ts';
import type { Element } from '../element.ts';
import type { Stated } from '../element-base.ts';
import { listedUpTo } from '../phrases.ts';
import { valueText } from './value-text.ts';

/** What one has to know of something new to judge it, in a few words: `cold, carries nothing`; undefined where its name says it. */
export function gistOf(element: Element): string | undefined {
  const words = wordsOf(element).filter((word) => word !== undefined);
  return words.length === 0 ? undefined : words.join(', ');
}

function wordsOf(element: Element): readonly (string | undefined)[] {
  switch (element.kind) {
    case 'handover':
      return [element.type === 'none' ? 'not possible' : element.type, carried('carries', element.carries)];
    case 'integration':
      return [element.protocol === undefined ? undefined : `by ${element.protocol}`, element.style, carried('carries', element.carries), carried('returns', element.returns)];
    case 'journey':
      return [element.criticality, element.volume === undefined ? undefined : valueText(element.volume)];
    case 'system':
    case 'channel':
      return [element.type, element.kind === 'system' ? element.lifecycle : undefined];
    default:
      return [];
  }
}

function carried(word: string, items: Stated<readonly Carried[]> | undefined): string | undefined {
  if (items === undefined) return undefined;
  return items === 'none' || items.length === 0 ? `${word} nothing` : `${word} ${listedUpTo(items.map(({ item }) => item), 4)}`;
}
