import type { ElementId } from '../element-base.ts';
import { listedUpTo, quoted, thousands } from '../phrases.ts';
import type { JourneyVerdict } from './journey-verdicts.ts';

/** What customers of a journey have to say again, because it was known before and got lost on the way. */
export interface Repeating {
  readonly journey: ElementId;
  readonly items: readonly string[];
  /** Those who do so at the step where most do: one customer may have to repeat at several. Undefined where no volume is stated. */
  readonly customersPerMonth: number | undefined;
  /** Where they have to. */
  readonly steps: readonly ElementId[];
}

/** Undefined where nobody has to repeat anything. Behind the line of visibility there is nobody to ask the customer. */
export function repeatingOf({ walk, index }: JourneyVerdict): Repeating | undefined {
  const items = new Set<string>();
  const steps: ElementId[] = [];
  let customers: number | undefined;
  for (const walked of [...walk.steps, ...walk.continued.steps]) {
    const actor = index.get('step', walked.step)?.actor;
    if (!walked.reachable || actor === 'system' || actor === 'backoffice' || actor === 'partner') continue;
    const lost = walked.lost.filter((each) => each.lostAt !== undefined);
    if (lost.length === 0) continue;
    steps.push(walked.step);
    for (const each of lost) {
      items.add(each.item);
      if (each.customersPerMonth !== undefined) customers = Math.max(customers ?? 0, each.customersPerMonth);
    }
  }
  return steps.length === 0 ? undefined : { journey: walk.journey, items: [...items], customersPerMonth: customers, steps };
}

/** `about 7,440 customers a month must repeat summary and authState in "Late delivery"`; of several journeys, the one with most. */
export function sayRepeating(label: (id: ElementId) => string, repeating: readonly Repeating[]): string | undefined {
  const [first, ...more] = [...repeating].sort((a, b) => (b.customersPerMonth ?? 0) - (a.customersPerMonth ?? 0));
  if (first === undefined) return undefined;
  const who = first.customersPerMonth === undefined ? 'customers' : `about ${thousands(first.customersPerMonth)} customers a month`;
  const others = more.length === 0 ? '' : `, and others in ${more.length} more ${more.length === 1 ? 'journey' : 'journeys'}`;
  return `${who} must repeat ${listedUpTo(first.items, 3)} in ${quoted(label(first.journey))}${others}`;
}
