import type { AnswerContext } from '../answers/answer.ts';
import { journeyVerdicts, plateausOf } from '../answers/journey-verdicts.ts';
import type { JourneyVerdict } from '../answers/journey-verdicts.ts';
import type { ElementId } from '../element-base.ts';
import { listed } from '../phrases.ts';
import { plateauName } from '../plateau-span.ts';

/** One version of an architecture, checked. */
export type Version = AnswerContext;

/** A journey at a plateau in both versions; undefined where it, or the plateau, is not in one of them. */
export interface JourneyPair {
  /** By its id in the later version, where it is in that. */
  readonly journey: ElementId;
  readonly title: string;
  /** In the later version; undefined in an architecture without plateaus. */
  readonly plateau: ElementId | undefined;
  readonly before: JourneyVerdict | undefined;
  readonly after: JourneyVerdict | undefined;
}

/** Every journey at every plateau of the later version, and what is only in the earlier one. */
export function pairJourneys(before: Version, after: Version, ids: ReadonlyMap<ElementId, ElementId>): readonly JourneyPair[] {
  const [earlier, later] = [journeyVerdicts(before), journeyVerdicts(after)];
  const [from, to] = [plateausOf(before), plateausOf(after)];
  const isOneEach = from.length === 1 && to.length === 1;
  /** The plateau of the later version; the first where one of them has none, or where two were asked for. */
  const plateauOf = (plateau: ElementId | undefined): ElementId | undefined => {
    if (isOneEach) return to[0];
    return plateau === undefined || to[0] === undefined ? (plateau === from[0] ? to[0] : plateau) : (ids.get(plateau) ?? plateau);
  };
  const pairs = new Map<string, { before?: JourneyVerdict; after?: JourneyVerdict; plateau: ElementId | undefined; journey: ElementId }>();
  const at = (journey: ElementId, plateau: ElementId | undefined) => {
    const key = `${journey} ${plateau}`;
    const pair = pairs.get(key) ?? { journey, plateau };
    pairs.set(key, pair);
    return pair;
  };
  for (const each of later) at(each.journey.id, each.plateau).after = each;
  for (const each of earlier) at(ids.get(each.journey.id) ?? each.journey.id, plateauOf(each.plateau)).before = each;
  return [...pairs.values()].flatMap(({ journey, plateau, before: then, after: now }) => {
    const { journey: element } = now ?? then ?? {};
    if (!element) return [];
    return [{ journey, plateau, title: element.title ?? element.path, before: then, after: now }];
  });
}

/** The same thing said at several plateaus, once; in the order in which it was first said. */
export function groupByPlateau<T extends object>(found: readonly { readonly plateau: ElementId | undefined; readonly said: T }[]): readonly (T & { readonly plateaus: readonly ElementId[] })[] {
  const groups = new Map<string, { readonly said: T; readonly plateaus: ElementId[] }>();
  for (const { plateau, said } of found) {
    const key = JSON.stringify(said);
    const group = groups.get(key) ?? { said, plateaus: [] };
    groups.set(key, group);
    if (plateau !== undefined) group.plateaus.push(plateau);
  }
  return [...groups.values()].map(({ said, plateaus }) => ({ ...said, plateaus }));
}

/** ` at p1 and tobe`; nothing in an architecture without plateaus. */
export function atPlateaus(plateaus: readonly ElementId[]): string {
  return plateaus.length === 0 ? '' : ` at ${listed(plateaus.map(plateauName))}`;
}
