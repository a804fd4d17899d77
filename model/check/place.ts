import type { Finding, Place, Problem } from '../finding.ts';
import type { Model } from '../model.ts';
import type { SourceRange } from '../source.ts';

/** Where a place stands in the text: its field, the list that its field is in, or else the element's name. */
export function sourceOf(model: Model, place: Place): SourceRange | undefined {
  if (place.row) return place.row;
  const source = model.sources.get(place.element);
  if (!source) return undefined;
  const { property } = place;
  const elsewhere = property === undefined ? undefined : source.elsewhere?.[property];
  if (elsewhere) return elsewhere;
  const { properties } = source;
  const range =
    (property === undefined ? undefined : (properties[property] ?? properties[property.replace(/\.\d+$/, '')])) ?? source.name;
  return { file: source.file, range };
}

/** What is said of the line of a template beside a finding about what it made. */
export const templateLine = 'The line of the template that makes it.';

/** The line of the template that made an element, as a place beside a finding about it. */
export function templatePlace(model: Model, place: Place): Finding['related'] {
  const template = model.sources.get(place.element)?.template;
  return template ? [{ message: templateLine, source: template }] : [];
}

/** With places in the text; what points to an element without one is left out. */
export function relatedSources(model: Model, related: Problem['related']): Finding['related'] {
  if (!related) return [];
  return related.flatMap(({ at, message }) => {
    const source = sourceOf(model, at);
    return source ? [{ message, source }] : [];
  });
}
