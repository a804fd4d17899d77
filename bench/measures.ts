import { activation } from './activation.ts';
import { checkBig } from './check-big.ts';
import { checkSmall } from './check-small.ts';
import { keystrokes } from './keystrokes.ts';
import type { Measure } from './measure.ts';
import { ruleTimes } from './rule-times.ts';

/** Everything that is measured, in the order of the table. */
export const measures: readonly Measure[] = [checkSmall, checkBig, keystrokes, activation, ruleTimes];
