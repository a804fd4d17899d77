import type { ValueType } from '../template/parameter.ts';

export interface ParameterTypeReference {
  readonly help: string;
  /** What a `use` can give it. */
  readonly example: string;
}

/** What each type of a template's parameter takes, names of elements aside. */
export const parameterTypeHelp: Readonly<Record<ValueType, ParameterTypeReference>> = {
  text: { help: 'A text in quotes; `{name}` puts it into other texts.', example: '"Northfield"' },
  number: { help: 'A number.', example: '12' },
  flag: { help: '`yes` or `no`; `when name { … }` asks for it.', example: 'yes' },
  date: { help: 'A day, month or quarter.', example: '2027-06-30' },
  duration: { help: 'A length of time.', example: '30min' },
  hours: { help: 'Hours of the week.', example: '24x7' },
  percent: { help: 'A percentage.', example: '99.9%' },
  money: { help: 'An amount, with its currency.', example: '120000 EUR/year' },
  frequency: { help: 'How many in a time.', example: '4 per 30d' },
};
