import { isSynchronous } from '../data-flow.ts';
import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Problem } from '../finding.ts';
import { journeysThrough } from '../journeys-through.ts';
import { counted, decimal, duration, listed, quoted } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';

type Integration = ElementOf<'integration'>;

export const sla03: Rule = {
  id: 'SLA-03',
  title: 'Target inversion',
  severity: 'error',
  profile: 'build',
  summary: 'Something promises more than what it waits for can give.',
  why: 'A promise of 99.9 % that stands on a system of 99.0 % is kept by luck. It fails on a day on which every team beneath it is inside its own target, so nobody is called.',
  fix: 'Raise what is below, or lower the promise, or do not wait: an event, a replica, or a `fallback` that people can work with takes the dependency out. A target of an integration, and the time that a step may take, are promises, and an error; what a system is stated to be available may be meant without what it calls, so that is a warning, and only beyond the margin. Silent about what SLA-04 already says of a journey.',
  options: {
    margin: { description: 'A system may be stated to be available so much more than what it waits for.', default: 0.1, unit: '%' },
  },
  bad: `system oms "Order management"
system erp "ERP" { availability 99.0% }
oms -> erp as reserveStock "Reserve stock" by soap { style request-reply  target availability 99.9% }
`,
  good: `system oms "Order management"
system erp "ERP" { availability 99.0% }
oms -> erp as reserveStock "Reserve stock" by soap {
  style request-reply
  target availability 99.9%
  fallback "Reserve by phone" tested 2026-03-01
}
oms -> erp as stockChanged "Stock has changed" by amqp { style event  target availability 99.9% }
`,
  unknown: `system oms { availability 99.9% }
system erp
oms -> erp as reserveStock by soap { target availability 99.9%  target p95 2s }
journey buy { step pay using oms -> erp { within 1s } }
`,
  waive: 'waive SLA-03 on reserveStock until 2026-12-31 because "The ERP moves in autumn"',
  see: ['SLA-04', 'RES-02'],
  *check(context) {
    const { index } = context;
    const weaker = new Map<ElementId, Weaker[]>();
    for (const integration of index.all('integration')) {
      yield* judgeTargets(context, integration);
      const below = weakerThanCaller(context, integration);
      const list = below && weaker.get(below.caller);
      if (list) list.push(below);
      else if (below) weaker.set(below.caller, [below]);
    }
    if (weaker.size > 0) yield* judgeSystems(context, weaker);
  },
  *checkJourney(context, journey) {
    const { index } = context;
    for (const walked of context.walk(journey).steps) {
      const step = index.get('step', walked.step);
      if (step?.within === undefined || step.within.business || hasFallback(step.fallback)) continue;
      yield* judgeStep(index, step, walked.integrations, step.within.ms);
    }
  },
};

function* judgeTargets(context: RuleContext, integration: Integration): Iterable<Problem> {
  const { index } = context;
  const targets = integration.targets ?? [];
  if (targets.length === 0) return;
  const name = nameOf(index, integration);
  for (const [place, target] of targets.entries()) {
    const at = { element: integration.id, property: `targets.${place}` };
    const journeys = () => journeysThrough(context).of(integration.id);
    if (target.of === 'availability' && target.percent !== undefined) {
      if (!isSynchronous(integration) || hasFallback(integration.fallback)) continue;
      const weakest = weakestBelow(index, integration, target.percent);
      if (!weakest) continue;
      yield {
        at,
        message: `${name}: ${decimal(target.percent, 3)} % is promised on ${weakest.path}, which is available ${decimal(weakest.percent, 3)} % of the time; promise less, raise ${weakest.path}, or state a fallback.`,
        journeys: journeys(),
        related: [{ at: { element: weakest.id, property: 'availability' }, message: `${decimal(weakest.percent, 3)} %` }],
      };
    } else if (target.duration !== undefined && !target.duration.business) {
      const stated = measuredAs(integration, target.of);
      if (!stated || stated.ms <= target.duration.ms) continue;
      yield {
        at,
        message: `${name} promises ${target.of} ${duration(target.duration.ms)} and takes ${duration(stated.ms)}; make it faster or promise what it keeps.`,
        journeys: journeys(),
        related: [{ at: { element: integration.id, property: target.of }, message: `what is: ${duration(stated.ms)}` }],
      };
    }
  }
}

function measuredAs({ p50, p95, p99 }: Integration, of: string) {
  return of === 'p50' ? p50 : of === 'p95' ? p95 : of === 'p99' ? p99 : undefined;
}

/** A call alone that takes longer than the whole step may. Calls are not summed up: they may go side by side. */
function* judgeStep(index: ArchitectureIndex, step: ElementOf<'step'>, integrations: readonly ElementId[], within: number): Iterable<Problem> {
  const slow = integrations
    .flatMap((id) => index.get('integration', id) ?? [])
    .filter((each) => isSynchronous(each) && !hasFallback(each.fallback) && (each.p95?.ms ?? 0) > within)
    .sort((a, b) => (b.p95?.ms ?? 0) - (a.p95?.ms ?? 0));
  const [slowest] = slow;
  if (!slowest?.p95) return;
  yield {
    at: { element: step.id, property: 'within' },
    message: `Step ${quoted(index.label(step.id))} may take ${duration(within)}, and ${nameOf(index, slowest)} alone takes ${duration(slowest.p95.ms)} (p95); make it faster, do not wait for it, or allow more.`,
    journeys: [step.journey],
    related: slow.map((each) => ({ at: { element: each.id, property: 'p95' }, message: duration(each.p95?.ms ?? 0) })),
  };
}

interface Weaker {
  readonly caller: ElementId;
  readonly integration: Integration;
  readonly below: Available;
}

interface Available {
  readonly id: ElementId;
  readonly path: string;
  readonly percent: number;
}

function weakerThanCaller(context: RuleContext, integration: Integration): Weaker | undefined {
  const { index } = context;
  if (hasFallback(integration.fallback) || !isSynchronous(integration)) return undefined;
  const caller = availabilityOf(index, integration.from);
  if (!caller) return undefined;
  // Sums of decimals are a little off.
  const below = weakestBelow(index, integration, caller.percent - context.number('margin') - 1e-9);
  if (!below || index.rootSystem(integration.from) === index.rootSystem(integration.to)) return undefined;
  return { caller: caller.id, integration, below };
}

function* judgeSystems(context: RuleContext, weaker: ReadonlyMap<ElementId, readonly Weaker[]>): Iterable<Problem> {
  const { index } = context;
  const told = toldByBudgets(context);
  for (const [caller, all] of weaker) {
    const system = index.get('system', caller);
    const untold = all.filter(({ below }) => !told.get(caller)?.some((systems) => systems.has(below.id)));
    if (!system || untold.length === 0) continue;
    const names = [...new Map(untold.map(({ below }) => [below.id, `${below.path} (${decimal(below.percent, 3)} %)`])).values()];
    const percent = typeof system.availability === 'number' ? system.availability : 0;
    yield {
      at: { element: caller, property: 'availability' },
      severity: 'warning',
      message: `${system.path} is stated to be available ${decimal(percent, 3)} % of the time and waits for ${listed(names)}, with no fallback on ${counted(untold.length, 'integration')}; state a fallback, do not wait, or promise less.`,
      journeys: [...new Set(untold.flatMap(({ integration }) => journeysThrough(context).of(integration.id)))],
      related: untold.map(({ integration }) => ({ at: { element: integration.id }, message: `waits for ${index.label(integration.to)}` })),
    };
  }
}

/** The systems of the journeys whose target SLA-04 already finds to be out of reach, by each of these systems. */
function toldByBudgets(context: RuleContext): ReadonlyMap<ElementId, readonly ReadonlySet<ElementId>[]> {
  const told = new Map<ElementId, ReadonlySet<ElementId>[]>();
  for (const journey of context.index.all('journey')) {
    const target = journey.targets.find(({ of, percent }) => of === 'availability' && percent !== undefined)?.percent;
    if (target === undefined) continue;
    const { availability, flow } = context.walk(journey);
    if (availability.percent === undefined || availability.percent >= target) continue;
    const systems = new Set(flow.systems);
    for (const system of systems) {
      const known = told.get(system);
      if (known) known.push(systems);
      else told.set(system, [systems]);
    }
  }
  return told;
}

/** The system that it calls or a hub that it passes, the one that is there least, where that is less than promised. */
function weakestBelow(index: ArchitectureIndex, { to, via }: Integration, promised: number): Available | undefined {
  let weakest = lessThan(index, to, promised);
  if (via !== undefined && via !== 'none') {
    for (const hub of via) weakest = lessThan(index, hub, weakest?.percent ?? promised) ?? weakest;
  }
  return weakest;
}

function lessThan(index: ArchitectureIndex, id: ElementId, percent: number): Available | undefined {
  const found = availabilityOf(index, id);
  return found && found.percent < percent ? found : undefined;
}

/** A component that states none is as available as its system. */
function availabilityOf(index: ArchitectureIndex, id: ElementId): Available | undefined {
  for (let system = index.get('system', id); system; system = index.get('system', system.parent)) {
    if (typeof system.availability === 'number') return { id: system.id, path: system.path, percent: system.availability };
  }
  return undefined;
}

function hasFallback(fallback: Integration['fallback']): boolean {
  return fallback !== undefined && fallback !== 'none';
}

function nameOf(index: ArchitectureIndex, { from, to }: Integration): string {
  return `${index.element(from)?.path ?? from} -> ${index.element(to)?.path ?? to}`;
}
