import type { ElementId } from '../element-base.ts';
import type { Problem } from '../finding.ts';
import { sameValue } from '../same-value.ts';

/**
 * What a rule says now, by the objects in which it said the same before, and in the same list where nothing differs. A
 * keystroke changes one of ten thousand problems; all that follows, up to the editor's list, tells by them what to do again.
 */
export function keepProblems(before: readonly Problem[], said: Iterable<Problem>): readonly Problem[] {
  const problems: Problem[] = [];
  let places: ReadonlyMap<ElementId, readonly number[]> | undefined;
  // A rule speaks in the order of the elements: nearly always the next one is meant.
  let next = 0;
  let all = true;
  for (const problem of said) {
    if (!isSame(before[next], problem)) {
      places ??= placesOf(before);
      const place = places.get(problem.at.element)?.find((each) => isSame(before[each], problem));
      all = false;
      if (place === undefined) {
        // Said in other words now, or not said before.
        if (before[next]?.at.element === problem.at.element) next++;
        problems.push(problem);
        continue;
      }
      next = place;
    }
    problems.push(before[next] ?? problem);
    next++;
  }
  return all && problems.length === before.length ? before : problems;
}

function isSame(before: Problem | undefined, now: Problem): boolean {
  if (before === now) return true;
  return before !== undefined && before.at.element === now.at.element && before.message === now.message && sameValue(before, now);
}

function placesOf(problems: readonly Problem[]): ReadonlyMap<ElementId, readonly number[]> {
  const places = new Map<ElementId, number[]>();
  for (const [place, { at }] of problems.entries()) {
    const known = places.get(at.element);
    if (known) known.push(place);
    else places.set(at.element, [place]);
  }
  return places;
}
