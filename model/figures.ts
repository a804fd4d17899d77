import { written } from './phrases.ts';
import type { Figure } from './quantity.ts';

/** `38 %`, `2`, `431 s`, `900000 EUR`: a value of a metric as it reads in a sentence. */
export function figureText(figure: Figure): string {
  return figure.unit === '%' ? `${figure.value} %` : written(figure);
}

/** `38, 38 %`: values one after another, the unit of shares once. */
export function figuresText(figures: readonly Figure[]): string {
  const shares = figures.every(({ unit }) => unit === '%');
  return shares ? `${figures.map(({ value }) => value).join(', ')} %` : figures.map(figureText).join(', ');
}

/** Whether two values can be held against each other. A bare number is taken for a share or an amount, never for a time. */
export function comparable(a: Figure, b: Figure): boolean {
  if (a.unit === b.unit) return true;
  const bare = a.unit === undefined ? b.unit : b.unit === undefined ? a.unit : undefined;
  return bare !== undefined && !bare.startsWith('ms');
}
