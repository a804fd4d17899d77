import type { ElementId } from '../element-base.ts';
import { flowParts } from '../flow-parts.ts';
import { countsAsUnit, unitsOf } from '../ownership.ts';
import { listed, quoted } from '../phrases.ts';
import type { Rule } from '../rule.ts';

export const own03: Rule = {
  id: 'OWN-03',
  title: 'Fragmented flow',
  severity: 'warning',
  profile: 'design',
  summary: 'A journey whose systems, integrations and steps belong to many organisational units.',
  why: 'Each unit plans, funds and fixes its own part, so a change to the journey needs all of them in one room. Seven silos cannot give one experience.',
  fix: 'Move ownership of the flow together: one unit that owns the journey’s integrations, or fewer units that own its systems. Teams marked `unit` count, and every team that is not internal; where none is marked, the teams below a single root, else the roots. A warning from the first threshold on, an error from the second.',
  options: {
    warning: { description: 'From so many units on it is a warning.', default: 4, unit: 'units' },
    error: { description: 'From so many units on it is an error.', default: 7, unit: 'units' },
  },
  bad: `team digital "Digital" { unit }
team service "Customer service" { unit }
team supply "Supply chain" { unit }
team finance "Finance" { unit }
system storefront "Shop" { owner digital }
system contactPlatform "Contact platform" { owner service }
system oms "Order management" { owner supply }
system payment "Payment" { owner finance }
storefront -> oms { owner digital }
contactPlatform -> oms { owner service }
contactPlatform -> payment { owner finance }
journey refund "Refund" {
  accountable service
  step ask "Asks for a refund" using storefront -> oms
  step talk "Talks to an agent" using contactPlatform -> oms
  step pay "Gets the money" using contactPlatform -> payment
}
`,
  good: `team digital "Digital" { unit }
team service "Customer service" {
  unit
  team refunds "Refunds"
}
team supply "Supply chain" { unit }
system storefront "Shop" { owner digital }
system contactPlatform "Contact platform" { owner service }
system oms "Order management" { owner supply }
system payment "Payment" { owner refunds }
storefront -> oms { owner digital }
contactPlatform -> oms { owner service }
contactPlatform -> payment { owner refunds }
journey refund "Refund" {
  accountable service
  step ask "Asks for a refund" using storefront -> oms
  step talk "Talks to an agent" using contactPlatform -> oms
  step pay "Gets the money" using contactPlatform -> payment
}
`,
  unknown: `system a
system b
system c
system d
a -> b
b -> c
c -> d
journey buy { step pay using a -> b -> c -> d }
`,
  waive: 'waive OWN-03 on refund until 2026-12-31 because "Finance and Supply chain merge in autumn"',
  see: ['OWN-01', 'OWN-02'],
  *checkJourney(context, journey) {
    const { index } = context;
    const [warning, error] = [context.number('warning'), context.number('error')];
    const unitOf = unitsOf(index);
    const counts = countsAsUnit(index);
    const parts = new Map<ElementId, ElementId[]>();
    for (const { element, owner } of flowParts(index, context.walk(journey))) {
      if (owner === undefined || owner === 'none') continue;
      const unit = unitOf(owner);
      if (!counts(unit)) continue;
      const owned = parts.get(unit);
      if (owned) owned.push(element);
      else parts.set(unit, [element]);
    }
    if (parts.size < Math.min(warning, error)) return;
    const units = [...parts].sort(([, a], [, b]) => b.length - a.length);
    // How much each owns is said beside it: it moves with every plateau, while who sits at the table stays the same.
    const names = units.map(([unit]) => index.label(unit)).sort();
    yield {
      at: { element: journey.id },
      severity: parts.size >= error ? 'error' : 'warning',
      message: `${parts.size} units own parts of ${quoted(index.label(journey.id))}: ${listed(names)}.`,
      journeys: [journey.id],
      related: units.flatMap(([unit, owned]) =>
        owned[0] === undefined ? [] : [{ at: { element: owned[0], property: 'owner' }, message: owned.length === 1 ? `${index.label(unit)} owns this part` : `${index.label(unit)} owns this part and ${owned.length - 1} more` }],
      ),
    };
  },
};
