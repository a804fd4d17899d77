import type { AnswerTone, Coverage, Verdict } from './answer.ts';

/** From the worst on. That something is known to be bad weighs more than that something is not known. */
const order: readonly Verdict[] = ['no', 'at risk', 'not known', 'yes'];

/** The worst of them; `not known` where there are none, for nothing stated proves nothing. */
export function worst(verdicts: Iterable<Verdict>): Verdict {
  const given = new Set(verdicts);
  return order.find((verdict) => given.has(verdict)) ?? 'not known';
}

/** Sorts the worst first. */
export function compareVerdicts(a: Verdict, b: Verdict): number {
  return order.indexOf(a) - order.indexOf(b);
}

/** For questions to which `yes` is the good news. */
export const tones: Readonly<Record<Verdict, AnswerTone>> = { yes: 'good', 'at risk': 'warning', no: 'error', 'not known': 'unknown' };

/** The verdict's word at the beginning of a sentence. */
export const verdictWords: Readonly<Record<Verdict, string>> = { yes: 'Yes', 'at risk': 'At risk', no: 'No', 'not known': 'Not known' };

/** Rounded down, so that it says 100 only where nothing is missing. */
export function coverage(known: number, of: number): Coverage {
  return { known, of, percent: of === 0 ? 0 : Math.floor((100 * known) / of) };
}
