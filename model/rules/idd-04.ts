import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Fix, Problem } from '../finding.ts';
import { duration, listed, quoted } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule } from '../rule.ts';
import type { Stale, WalkedStep } from '../walk.ts';

export const idd04: Rule = {
  id: 'IDD-04',
  title: 'Stale for the need',
  severity: 'error',
  profile: 'design',
  summary: 'Data that can be older at a step than the step allows.',
  why: 'The customer is promised an article that was sold half an hour ago, or told a status of yesterday. Nothing is broken and everything is wrong.',
  fix: 'Shorten the interval on the way (`every 5min`), send events instead of files, or ask the master directly. Where the need is stricter than the customer’s, loosen `fresh`.',
  lacks: { one: 'has an age that is not known', many: 'have an age that is not known' },
  bad: `data Stock
system erp "ERP" { masters Stock }
system storefront "Shop" { replicates Stock }
erp -> storefront "Stock file" by sftp { style file  carries Stock  every 60min }
journey clickCollect "Click & collect" {
  step reserve "Reserves" using storefront { actor customer  needs Stock fresh 5min }
}
`,
  good: `data Stock
system erp "ERP" { masters Stock }
system storefront "Shop" { replicates Stock }
erp -> storefront "Stock changes" by kafka { style event  carries Stock  p95 400ms }
journey clickCollect "Click & collect" {
  step reserve "Reserves" using storefront { actor customer  needs Stock fresh 5min }
}
`,
  unknown: `data Stock
system erp { masters Stock }
system shop { replicates Stock }
erp -> shop by sftp { style file  carries Stock }
journey buy { step pay on web using shop { needs Stock fresh 5min } }
channel web
`,
  waive: 'waive IDD-04 on clickCollect until 2026-12-31 because "Stock events come in autumn"',
  see: ['IDD-02', 'IDD-05'],
  *checkJourney(context, journey) {
    const { index } = context;
    for (const walked of context.walk(journey).steps) {
      const step = index.get('step', walked.step);
      if (!step?.needs.some((need) => need.fresh !== undefined)) continue;
      for (const stale of walked.stale) yield tooOld(index, journey, step, stale);
      yield* unknownAges(index, journey, step, walked);
    }
  },
};

function tooOld(
  index: ArchitectureIndex,
  journey: ElementOf<'journey'>,
  step: ElementOf<'step'>,
  stale: Stale,
): Problem {
  const path = stale.path.length > 1 ? ` (${drawPath(index, stale)})` : '';
  const least = stale.partial ? 'is at least' : 'can be';
  return {
    at: { element: step.id, property: needProperty(step, stale.item) },
    message: `${stale.item} ${least} ${duration(stale.age)} old; step ${quoted(index.label(step.id))} needs ≤ ${duration(stale.fresh)}${path}.`,
    journeys: [journey.id],
    related: stale.path
      .filter((id) => index.get('integration', id)?.every !== undefined)
      .map((id) => ({ at: { element: id, property: 'every' }, message: `brings ${stale.item} every ${duration(intervalOf(index, id) ?? 0)}` })),
    fixes: shorten(index, stale),
  };
}

/** `erp -sftp 60 min-> storefront`: the way from the master, whoever starts the exchange. */
function drawPath(index: ArchitectureIndex, stale: Stale): string {
  return stale.path
    .map((id, place) => {
      const integration = index.get('integration', id);
      if (!integration) {
        const renewal = place === 0 ? undefined : renewalOf(index, id, stale.item);
        return `${index.element(id)?.path ?? id}${renewal === undefined ? '' : ` (every ${duration(renewal)})`}`;
      }
      const interval = integration.every ?? integration.p95;
      const how = [integration.protocol ?? integration.style, interval && duration(interval.ms)].filter(Boolean).join(' ');
      return how === '' ? '->' : `-${how}->`;
    })
    .join(' ');
}

function renewalOf(index: ArchitectureIndex, system: ElementId, item: string): number | undefined {
  return holdingOf(index, system, item)?.every?.ms;
}

/** How the system keeps a copy of the item; undefined where it masters it, or only passes it on. */
function holdingOf(index: ArchitectureIndex, system: ElementId, item: string) {
  return index
    .get('system', system)
    ?.holdings.find(({ data, how }) => (how === 'replicates' || how === 'caches') && index.element(data)?.name === item);
}

function intervalOf(index: ArchitectureIndex, integration: ElementId): number | undefined {
  return index.get('integration', integration)?.every?.ms;
}

/** Where one interval alone is longer than the need allows, and the rest of the way is quick enough. */
function shorten(index: ArchitectureIndex, stale: Stale): readonly Fix[] {
  const slow = stale.path.filter((id) => (intervalOf(index, id) ?? 0) > stale.fresh);
  const [only] = slow;
  if (only === undefined || slow.length > 1) return [];
  const rest = stale.age - (intervalOf(index, only) ?? 0);
  const every = Math.floor((stale.fresh - rest) / 60_000);
  if (every < 1) return [];
  return [
    {
      kind: 'replace-property',
      title: `Renew ${stale.item} every ${every} min`,
      at: { element: only, property: 'every' },
      text: `every ${every}min`,
    },
  ];
}

/** Data that is in hand and, as far as is stated, fresh enough; an interval on its way that is not stated may make it too old. */
function* unknownAges(
  index: ArchitectureIndex,
  journey: ElementOf<'journey'>,
  step: ElementOf<'step'>,
  walked: WalkedStep,
): Iterable<Problem> {
  for (const [place, need] of step.needs.entries()) {
    if (need.fresh === undefined || walked.stale.some((stale) => stale.item === need.item)) continue;
    const found = walked.inHand.find((each) => each.item === need.item);
    if (!found || found.age !== undefined || (found.from !== 'system' && found.from !== 'fetched')) continue;
    const silent = [...walked.integrations, ...walked.systems].filter((id) => renewsUnsaid(index, id, need.item));
    const names = listed(silent.map((id) => index.element(id)?.path ?? id));
    const ask = names === '' ? 'an interval on its way is not stated' : `${names} ${silent.length === 1 ? 'does' : 'do'} not state \`every …\``;
    yield {
      at: { element: step.id, property: `needs.${place}` },
      message: `How old ${need.item} can be at step ${quoted(index.label(step.id))}, which needs ≤ ${duration(need.fresh.ms)}, is not known: ${ask}.`,
      missing: true,
      journeys: [journey.id],
      related: silent.map((id) => ({ at: { element: id }, message: 'how often is not stated' })),
    };
  }
}

/** Files, batches and copies are renewed at intervals; this one does not say how often. */
function renewsUnsaid(index: ArchitectureIndex, id: ElementId, item: string): boolean {
  const integration = index.get('integration', id);
  if (integration) return integration.every === undefined && (integration.style === 'batch' || integration.style === 'file');
  return holdingOf(index, id, item) !== undefined && renewalOf(index, id, item) === undefined;
}

function needProperty(step: ElementOf<'step'>, item: string): string {
  return `needs.${step.needs.findIndex((need) => need.item === item)}`;
}
