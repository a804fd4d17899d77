import { InvalidArgumentError } from 'commander';
import { readDate } from '../language-server/quantity-reader.ts';

/** A day on the command line, `YYYY-MM-DD`; anything else is the user's mistake. */
export function readDay(text: string): string {
  const date = readDate(text);
  const isDay = 'value' in date && date.value.from === date.value.to;
  if (!isDay) throw new InvalidArgumentError('It has to be a day of the calendar, as 2027-03-14.');
  return text;
}
