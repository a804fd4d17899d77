import { activation } from './activation.ts';
import { checkBig } from './check-big.ts';
import { checkSmall } from './check-small.ts';
import { damagedText } from './damaged-text.ts';
import { firstPicture } from './first-picture.ts';
import { keystrokes } from './keystrokes.ts';
import { largeLandscape } from './large-landscape.ts';
import type { Measure } from './measure.ts';
import { pictures } from './pictures.ts';
import { ruleTimes } from './rule-times.ts';
import { walks } from './walk.ts';

/** Everything that is measured, in the order of the table. */
export const measures: readonly Measure[] = [checkSmall, checkBig, keystrokes, pictures, firstPicture, largeLandscape, activation, ruleTimes, walks, damagedText];
