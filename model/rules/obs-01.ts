import { pathOf } from '../element-path.ts';
import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Problem } from '../finding.ts';
import { journeysThrough } from '../journeys-through.ts';
import { counted, quoted } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';

type Integration = ElementOf<'integration'>;

export const obs01: Rule = {
  id: 'OBS-01',
  title: 'Uninstrumented integration point',
  severity: 'warning',
  profile: 'build',
  summary: 'An integration of which nothing can be watched while it runs, above all one on a critical journey.',
  why: 'Both applications are green, and the customer waits: what breaks most is between them, and there nobody looks.',
  fix: 'State `telemetry traces, metrics, logs`, whichever of them there is. `telemetry none` is a warning, and an error where a critical journey passes it and less than the wanted share of that journey’s integrations can be watched. Integrations of the style `manual` have nothing to watch. What is left out is asked for where a journey passes.',
  lacks: { one: 'has no telemetry stated', many: 'have no telemetry stated' },
  options: {
    coverage: { description: 'So much of a critical journey’s integrations has to be watched.', default: 90, unit: '%' },
  },
  bad: `system oms "Order management" { telemetry traces, metrics, logs }
system erp "ERP" { telemetry metrics }
oms -> erp as reserveStock "Reserve stock" by soap { telemetry none }
journey clickCollect "Click & collect" {
  criticality critical
  step reserve "Reserves" using oms -> erp { actor customer }
}
`,
  good: `system oms "Order management" { telemetry traces, metrics, logs }
system erp "ERP" { telemetry metrics }
oms -> erp as reserveStock "Reserve stock" by soap { telemetry traces, logs }
journey clickCollect "Click & collect" {
  criticality critical
  step reserve "Reserves" using oms -> erp { actor customer }
}
`,
  unknown: `system oms
system erp
oms -> erp as reserveStock by soap
journey clickCollect "Click & collect" { criticality critical  step reserve using oms -> erp }
`,
  waive: 'waive OBS-01 on reserveStock until 2026-12-31 because "The ERP goes in autumn"',
  see: ['OBS-02', 'OBS-03', 'INT-01'],
  *check(context) {
    const { index } = context;
    const blind: Integration[] = [];
    for (const integration of index.all('integration')) {
      if (integration.style === 'manual' || integration.lifecycle === 'planned' || integration.lifecycle === 'retired') continue;
      if (integration.telemetry === 'none') blind.push(integration);
      else if (integration.telemetry === undefined) {
        const journeys = journeysThrough(context).of(integration.id);
        if (journeys.length > 0) yield notStated(integration, journeys);
      }
    }
    yield* judge(context, blind);
  },
};

/** How much of a journey can be watched. */
interface Coverage {
  readonly watched: number;
  /** Stated to have nothing. */
  readonly blind: number;
  readonly all: number;
}

/** How far a journey is watched is said once, at the first of its blind integrations by name: it is the same for all of them. */
function* judge(context: RuleContext, blind: readonly Integration[]): Iterable<Problem> {
  const { index } = context;
  const through = journeysThrough(context);
  const limit = context.number('coverage');
  const coverages = new Map<ElementId, Coverage>();
  const coverageOf = (journey: ElementId) => {
    const found = coverages.get(journey) ?? readCoverage(context, journey);
    coverages.set(journey, found);
    return found;
  };
  const told = new Set<ElementId>();
  for (const integration of [...blind].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const journeys = through.of(integration.id);
    const critical = through.critical(journeys);
    const [worst] = [...(critical.length > 0 ? critical : journeys)].sort((a, b) => share(coverageOf(a)) - share(coverageOf(b)));
    const severe = critical.some((journey) => bestShare(coverageOf(journey)) < limit);
    const ends = `${pathOf(index, integration.from)} -> ${pathOf(index, integration.to)}`;
    const where = journeys.length === 0 ? '' : critical.length > 0 ? `, on ${counted(critical.length, 'critical journey')}` : `, on ${counted(journeys.length, 'journey')}`;
    const appOnly = isWatched(index, integration.from) && isWatched(index, integration.to) ? '; both applications are watched, what lies between them is not' : '';
    const coverage = worst === undefined ? undefined : describe(index, worst, coverageOf(worst), critical.length > 0 ? limit : undefined);
    const isNews = worst !== undefined && !told.has(worst);
    if (worst !== undefined) told.add(worst);
    yield {
      at: { element: integration.id, property: 'telemetry' },
      severity: severe ? 'error' : 'warning',
      message: `${ends} has no telemetry${where}${appOnly}${isNews && coverage !== undefined ? `; ${coverage}` : ''}.`,
      journeys,
      ...(worst !== undefined && coverage !== undefined && { related: [{ at: { element: worst }, message: coverage }] }),
    };
  }
}

function notStated(integration: Integration, journeys: readonly ElementId[]): Problem {
  return {
    at: { element: integration.id },
    message: `What can be watched of ${integration.path} is not stated; say \`telemetry traces, metrics, logs\`, or \`none\`.`,
    missing: true,
    journeys,
  };
}

/** `4 of 11 integrations of "Late delivery" can be watched (36 %, 90 % are wanted)`. */
function describe(index: ArchitectureIndex, journey: ElementId, { watched, blind, all }: Coverage, limit: number | undefined): string {
  const known = watched + blind < all ? ' are known to be' : watched === 1 || all === 1 ? ' is' : ' are';
  const wanted = limit === undefined ? '' : `, ${limit} % are wanted`;
  return `${watched} of ${counted(all, 'integration')} of ${quoted(index.label(journey))}${known} watched (${Math.floor((100 * watched) / all)} %${wanted})`;
}

function share({ watched, all }: Coverage): number {
  return all === 0 ? 100 : (100 * watched) / all;
}

/** Were all that state nothing watched after all. */
function bestShare({ blind, all }: Coverage): number {
  return all === 0 ? 100 : (100 * (all - blind)) / all;
}

function readCoverage({ index, walk }: RuleContext, id: ElementId): Coverage {
  const journey = index.get('journey', id);
  let [watched, blind, all] = [0, 0, 0];
  for (const each of (journey && walk(journey).flow.integrations) ?? []) {
    const integration = index.get('integration', each);
    if (!integration || integration.style === 'manual') continue;
    all++;
    if (integration.telemetry === 'none') blind++;
    else if (integration.telemetry !== undefined) watched++;
  }
  return { watched, blind, all };
}

/** The system, or what it is part of, states what can be watched of it. */
function isWatched(index: ArchitectureIndex, id: ElementId): boolean {
  for (let system = index.get('system', id); system; system = index.get('system', system.parent)) {
    if (system.telemetry !== undefined) return system.telemetry !== 'none';
  }
  return false;
}
