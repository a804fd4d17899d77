import { channelsOf } from '../crossings.ts';
import { derivedFrom } from '../derived.ts';
import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Problem } from '../finding.ts';
import { isLive } from '../integration-graph.ts';
import { listed } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule } from '../rule.ts';

export const int08: Rule = {
  id: 'INT-08',
  title: 'Scattered routing logic',
  severity: 'warning',
  profile: 'design',
  summary: 'Several systems decide where the same request on the same channel goes.',
  why: 'A change of opening hours is made in one of them and forgotten in the other two, and nobody can say why a customer ended where he did. Untangling the routing saves more than a new platform does.',
  fix: 'Let one system route it and the others ask it, and leave `routes … on …` to that one. Two platforms may share the work by channel or by request. What is routed without a channel is not known to be the same.',
  lacks: { one: 'may be routed twice', many: 'may be routed twice' },
  bad: `intent billing "Why is it more this month?"
channel voice
system ivr "Phone menu" { routes billing on voice }
system acd "Call distribution" { routes billing on voice }
system crm "CRM" { routes billing on voice }
`,
  good: `intent billing "Why is it more this month?"
intent fault "My line is dead"
channel voice
channel chat
system ivr "Phone menu"
system acd "Call distribution" { routes billing, fault on voice }
system ccaas "Contact platform" { routes billing on chat }
`,
  unknown: `intent billing "Why is it more this month?"
channel voice
system acd { routes billing on voice }
system crm { routes billing }
`,
  waive: 'waive INT-08 on voice until 2026-12-31 because "The CRM stops routing in autumn"',
  see: ['OWN-04', 'INT-01', 'LIF-03'],
  *check({ index }) {
    const scattered = new Set<string>();
    for (const { intents, channel, routers } of together(index)) {
      for (const intent of intents) scattered.add(intent);
      yield scatteredRouting(index, intents, channel, routers);
    }
    for (const [intent, routes] of routesByIntent(index)) {
      const routers = new Map(routes.map(({ root, system }) => [root, system]));
      if (scattered.has(intent) || routers.size < 2 || routes.every(({ channel }) => channel !== undefined)) continue;
      yield unstatedChannel(index, intent, routes, [...routers.values()]);
    }
  },
};

/** A system that decides where a request goes; undefined channel where it does not say on which. */
interface Route {
  readonly root: ElementId;
  readonly system: ElementOf<'system'>;
  readonly channel: ElementId | undefined;
}

const routesByIntent = derivedFrom(['system'], (index): ReadonlyMap<string, readonly Route[]> => {
  const found = new Map<string, Route[]>();
  for (const system of index.all('system')) {
    if (system.routes.length === 0 || system.undeclared || !isLive(system)) continue;
    const root = index.rootSystem(system.id);
    for (const { intents, channel } of system.routes) {
      for (const intent of intents) {
        const routes = found.get(intent) ?? [];
        found.set(intent, routes);
        routes.push({ root, system, channel });
      }
    }
  }
  return found;
});

interface Together {
  readonly intents: string[];
  readonly channel: ElementId;
  readonly routers: readonly ElementOf<'system'>[];
}

/** What the same systems decide on the same channel is said once. */
function together(index: ArchitectureIndex): Iterable<Together> {
  const found = new Map<string, Together>();
  for (const [intent, routes] of routesByIntent(index)) {
    const byChannel = new Map<ElementId, Map<ElementId, ElementOf<'system'>>>();
    for (const { root, system, channel } of routes) {
      if (channel === undefined) continue;
      const routers = byChannel.get(channel) ?? new Map<ElementId, ElementOf<'system'>>();
      byChannel.set(channel, routers);
      if (!routers.has(root)) routers.set(root, system);
    }
    for (const [channel, routers] of byChannel) {
      if (routers.size < 2) continue;
      const key = [channel, ...routers.keys()].join(' ');
      const known = found.get(key);
      if (known) known.intents.push(intent);
      else found.set(key, { intents: [intent], channel, routers: [...routers.values()] });
    }
  }
  return found.values();
}

function scatteredRouting(
  index: ArchitectureIndex,
  intents: readonly string[],
  channel: ElementId,
  routers: readonly ElementOf<'system'>[],
): Problem {
  const where = index.element(channel)?.path ?? channel;
  const names = listed(routers.map(({ path }) => path));
  return {
    at: { element: channel },
    message: `${listed(intents)} on ${where} ${intents.length === 1 ? 'is' : 'are'} routed in ${names}; let one of them decide and the others ask it.`,
    journeys: journeysOn(index, new Set(intents), channel),
    related: routers.map((system) => ({ at: { element: system.id, property: 'routes' }, message: 'decides it too' })),
  };
}

function unstatedChannel(
  index: ArchitectureIndex,
  intent: string,
  routes: readonly Route[],
  routers: readonly ElementOf<'system'>[],
): Problem {
  const silent = [...new Set(routes.filter(({ channel }) => channel === undefined).map(({ system }) => system))];
  const [first] = silent;
  const verb = silent.length === 1 ? 'does' : 'do';
  return {
    at: { element: first?.id ?? intent, property: 'routes' },
    message: `${listed(routers.map(({ path }) => path))} route ${intent}; on which channel ${listed(silent.map(({ path }) => path))} ${verb} is not stated (\`routes ${intent} on …\`).`,
    missing: true,
    related: routers.map((system) => ({ at: { element: system.id, property: 'routes' }, message: 'routes it' })),
    journeys: journeysOn(index, new Set([intent]), undefined),
  };
}

/** The journeys of these requests that come to the channel. */
function journeysOn(index: ArchitectureIndex, intents: ReadonlySet<string>, channel: ElementId | undefined): readonly ElementId[] {
  const comes = (journey: ElementId) => channel === undefined || index.steps(journey).some((step) => channelsOf(step).includes(channel));
  return index
    .all('journey')
    .filter((journey) => journey.intents.some((intent) => intents.has(intent)) && comes(journey.id))
    .map(({ id }) => id);
}
