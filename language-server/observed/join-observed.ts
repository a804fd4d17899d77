import type { ElementOf } from '../../model/element.ts';
import type { Model } from '../../model/model.ts';
import { didYouMean } from '../../model/nearest.ts';
import type { ObservedCall, ObservedPassage } from '../../model/observation.ts';
import type { RowProblem } from '../tables/table-format.ts';
import type { TableFile } from '../tables/table-files.ts';
import type { ObservedRow, ObservedStep } from './observed-row.ts';

/** A model with what was seen of it, and the rows that could not be taken. */
interface JoinedObservations {
  readonly model: Model;
  readonly problems: readonly { readonly file: string; readonly problem: RowProblem }[];
}

/** Puts observations beside the elements, which stay as they are. Without files the model itself comes back. */
export function joinObserved(model: Model, files: readonly TableFile<ObservedRow>[]): JoinedObservations {
  if (files.length === 0) return { model, problems: [] };
  const problems = files.flatMap(({ uri, problems }) => problems.map((problem) => ({ file: uri, problem })));
  const find = createStepFinder(model);
  const calls: ObservedCall[] = [];
  const passages: ObservedPassage[] = [];
  for (const row of files.flatMap((file) => file.rows)) {
    if (!('journey' in row)) {
      calls.push(row);
      continue;
    }
    const found = find(row);
    if ('message' in found) problems.push({ file: row.place.file, problem: { message: found.message, range: row.place.range } });
    else passages.push(found);
  }
  return { model: { ...model, observations: { calls, passages } }, problems };
}

type Step = ElementOf<'step'>;

/** By path or by name; else the sentence that says why there is none. */
function createStepFinder(model: Model): (row: ObservedStep) => ObservedPassage | { readonly message: string } {
  const journeys = new Map<string, { readonly journey: ElementOf<'journey'>; readonly steps: Map<string, Step> }>();
  const byId = new Map<string, Map<string, Step>>();
  for (const element of model.elements) {
    if (element.kind !== 'journey' || element.undeclared) continue;
    const steps = new Map<string, Step>();
    journeys.set(element.path, { journey: element, steps });
    byId.set(element.id, steps);
  }
  for (const element of model.elements) {
    if (element.kind === 'step' && !element.undeclared) byId.get(element.journey)?.set(element.name, element);
  }
  return ({ journey: path, step: from, next: to, count, place }) => {
    const known = journeys.get(path);
    if (!known) return { message: `There is no journey "${path}".${didYouMean(path, [...journeys.keys()])}` };
    const stepOf = (name: string) => known.steps.get(name.startsWith(`${path}.`) ? name.slice(path.length + 1) : name);
    const [step, next] = [stepOf(from), to === undefined ? undefined : stepOf(to)];
    if (step && (to === undefined || next)) return { journey: known.journey.id, step: step.id, next: next?.id, count, place };
    const missing = step ? (to ?? '') : from;
    return { message: `Journey "${path}" has no step "${missing}".${didYouMean(missing, [...known.steps.keys()])}` };
  };
}
