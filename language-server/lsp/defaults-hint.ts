import type { Element } from '../../model/element.ts';
import type { ProjectState } from '../project.ts';
import { elementOf, labelOf } from './element-lookup.ts';
import type { Hint } from './inlay-hints.ts';

/** So many values stand beside a declaration; the rest is told with them. */
const most = 3;

/** The values that come from `defaults`, as they would be written. */
export function defaultsHint(state: ProjectState, element: Element): readonly Hint[] {
  const values: Readonly<Record<string, unknown>> = { ...element };
  const said = (element.defaulted ?? []).flatMap((field) => {
    const value = wordsOf(state, field, values[field]);
    return value === undefined ? [] : [`${fieldWords[field] ?? field} ${value}`];
  });
  if (said.length === 0) return [];
  const label = [...said.slice(0, most), ...(said.length > most ? ['…'] : [])].join(' · ');
  return [{ label, why: `From "defaults ${element.kind}": ${said.join(', ')}. A value written here stands over it.` }];
}

/** The model's names of fields where the language has others. */
const fieldWords: Readonly<Record<string, string>> = {
  type: 'kind',
  runOwner: 'run owner',
  servedBy: 'served by',
  boundary: 'in',
  endOfLife: 'end of life',
};

/** Undefined for values that are no single words. */
function wordsOf(state: ProjectState, field: string, value: unknown): string | undefined {
  if (Array.isArray(value)) {
    const words = value.map((each) => wordsOf(state, field, each));
    return words.includes(undefined) || words.length === 0 ? undefined : words.join(', ');
  }
  if (typeof value === 'string') return elementOf(state.model, value) ? labelOf(state.model, value) : value;
  if (typeof value === 'number') return field === 'availability' ? `${value}%` : String(value);
  if (typeof value !== 'object' || value === null || !('text' in value)) return undefined;
  return typeof value.text === 'string' ? value.text : undefined;
}
