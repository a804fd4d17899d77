import type { ElementOf } from '../element.ts';
import type { Model } from '../model.ts';
import { nearest } from '../nearest.ts';
import { quoted } from '../phrases.ts';

/** The journey that somebody means by a name: its path, or its title. Else one sentence that says what there is. */
export function findJourney(model: Model, name: string): ElementOf<'journey'> | string {
  const journeys = model.elements.filter((element) => element.kind === 'journey').filter((journey) => !journey.undeclared);
  const wanted = name.toLowerCase();
  const found = journeys.find(({ path }) => path === name) ?? journeys.find(({ path, title }) => path.toLowerCase() === wanted || title?.toLowerCase() === wanted);
  if (found) return found;
  const paths = journeys.map(({ path }) => path);
  const title = nearest(name, journeys.flatMap((journey) => journey.title ?? []));
  const near = nearest(name, paths) ?? journeys.find((journey) => title !== undefined && journey.title === title)?.path;
  const known = paths.length === 0 ? 'the architecture declares none.' : `there are ${paths.join(', ')}.`;
  return `There is no journey ${quoted(name)}; ${near === undefined ? known : `did you mean ${near}?`}`;
}
