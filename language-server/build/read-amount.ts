import type { Stated } from '../../model/element-base.ts';
import type { Duration, Hours, Money, Percent, Rate } from '../../model/quantity.ts';
import type { Amount, HourSpan } from '../generated/ast.ts';
import { readDate, readDuration, readHours, readNumber, readPercent, readPeriod } from '../quantity-reader.ts';
import type { Reading } from '../quantity-reader.ts';
import type { DateSpan } from '../../model/quantity.ts';
import type { ElementScope } from './element-scope.ts';
import type { AstNode } from 'langium';
import { placeOf } from '../syntax-place.ts';
import { rangeOf, valueRange } from './syntax-places.ts';

/** A duration, or `none`; undefined with a problem reported where the text is neither. */
export function readDurationAmount(scope: ElementScope, amount: Amount | undefined): Stated<Duration> | undefined {
  return readAmount(scope, amount, (value) => readDuration(value));
}

/** A share or availability in percent. */
export function readPercentAmount(scope: ElementScope, amount: Amount | undefined): Stated<Percent> | undefined {
  return readAmount(scope, amount, readPercent);
}

/** A plain number. */
export function readNumberAmount(scope: ElementScope, amount: Amount | undefined): Stated<number> | undefined {
  return readAmount(scope, amount, readNumber);
}

/** `5200/h`, `4 per 30d`. */
export function readRateAmount(scope: ElementScope, amount: Amount | undefined): Rate | undefined {
  const rate = readAmount(scope, amount, (value, whole): Reading<Rate> => {
    const count = readNumber(value);
    if ('problem' in count) return count;
    if (whole.per === undefined) return { problem: `"${value}" lacks a period; write it as ${value}/month or ${value} per 30d.` };
    const per = readPeriod(whole.per);
    return 'problem' in per ? per : { value: { text: textOf(whole), count: count.value, per: per.value } };
  });
  return unlessNone(rate);
}

/** `120000 EUR/year`. */
export function readMoneyAmount(scope: ElementScope, amount: Amount | undefined): Money | undefined {
  const money = readAmount(scope, amount, (value, whole): Reading<Money> => {
    const number = readNumber(value);
    if ('problem' in number) return number;
    const per = whole.per === undefined ? undefined : readPeriod(whole.per);
    if (per && 'problem' in per) return per;
    return {
      value: {
        text: textOf(whole),
        amount: number.value,
        ...(whole.currency !== undefined && { currency: whole.currency }),
        ...(per && { per: per.value }),
      },
    };
  });
  return unlessNone(money);
}

/** Opening hours, or `none`. */
export function readHourSpans(scope: ElementScope, spans: readonly HourSpan[] | undefined): Stated<Hours> | undefined {
  const [first] = spans ?? [];
  if (!spans || !first) return undefined;
  if (first.days === 'none') return 'none';
  const text = spans.map(textOf).join(', ');
  const parts = spans.map((span) => ({
    days: span.always ?? span.days ?? 'daily',
    ...(span.from !== undefined && { from: span.from }),
    ...(span.to !== undefined && { to: span.to }),
  }));
  return settle(scope, first, readHours(text, parts));
}

/** `-100..100`. */
export function readScaleAmount(
  scope: ElementScope,
  amount: Amount | undefined,
): { readonly from: number; readonly to: number } | undefined {
  const scale = readAmount(scope, amount, (value, whole): Reading<{ from: number; to: number }> => {
    const from = readNumber(value);
    if ('problem' in from) return from;
    if (whole.to === undefined) return { problem: `"${value}" is no scale; write from where to where it goes, as 0..10.` };
    const to = readNumber(`${whole.toNegative ? '-' : ''}${whole.to}`);
    return 'problem' in to ? to : { value: { from: from.value, to: to.value } };
  });
  return unlessNone(scale);
}

/** Dates in a list that can be `none`; undefined when it is left out. */
export function readDateList(
  scope: ElementScope,
  node: AstNode,
  feature: string,
  texts: readonly string[] | undefined,
): Stated<readonly DateSpan[]> | undefined {
  if (!texts || texts.length === 0) return undefined;
  if (texts.includes('none')) return 'none';
  return texts.map((text, index) => readDateText(scope, node, feature, text, index)).filter((date) => date !== undefined);
}

/** A date; a problem is reported at the value of that index. */
export function readDateText(
  scope: ElementScope,
  node: AstNode,
  feature: string,
  text: string | undefined,
  index = 0,
): DateSpan | undefined {
  if (text === undefined) return undefined;
  const reading = readDate(text);
  if ('value' in reading) return reading.value;
  report(scope, reading.problem, valueRange(node, feature, index));
  return undefined;
}

/** A date that is a plain word of the text, or `none`. */
export function readDateValue(scope: ElementScope, node: AstNode, feature: string, text: string | undefined): Stated<DateSpan> | undefined {
  return text === 'none' ? text : readDateText(scope, node, feature, text);
}

/** Takes `none` for left out, where a property has no known absence. */
export function unlessNone<T>(value: Stated<T> | undefined): T | undefined {
  return value === 'none' ? undefined : value;
}

/** Reads a quantity by the function given; `none` stays what it is, and what it cannot read is reported. */
export function readAmount<T>(
  scope: ElementScope,
  amount: Amount | undefined,
  read: (value: string, amount: Amount) => Reading<T>,
): Stated<T> | undefined {
  if (!amount) return undefined;
  if (amount.word === 'none') return 'none';
  if (amount.value === undefined && amount.word === undefined) return undefined;
  const value = amount.value === undefined ? (amount.word ?? '') : `${amount.negative ? '-' : ''}${amount.value}`;
  return settle(scope, amount, read(value, amount));
}

function settle<T>(scope: ElementScope, node: AstNode, reading: Reading<T>): T | undefined {
  if ('value' in reading) return reading.value;
  report(scope, reading.problem, rangeOf(node));
  return undefined;
}

function report(scope: ElementScope, message: string, range: ReturnType<typeof rangeOf>): void {
  scope.document.report({ rule: 'syntax', severity: 'error', message, range, element: scope.id });
}

/** A quantity as it is written, with single spaces. */
export function textOf(node: AstNode): string {
  return (placeOf(node)?.text ?? '').replace(/\s+/g, ' ');
}
