import type { ElementOf } from '../element.ts';
import type { Place, Problem } from '../finding.ts';
import { counted, decimal, duration, listed, quoted } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule } from '../rule.ts';
import type { JourneyWalk } from '../walk.ts';

export const sla04: Rule = {
  id: 'SLA-04',
  title: 'Journey budget',
  severity: 'error',
  profile: 'build',
  summary: 'A journey promises more availability, or less time, than its systems together can give.',
  why: 'Five systems of three nines each are no journey of three nines. The promise is broken on an ordinary day, with every team inside its own target.',
  fix: 'Raise the weakest part (the finding names it), take it out of the path with an event or a replica, make it redundant, or promise what the architecture can keep.',
  lacks: { one: 'has a target that cannot be checked', many: 'have targets that cannot be checked' },
  bad: `system storefront "Shop" { availability 99.95% }
system oms "Order management" { availability 99.9% }
system erp "ERP" { availability 99.0% }
storefront -> oms
oms -> erp
journey clickCollect "Click & collect" {
  target availability 99.9%
  step reserve "Reserves" using storefront -> oms -> erp { actor customer }
}
`,
  good: `system storefront "Shop" { availability 99.95% }
system oms "Order management" { availability 99.99%  redundancy active-active }
storefront -> oms
journey clickCollect "Click & collect" {
  target availability 99.9%
  step reserve "Reserves" using storefront -> oms { actor customer }
}
`,
  unknown: `system shop { availability 99.95% }
system oms
shop -> oms
journey buy "Buying" { target availability 99.9%  step pay using shop -> oms }
`,
  waive: 'waive SLA-04 on clickCollect until 2026-12-31 because "The ERP moves in autumn"',
  see: ['SLA-03', 'RES-01'],
  *checkJourney(context, journey) {
    const { index } = context;
    for (const [place, target] of journey.targets.entries()) {
      const at: Place = { element: journey.id, property: `targets.${place}` };
      if (target.of === 'availability' && target.percent !== undefined) {
        yield* judgeAvailability(index, journey, context.walk(journey), target.percent, at);
      } else if (timeTargets.has(target.of) && target.duration !== undefined && !target.duration.business) {
        yield* judgeTime(index, journey, context.walk(journey), target.duration.ms, at);
      }
    }
  },
};

const timeTargets: ReadonlySet<string> = new Set(['p95', 'latency', 'response', 'duration']);

function* judgeAvailability(
  index: ArchitectureIndex,
  journey: ElementOf<'journey'>,
  { availability }: JourneyWalk,
  target: number,
  at: Place,
): Iterable<Problem> {
  const { percent, parts } = availability;
  const known = parts.flatMap((part) => (part.percent === undefined ? [] : [{ ...part, percent: part.percent }]));
  const unknown = parts.filter((part) => part.percent === undefined);
  const name = `${quoted(index.label(journey.id))}`;
  const path = (id: string) => index.element(id)?.path ?? id;
  if (percent !== undefined && percent < target) {
    const best = unknown.length > 0 ? 'at best ' : '';
    const coverage = unknown.length > 0 ? `, ${known.length} of ${parts.length} known` : '';
    const [weakest] = [...known].sort((a, b) => a.percent - b.percent);
    const factors = known.map((part) => `${path(part.element)} ${decimal(part.percent, 3)}`).join(' · ');
    yield {
      at,
      message: `${name} is available ${best}${decimal(percent, 2)} % of the time${coverage}, and its target is ${decimal(target, 3)} %: ${factors}${weakest && known.length > 1 ? `; ${path(weakest.element)} costs most` : ''}.`,
      journeys: [journey.id],
      related: known.map((part) => ({
        at: { element: part.element, property: 'availability' },
        message: `${decimal(part.percent, 3)} %`,
      })),
    };
  } else if (unknown.length > 0) {
    const names = unknown.map((part) => path(part.element));
    const some = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
    yield {
      at,
      message: `Whether ${name} can be available ${decimal(target, 3)} % of the time is not known: the availability of ${unknown.length} of ${counted(parts.length, 'system')} is not stated (${listed(some)}).`,
      missing: true,
      journeys: [journey.id],
    };
  }
}

/** Only the time that is certain to pass counts: what answers at once, at its p95. */
function* judgeTime(
  index: ArchitectureIndex,
  journey: ElementOf<'journey'>,
  { latency }: JourneyWalk,
  target: number,
  at: Place,
): Iterable<Problem> {
  if (latency.p95 === undefined || latency.p95 <= target) return;
  const parts = latency.parts.filter((part) => part.p95 !== undefined);
  const factors = parts.map((part) => `${index.element(part.element)?.path ?? part.element} ${duration(part.p95 ?? 0)}`);
  const coverage = parts.length < latency.parts.length ? ` (${parts.length} of ${latency.parts.length} known)` : '';
  yield {
    at,
    message: `${quoted(index.label(journey.id))} waits ${duration(latency.p95)} for its systems${coverage}, and its target is ${duration(target)}: ${factors.join(' + ')}.`,
    journeys: [journey.id],
    related: parts.map((part) => ({ at: { element: part.element, property: 'p95' }, message: duration(part.p95 ?? 0) })),
  };
}
