import type { Stated } from '../../model/element-base.ts';
import type { ProgrammeRole } from '../../model/element.ts';
import type { Figure } from '../../model/quantity.ts';
import type { Amount } from '../generated/ast.ts';
import { readDuration, readPercent, readPeriod, readSize, withPeriod } from '../quantity-reader.ts';
import type { Reading } from '../quantity-reader.ts';
import type { ElementScope } from './element-scope.ts';
import { readAmount, textOf } from './read-amount.ts';

/** A value of a metric: a number, a share, a time or an amount of money, each with what it is per. */
export function readFigureAmount(scope: ElementScope, amount: Amount | undefined): Stated<Figure> | undefined {
  return readAmount(scope, amount, (value, whole): Reading<Figure> => {
    const size = readSize(value, whole.currency);
    if ('problem' in size) return size;
    const figure = { text: textOf(whole), ...size.value };
    return whole.per === undefined ? { value: figure } : withPeriod(figure, whole.per);
  });
}

/** How much of somebody's time: `20%`, or `4h per week`. */
export function readTimeShare(
  scope: ElementScope,
  amount: Amount | undefined,
): { readonly share?: ProgrammeRole['share'] | undefined; readonly time?: ProgrammeRole['time'] | undefined } {
  const read = readAmount(scope, amount, (value, whole): Reading<Pick<ProgrammeRole, 'share' | 'time'>> => {
    if (value.endsWith('%')) {
      const share = readPercent(value);
      return 'value' in share ? { value: { share: share.value } } : share;
    }
    const each = readDuration(value);
    if ('problem' in each) return each;
    const per = whole.per === undefined ? undefined : readPeriod(whole.per);
    if (per && 'problem' in per) return per;
    return { value: { time: { text: textOf(whole), each: each.value, ...(per && { per: per.value }) } } };
  });
  return read === undefined || read === 'none' ? {} : read;
}
