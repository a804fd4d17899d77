import type { ElementId } from '../element-base.ts';
import { listed } from '../phrases.ts';
import { plateauName } from '../plateau-span.ts';
import type { Draft } from './runner.ts';

/** The rules that say that a journey cannot go on as it is meant to: a step, its way on, or what it has to know is not there. */
const breaking: ReadonlySet<string> = new Set(['JRN-01', 'JRN-02', 'JRN-03', 'JRN-06', 'INT-06']);

/** Whether a rule finds journeys that break, so that one that breaks only on the way is an error. */
export function findsBreaks(rule: string): boolean {
  return breaking.has(rule);
}

/**
 * The breaks that a migration brings by itself: there at a plateau on the way, and neither at the first nor at the last
 * one. Who compares only the two ends does not see them. A place that the rule speaks of at an end, in other words or
 * because a fact is missing there, is not known to work there; so it is none of them.
 * @param order the plateaus that were looked at; with less than three nothing lies between
 * @returns for each such draft the sentence that says why it weighs more
 */
export function breaksOnTheWay(drafts: readonly Draft[], order: readonly ElementId[]): ReadonlyMap<Draft, string> {
  const [first] = order;
  const last = order.at(-1);
  const breaks = new Map<Draft, string>();
  if (order.length < 3 || first === undefined || last === undefined) return breaks;
  const own = drafts.filter(({ configured }) => findsBreaks(configured.rule.id));
  const atAnEnd = new Set(own.filter(({ plateaus }) => plateaus.includes(first) || plateaus.includes(last)).map(placeOf));
  for (const draft of own) {
    if (draft.problem.missing || draft.problem.severity === 'info' || atAnEnd.has(placeOf(draft))) continue;
    breaks.set(draft, ` Both before and after it works, at ${listed([first, last].map(plateauName))}: the change itself breaks it.`);
  }
  return breaks;
}

function placeOf({ configured, problem }: Draft): string {
  return `${configured.rule.id} ${problem.at.element}`;
}
