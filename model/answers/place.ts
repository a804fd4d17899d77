import { sourceOf } from '../check/place.ts';
import type { ElementId } from '../element-base.ts';
import type { Finding } from '../finding.ts';
import type { Model } from '../model.ts';
import type { AnswerPlace } from './answer.ts';

/** Where an element, or one of its properties, stands in the text. */
export function placeOf(model: Model, element: ElementId, property?: string): AnswerPlace {
  const source = sourceOf(model, { element, ...(property !== undefined && { property }) });
  return { element, ...(source && { source }) };
}

/** Where a finding points. */
export function placesOfFinding({ element, source }: Finding): readonly AnswerPlace[] {
  if (element === undefined && source === undefined) return [];
  return [{ ...(element !== undefined && { element }), ...(source && { source }) }];
}
