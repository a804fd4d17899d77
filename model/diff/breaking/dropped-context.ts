import type { Element } from '../../element.ts';
import type { ElementId } from '../../element-base.ts';
import { capitalised, listedUpTo, quoted } from '../../phrases.ts';
import type { Change } from '../change.ts';
import { elementOf } from '../change.ts';
import type { JourneyPair } from '../journey-pairs.ts';
import type { Names } from '../translate.ts';
import type { Breaking } from './breaking-change.ts';

/** A context item that a step needed and had, and has no more although it still needs it; with what dropped it, where that is stated. */
export function* droppedContext(pairs: readonly JourneyPair[], changes: readonly Change[], names: Names, say: (element: Element) => string): Iterable<Breaking> {
  const steps = new Map<string, Map<ElementId, string>>();
  for (const { before, after } of pairs) {
    if (!before || !after) continue;
    const had = new Set<string>();
    for (const { step, lost } of before.walk.steps) {
      const gone = new Set(lost.map(({ item }) => item));
      for (const { item } of before.index.get('step', step)?.needs ?? []) if (!gone.has(item)) had.add(`${names.ids.get(step) ?? step} ${names.words.get(item) ?? item}`);
    }
    for (const { step, reachable, lost } of after.walk.steps) {
      for (const { item } of reachable ? lost : []) {
        if (!had.has(`${step} ${item}`)) continue;
        const needing = steps.get(item) ?? new Map<ElementId, string>();
        steps.set(item, needing.set(step, quoted(after.index.label(step))));
      }
    }
  }
  for (const [item, needing] of steps) {
    const [culprit] = changes.filter((change) => drops(change, item)).map(elementOf);
    const [first] = needing.keys();
    const element = culprit?.id ?? first;
    const [where, verb] = [listedUpTo([...needing.values()], 3), needing.size === 1 ? 'needs' : 'need'];
    const text = culprit === undefined ? `${item} does not arrive any more at ${where}, which ${verb} it.` : `${capitalised(say(culprit))} does not bring ${item} any more, which ${where} ${verb}.`;
    yield { kind: 'context', ...(element !== undefined && { element }), text };
  }
}

function drops(change: Change, item: string): boolean {
  if (change.kind === 'added') return false;
  if (change.kind === 'removed') return [...carriedBy(change.element)].includes(item);
  const now = new Set(carriedBy(change.after));
  return [...carriedBy(change.before)].some((each) => each === item && !now.has(each));
}

function* carriedBy(element: Element): Iterable<string> {
  if (element.kind !== 'integration' && element.kind !== 'handover' && element.kind !== 'transition') return;
  const lists = [element.carries, ...(element.kind === 'integration' ? [element.returns] : [])];
  for (const list of lists) {
    if (list === undefined || list === 'none') continue;
    for (const carried of list) yield carried.item;
  }
}
