import type * as ast from '../generated/ast.ts';
import { readDuration, readNumber, readPercent, readPeriod } from '../quantity-reader.ts';
import { nearest } from '../../model/nearest.ts';
import { valuesOf } from './binding.ts';
import { valueTypes } from './parameter.ts';
import type { ValueType } from './parameter.ts';

export interface ArgumentProblem {
  readonly value: ast.Value;
  readonly message: string;
  readonly near?: string;
}

/** What is wrong with a value for a parameter, but for the names in it, which are looked up where they stand. */
export function argumentProblem(value: ast.Value, parameter: ast.Parameter): ArgumentProblem | undefined {
  if (value.list && !parameter.list) return { value, message: `"${parameter.name}" takes one value, not a list.` };
  for (const each of valuesOf(value)) {
    const problem = singleProblem(each, parameter);
    if (problem) return problem;
  }
  return undefined;
}

function singleProblem(value: ast.Value, { name, types = [] }: ast.Parameter): ArgumentProblem | undefined {
  const [type = 'text'] = types;
  if (value.ref && 'hole' in value.ref) return undefined;
  if (types.length > 1) {
    const word = value.text ?? value.ref?.segments?.join('.') ?? '';
    if (types.includes(word)) return undefined;
    const near = nearest(word, types);
    const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
    return { value, message: `"${name}" is one of ${types.join(', ')}.${hint}`, ...(near !== undefined && { near }) };
  }
  if ((valueTypes as readonly string[]).includes(type)) {
    const problem = argumentChecks[type as ValueType](value);
    return problem === undefined ? undefined : { value, message: `"${name}" is ${problem}.` };
  }
  return value.ref ? undefined : { value, message: `"${name}" is a ${type}: write its name.` };
}

/** What is wrong with a value for a parameter of a type: how it should be written, after "is". */
const argumentChecks: Readonly<Record<ValueType, (value: ast.Value) => string | undefined>> = {
  text: (value) => (value.text !== undefined || value.ref || value.date !== undefined || value.amount ? undefined : 'a text: write it in quotes'),
  number: (value) => (isPlain(value.amount) && reads(readNumber(signed(value.amount))) ? undefined : 'a number: write it as 12'),
  flag: (value) => (flags.has(value.ref?.segments?.join('.') ?? '') ? undefined : 'yes or no'),
  date: (value) => (value.date !== undefined || isNone(value) ? undefined : 'a date: write it as 2027-06-30'),
  duration: (value) => (isNone(value) || (isPlain(value.amount) && reads(readDuration(value.amount.value ?? ''))) ? undefined : 'a length of time: write it as 30min or 2d'),
  hours: (value) => (isHours(value) ? undefined : 'a time of the week: write it as 24x7 or Mon-Fri 09:00-18:00'),
  percent: (value) => (isNone(value) || (isPlain(value.amount) && reads(readPercent(value.amount.value ?? ''))) ? undefined : 'a percentage: write it as 99.9%'),
  money: (value) => (value.amount && reads(readNumber(signed(value.amount))) ? undefined : 'an amount of money: write it as 120000 EUR/year'),
  frequency: (value) =>
    value.amount?.per !== undefined && isCountOrTime(signed(value.amount)) && reads(readPeriod(value.amount.per))
      ? undefined
      : 'a frequency: write it as 4 per 30d or 4h per week',
};

function isCountOrTime(text: string): boolean {
  return reads(readNumber(text)) || reads(readDuration(text));
}

const flags: ReadonlySet<string> = new Set(['yes', 'no', 'true', 'false']);

function isNone({ ref }: ast.Value): boolean {
  return ref?.segments?.join('.') === 'none';
}

function isPlain(amount: ast.Amount | undefined): amount is ast.Amount {
  return amount !== undefined && amount.per === undefined && amount.to === undefined && amount.currency === undefined;
}

function signed(amount: ast.Amount): string {
  return `${amount.negative ? '-' : ''}${amount.value ?? ''}`;
}

function isHours(value: ast.Value): boolean {
  if (isNone(value) || value.from !== undefined) return true;
  return /^\d+x\d+$/.test(value.amount?.value ?? '');
}

function reads(reading: object): boolean {
  return 'value' in reading;
}
