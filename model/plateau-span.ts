import type { ElementId } from './element-base.ts';
import { listed } from './phrases.ts';

/**
 * From which plateau to which something holds, in the words of the language: `from p1 on`, `until tobe` (at `tobe` no
 * more, as in `exists until tobe`), `from p1 until tobe`, `only at p1`; with a gap between, `at now and tobe`.
 * Undefined where it holds throughout, or nothing is known of plateaus.
 * @param order all plateaus that were looked at, in their order
 */
export function plateauSpan(order: readonly ElementId[], holds: readonly ElementId[]): string | undefined {
  const places = holds.map((plateau) => order.indexOf(plateau)).filter((place) => place >= 0).sort((a, b) => a - b);
  const [first] = places;
  const last = places.at(-1);
  if (first === undefined || last === undefined || places.length === order.length) return undefined;
  const name = (place: number) => plateauName(order[place] ?? '');
  if (places.length === 1) return `only at ${name(first)}`;
  if (last - first + 1 > places.length) return `at ${listed(places.map(name))}`;
  if (last === order.length - 1) return `from ${name(first)} on`;
  return first === 0 ? `until ${name(last + 1)}` : `from ${name(first)} until ${name(last + 1)}`;
}

/** What is said of one finding, with where it holds: `Stock can be 60 min old (until tobe).` */
export function withSpan(message: string, span: string | undefined): string {
  if (span === undefined) return message;
  const [, sentence = message, end = ''] = /^(.*?)([.?!]?)$/su.exec(message) ?? [];
  return `${sentence} (${span})${end}`;
}

/** As it is written in the text. */
export function plateauName(plateau: ElementId): string {
  return plateau.slice(plateau.indexOf(':') + 1);
}
