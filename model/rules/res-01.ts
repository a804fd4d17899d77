import { channelsOf } from '../crossings.ts';
import { cutPoints } from '../cut-points.ts';
import { listed as itemsOf } from '../data-flow.ts';
import { derivedFrom } from '../derived.ts';
import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Problem } from '../finding.ts';
import { isLive } from '../integration-graph.ts';
import { counted, listed, listedUpTo, quoted } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';
import type { JourneyWalk } from '../walk.ts';

type System = ElementOf<'system'>;

export const res01: Rule = {
  id: 'RES-01',
  title: 'Single point of failure',
  severity: 'warning',
  profile: 'build',
  summary: 'A system that stands alone and cuts a critical journey in two when it fails, or a way out that fails together with what it is there for.',
  why: 'A redundant platform behind one box at the door is as available as the box. And the second line from the same carrier is dead on the same day as the first.',
  fix: 'State `redundancy active-active` (or what there is), or build a way around it. `redundancy none` is a warning at a place without which a critical journey falls apart; where nothing is stated, it is asked for. Take the way out from another vendor, or put it on another site: a system and what its `fallback` names, or a second system of the kind in front of the same one, should not share either.',
  lacks: { one: 'has no redundancy stated', many: 'have no redundancy stated' },
  options: {
    ways: { description: 'Kinds of system of which a second one is there for the day on which the first fails.', default: ['sip-trunk', 'sbc'] },
  },
  bad: `system trunk "Trunks" { kind sip-trunk  redundancy active-active }
system sbc "Session border controller" { kind sbc  redundancy none }
system ccaas "Contact platform" { kind ccaas  redundancy active-active }
trunk -> sbc
sbc -> ccaas
channel phone { kind voice  served by ccaas }
journey fault "A dead line" {
  criticality critical
  step call "Calls" on phone using trunk -> sbc -> ccaas { actor customer }
}
`,
  good: `system trunk "Trunks" { kind sip-trunk  redundancy active-active }
system sbc "Session border controller" { kind sbc  redundancy active-passive }
system ccaas "Contact platform" { kind ccaas  redundancy active-active }
trunk -> sbc
sbc -> ccaas
channel phone { kind voice  served by ccaas }
journey fault "A dead line" {
  criticality critical
  step call "Calls" on phone using trunk -> sbc -> ccaas { actor customer }
}
`,
  unknown: `system trunk
system sbc
system ccaas
trunk -> sbc
sbc -> ccaas
channel phone
journey fault { criticality critical  step call on phone using trunk -> sbc -> ccaas { actor customer } }
`,
  waive: 'waive RES-01 on sbc until 2026-12-31 because "A second one is ordered"',
  see: ['RES-02', 'RES-03', 'SLA-04'],
  *check(context) {
    yield* judgeCutPoints(context);
    yield* judgeSharedFate(context);
  },
};

function* judgeCutPoints(context: RuleContext): Iterable<Problem> {
  const { index } = context;
  const cut = new Map<ElementId, ElementId[]>();
  for (const journey of index.all('journey')) {
    if (journey.criticality !== 'critical') continue;
    for (const system of cutPointsOf(index, journey.id, context.walk(journey))) {
      const journeys = cut.get(system);
      if (journeys) journeys.push(journey.id);
      else cut.set(system, [journey.id]);
    }
  }
  for (const [id, journeys] of cut) {
    const system = index.get('system', id);
    if (!system || (system.redundancy !== undefined && system.redundancy !== 'none')) continue;
    const names = listedUpTo(journeys.map((journey) => quoted(index.label(journey))), 3);
    if (system.redundancy === 'none') {
      yield {
        at: { element: id, property: 'redundancy' },
        message: `${system.path} is a cut point for ${counted(journeys.length, 'critical journey')} and has no redundancy: without it ${names} ${journeys.length === 1 ? 'stops' : 'stop'}; add a second one or a way around it.`,
        journeys,
      };
    } else {
      yield {
        at: { element: id },
        message: `${system.path} is a cut point for ${counted(journeys.length, 'critical journey')} (${names}), and its redundancy is not stated; say \`redundancy active-active\`, or \`none\`.`,
        missing: true,
        journeys,
      };
    }
  }
}

/** Stands for everybody who comes in from outside. */
const customer = 'customer';

/** Where a walk was looked at before; what a walk passes cannot change without the walk, who acts in a step can. */
const known = new WeakMap<JourneyWalk, { readonly steps: readonly ElementOf<'step'>[]; readonly cuts: readonly ElementId[] }>();

function cutPointsOf(index: ArchitectureIndex, journey: ElementId, walk: JourneyWalk): readonly ElementId[] {
  const steps = index.steps(journey);
  const before = known.get(walk);
  if (before?.steps.length === steps.length && before.steps.every((step, place) => step === steps[place])) return before.cuts;
  const graph = new Map<string, Set<string>>();
  const join = (a: string, b: string) => {
    if (a === b) return;
    for (const [from, to] of [[a, b], [b, a]] as const) {
      const there = graph.get(from);
      if (there) there.add(to);
      else graph.set(from, new Set([to]));
    }
  };
  for (const id of walk.flow.integrations) {
    const integration = index.get('integration', id);
    if (!integration) continue;
    const stops = [integration.from, ...itemsOf(integration.via), integration.to].map((stop) => index.rootSystem(stop));
    for (const [place, stop] of stops.entries()) join(stops[place - 1] ?? stop, stop);
  }
  for (const { step, systems } of walk.steps) {
    const [first] = systems;
    if (first !== undefined && comesIn(index.get('step', step))) join(customer, index.rootSystem(first));
  }
  const cuts = cutPoints(graph).filter((place) => place !== customer);
  known.set(walk, { steps, cuts });
  return cuts;
}

/** The customer comes to a channel by himself; what an agent or a system does there follows on something else. */
function comesIn(step: ElementOf<'step'> | undefined): boolean {
  if (!step || channelsOf(step).length === 0) return false;
  return step.actor === undefined || step.actor === 'customer';
}

/** A system and what is there for the day on which it fails, of the same vendor or on the same site. */
function* judgeSharedFate(context: RuleContext): Iterable<Problem> {
  const told = new Set<string>();
  for (const { primary, spare, at, says } of [...statedSpares(context.index), ...secondWays(context)]) {
    const key = [primary.id, spare.id].sort().join(' ');
    const shared = sharedBy(primary, spare);
    if (shared.length === 0 || told.has(key)) continue;
    told.add(key);
    yield {
      at,
      message: `${says}, and both ${shared.map(({ text }) => text).join(' and ')}: what stops ${primary.path} stops ${spare.path} too; take one that shares nothing with it.`,
      journeys: journeysOver(context, primary),
      related: [primary, spare].flatMap((system) =>
        shared.map(({ property }) => ({ at: { element: system.id, property }, message: `${property} of ${system.path}` })),
      ),
    };
  }
}

function sharedBy(primary: System, spare: System): readonly { readonly property: 'vendor' | 'site'; readonly text: string }[] {
  const shared: { property: 'vendor' | 'site'; text: string }[] = [];
  if (primary.vendor !== undefined && primary.vendor === spare.vendor) {
    const carrier = primary.type === 'sip-trunk' && spare.type === 'sip-trunk';
    shared.push({ property: 'vendor', text: `are ${carrier ? 'lines of the carrier' : 'from the vendor'} ${primary.vendor}` });
  }
  if (primary.site !== undefined && primary.site === spare.site) shared.push({ property: 'site', text: `stand in ${primary.site}` });
  return shared;
}

interface Spare {
  readonly primary: System;
  readonly spare: System;
  readonly at: Problem['at'];
  readonly says: string;
}

/** Fallbacks that name a system, by its path or its title. */
function* statedSpares(index: ArchitectureIndex): Iterable<Spare> {
  const spareOf = (fallback: ElementOf<'step' | 'integration'>['fallback']) =>
    fallback === undefined || fallback === 'none' ? undefined : systemsByName(index).get(fallback.text.toLowerCase());
  for (const integration of index.all('integration')) {
    const spare = spareOf(integration.fallback);
    if (!spare) continue;
    const both = [integration.from, integration.to].flatMap((end) => index.get('system', end) ?? []);
    // What is of the spare's kind is what it stands in for.
    const alike = both.filter((system) => system.type === spare.type);
    for (const primary of alike.length > 0 ? alike : both) {
      if (primary.id === spare.id) continue;
      yield { primary, spare, at: { element: integration.id, property: 'fallback' }, says: `${spare.path} is the fallback of ${primary.path}` };
    }
  }
  for (const step of index.all('step')) {
    const spare = spareOf(step.fallback);
    for (const id of spare ? itemsOf(step.using).flat() : []) {
      const primary = index.get('system', id);
      if (!spare || !primary || primary.id === spare.id) continue;
      yield { primary, spare, at: { element: step.id, property: 'fallback' }, says: `${spare.path} is the fallback of ${primary.path} in ${quoted(index.label(step.id))}` };
    }
  }
}

const systemsByName = derivedFrom(['system'], (index): ReadonlyMap<string, System> => {
  const named = new Map<string, System>();
  for (const system of index.all('system')) {
    if (!isLive(system)) continue;
    for (const name of [system.title, system.path]) if (name !== undefined) named.set(name.toLowerCase(), system);
  }
  return named;
});

/** Two of a kind that lead to the same system: the second is there for when the first fails. */
function* secondWays({ index, words }: RuleContext): Iterable<Spare> {
  for (const type of words('ways')) {
    const byTarget = new Map<ElementId, System[]>();
    for (const system of index.all('system')) {
      if (system.type !== type || !isLive(system)) continue;
      for (const { to } of index.integrationsFrom(system.id)) {
        const others = byTarget.get(to);
        if (!others) byTarget.set(to, [system]);
        else if (!others.includes(system)) others.push(system);
      }
    }
    for (const [to, systems] of byTarget) {
      const [primary, ...spares] = systems;
      const target = index.get('system', to);
      if (!primary || spares.length === 0 || !target || ways(systems) < systems.length) continue;
      for (const spare of spares) {
        yield { primary, spare, at: { element: spare.id }, says: `${listed([primary.path, spare.path])} are the ways to ${target.path}` };
      }
    }
  }
}

/** Only where all of them share one fate: with a third of another vendor there is a way left. */
function ways(systems: readonly System[]): number {
  const [first] = systems;
  return systems.filter((system) => first && sharedBy(first, system).length > 0).length;
}

/** The critical journeys that stop: those that pass it, or what it leads to. */
function journeysOver({ index, walk }: RuleContext, system: System): readonly ElementId[] {
  const next = new Set([system.id, ...index.integrationsFrom(system.id).map(({ to }) => to)].map((id) => index.rootSystem(id)));
  return index
    .all('journey')
    .filter((journey) => walk(journey).flow.systems.some((each) => next.has(index.rootSystem(each))))
    .map((journey) => journey.id);
}
