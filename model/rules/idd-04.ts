import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Fix, Problem } from '../finding.ts';
import { duration } from '../phrases.ts';
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
  *check(context) {
    const { index } = context;
    for (const journey of index.all('journey')) {
      for (const walked of context.walk(journey).steps) {
        const step = index.get('step', walked.step);
        if (!step?.needs.some((need) => need.fresh !== undefined)) continue;
        for (const stale of walked.stale) yield tooOld(index, journey, step, stale);
        yield* unknownAge(index, journey, step, walked);
      }
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
    message: `${stale.item} ${least} ${duration(stale.age)} old; step "${index.label(step.id)}" needs ≤ ${duration(stale.fresh)}${path}.`,
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
  const holding = index
    .get('system', system)
    ?.holdings.find(({ data, how }) => (how === 'replicates' || how === 'caches') && index.element(data)?.name === item);
  return holding?.every?.ms;
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

/** A need with a limit whose data is in hand, while an interval on its way is not stated. */
function* unknownAge(
  index: ArchitectureIndex,
  journey: ElementOf<'journey'>,
  step: ElementOf<'step'>,
  walked: WalkedStep,
): Iterable<Problem> {
  for (const need of step.needs) {
    if (need.fresh === undefined) continue;
    const found = walked.inHand.find((item) => item.item === need.item);
    if (!found || found.age !== undefined || (found.from !== 'system' && found.from !== 'fetched')) continue;
    if (walked.stale.some((stale) => stale.item === need.item)) continue;
    yield {
      at: { element: step.id, property: needProperty(step, need.item) },
      message: `How old ${need.item} can be at step "${index.label(step.id)}", which needs ≤ ${duration(need.fresh.ms)}, is not known: an interval on its way is not stated (\`every …\`).`,
      missing: true,
      journeys: [journey.id],
    };
  }
}

function needProperty(step: ElementOf<'step'>, item: string): string {
  return `needs.${step.needs.findIndex((need) => need.item === item)}`;
}
