import type { ElementOf } from '../../model/element.ts';
import { decimal, listedUpTo } from '../../model/phrases.ts';
import type { ArchitectureIndex } from '../../model/query.ts';
import type { ElementSource } from '../../model/source.ts';
import type { WalkedAvailability } from '../../model/walk.ts';
import type { ProjectState } from '../project.ts';
import type { Hint } from './inlay-hints.ts';
import { standOf } from './stand-of.ts';

/** What the systems of a journey come to together, beside each target that it has for that, else behind its name. */
export function availabilityHints(
  state: ProjectState,
  journey: ElementOf<'journey'>,
  { properties }: ElementSource,
): readonly Hint[] {
  const { index, walk } = standOf(state, journey);
  // The stand's own: values can differ from what is written for another plateau.
  const standing = index.get('journey', journey.id);
  if (!standing) return [];
  const { availability } = walk(standing);
  if (availability.parts.length === 0) return [];
  const why = explain(index, availability);
  const targets = journey.targets.flatMap(({ of, percent }, place) =>
    of === 'availability' && percent !== undefined ? [{ percent, at: properties[`targets.${place}`]?.end }] : [],
  );
  if (targets.length > 0) {
    return targets.map(({ percent, at }) => ({ label: labelOf(availability, percent), why, ...(at && { at }) }));
  }
  return availability.percent === undefined ? [] : [{ label: `availability ${labelOf(availability)}`, why }];
}

function labelOf({ percent, parts }: WalkedAvailability, target?: number): string {
  if (percent === undefined) return 'not known';
  const best = parts.some((part) => part.percent === undefined) ? 'at best ' : '';
  const missed = target !== undefined && percent < target ? ', below target' : '';
  return `${best}≈ ${decimal(percent, 2)} %${missed}`;
}

function explain(index: ArchitectureIndex, { parts }: WalkedAvailability): string {
  const path = (id: string) => index.element(id)?.path ?? id;
  const known = parts.flatMap(({ element, percent }) =>
    percent === undefined ? [] : [`${path(element)} ${decimal(percent, 3)} %`],
  );
  const unknown = parts.flatMap(({ element, percent }) => (percent === undefined ? [path(element)] : []));
  const when = index.plateau === undefined ? '' : ` at ${index.label(index.plateau)}`;
  return [
    known.length > 0
      ? `The systems of the worst way through${when} together: ${known.join(' · ')}.`
      : `No system of the worst way through${when} states its availability.`,
    ...(unknown.length > 0 ? [`Not stated: ${listedUpTo(unknown, 8)}.`] : []),
  ].join(' ');
}
