import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Finding } from '../finding.ts';
import type { Model } from '../model.ts';
import { listed } from '../phrases.ts';
import { sourceOf } from './place.ts';

/** Plateaus that follow themselves, once per circle, at the one written first: there is no order in which they could be looked at. */
export function plateauCircles(model: Model): readonly Finding[] {
  const plateaus = new Map(model.elements.flatMap((element) => (element.kind === 'plateau' ? [[element.id, element] as const] : [])));
  const seen = new Set<ElementId>();
  return [...plateaus.values()].flatMap((first) => {
    const circle = circleOf(first, plateaus);
    if (!circle || seen.has(first.id)) return [];
    for (const { id } of circle) seen.add(id);
    return [circleFinding(model, circle)];
  });
}

/** The plateau and all that it follows until it comes again; undefined where it does not. */
function circleOf(first: ElementOf<'plateau'>, plateaus: ReadonlyMap<ElementId, ElementOf<'plateau'>>): readonly ElementOf<'plateau'>[] | undefined {
  const way = new Set([first]);
  let at = plateaus.get(first.after ?? '');
  while (at !== undefined && !way.has(at)) {
    way.add(at);
    at = plateaus.get(at.after ?? '');
  }
  return at === first ? [...way] : undefined;
}

function circleFinding(model: Model, [first, ...others]: readonly ElementOf<'plateau'>[]): Finding {
  const path = first?.path ?? '';
  const over = others.length === 0 ? '' : `, over ${listed(others.map((each) => each.path))}`;
  const at = { element: first?.id ?? '', property: 'after' };
  return {
    rule: 'reference',
    severity: 'error',
    message: `Plateau ${path} comes after itself${over}; take \`after\` out of the one that is first.`,
    source: sourceOf(model, at),
    element: at.element,
    plateaus: [],
    journeys: [],
    related: others.flatMap(({ id, path: other }) => {
      const source = sourceOf(model, { element: id, property: 'after' });
      return source ? [{ message: `${other} is in the circle.`, source }] : [];
    }),
    fixes: [],
    missing: false,
    waived: false,
  };
}
