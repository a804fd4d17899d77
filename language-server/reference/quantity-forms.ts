import { durationUnits, periodWords, readDate, readDuration, readNumber, readPercent } from '../quantity-reader.ts';

/** A way to write a quantity. */
export interface QuantityForm {
  /** With its article: `a duration`. */
  readonly words: string;
  /** In Markdown; undefined where there is none. */
  readonly units?: string;
  /** Whether a text is written so. */
  readonly fits: (text: string) => boolean;
}

/** Periods that a unit says shorter. */
const otherwise: readonly string[] = ['second', 'minute', 'hour'];

/** The ways to write quantities, each told from the others by how it is written. */
export const quantities: readonly QuantityForm[] = [
  { words: 'a duration', units: codes(Object.keys(durationUnits)), fits: (text) => reads(readDuration(text)) },
  { words: 'a percentage', units: '`%`', fits: (text) => reads(readPercent(text)) },
  { words: 'a number', fits: (text) => reads(readNumber(text)) },
  { words: 'a date', units: 'as `2027-06-30`, `2027-06` or `2027-Q2`', fits: (text) => reads(readDate(text)) },
  {
    words: 'hours of the week',
    units: 'as `24x7`, `Mon-Sat 08:00-20:00` or `20:00-08:00`',
    fits: (text) => /^\d+x\d+$/.test(text) || /\d:\d\d-\d+:\d\d$/.test(text),
  },
  {
    words: 'an amount of money',
    units: '`EUR`, `EUR/year`, `EUR/month` and so on',
    fits: (text) => /^\d+ [A-Z]{3}(\/\w+)?$/.test(text),
  },
  {
    words: 'a rate',
    units: `${codes(['s', 'min', 'h', ...Object.keys(periodWords).filter((word) => !otherwise.includes(word))], '/')} or \`per 30d\``,
    fits: (text) => /^\d+[a-z]*(\/| per )\w+$/.test(text),
  },
  { words: 'a range of numbers', units: 'two numbers with `..` between them', fits: (text) => /^-?\d+\.\.-?\d+$/.test(text) },
  { words: 'weeks of the programme', units: 'its weeks from 1, as `1-3`', fits: (text) => /^\d+-\d+$/.test(text) },
];

/** The ways in which examples of a quantity are written, in the order of the examples. */
export function quantityForms(examples: readonly string[]): readonly QuantityForm[] {
  return [...new Set(examples.flatMap((example) => quantities.find(({ fits }) => fits(example)) ?? []))];
}

function reads(reading: object): boolean {
  return 'value' in reading;
}

function codes(units: readonly string[], before = ''): string {
  return units.map((unit) => `\`${before}${unit}\``).join(' ');
}
