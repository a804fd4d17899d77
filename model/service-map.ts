import { listed } from './data-flow.ts';
import type { ElementOf } from './element.ts';
import type { ElementId } from './element-base.ts';
import type { ObservedCall } from './observation.ts';
import type { ArchitectureIndex } from './query.ts';

type Integration = ElementOf<'integration'>;

/** What was seen, in the terms of the architecture. */
export interface ServiceMap {
  /** The outermost systems that a name may stand for; none for a service that the architecture does not know. */
  systemsOf(name: string): ReadonlySet<ElementId>;
  /** The integrations that lead from one to the other, directly or as hubs on the way. */
  between(from: ReadonlySet<ElementId>, to: ReadonlySet<ElementId>): readonly Integration[];
}

/**
 * Names are `service` of a system or an integration, or the path of a system. The service of an integration runs at
 * either of its ends, or at a hub between them.
 */
export function mapServices(index: ArchitectureIndex): ServiceMap {
  const byName = new Map<string, Set<ElementId>>();
  const add = (name: string, system: ElementId) => {
    const known = byName.get(name);
    if (known) known.add(index.rootSystem(system));
    else byName.set(name, new Set([index.rootSystem(system)]));
  };
  for (const system of index.all('system')) {
    if (system.service !== undefined) add(system.service, system.id);
  }
  const ways = new Map<string, Integration[]>();
  for (const integration of index.all('integration')) {
    const stops = [integration.from, ...listed(integration.via), integration.to].map((stop) => index.rootSystem(stop));
    if (integration.service !== undefined) for (const stop of stops) add(integration.service, stop);
    for (const [place, from] of stops.entries()) {
      for (const to of stops.slice(place + 1)) {
        const same = ways.get(`${from} ${to}`);
        if (!same) ways.set(`${from} ${to}`, [integration]);
        else if (same.at(-1) !== integration) same.push(integration);
      }
    }
  }
  // A path says what is meant where no service has that name.
  for (const system of index.all('system')) if (!byName.has(system.path)) add(system.path, system.id);
  return {
    systemsOf: (name) => byName.get(name) ?? none,
    between(from, to) {
      const found = new Set<Integration>();
      for (const a of from) for (const b of to) for (const integration of ways.get(`${a} ${b}`) ?? []) found.add(integration);
      return [...found];
    },
  };
}

const none: ReadonlySet<ElementId> = new Set();

/** Rows about the same two services, added up. */
export interface SeenCall extends Omit<ObservedCall, 'first' | 'last'> {
  readonly first: string | undefined;
  readonly last: string | undefined;
}

/** Each pair of services once, by kind; the place is that of its first row. */
export function sumCalls(calls: readonly ObservedCall[]): readonly SeenCall[] {
  const byPair = new Map<string, SeenCall>();
  for (const call of calls) {
    const key = JSON.stringify([call.from, call.to, call.kind]);
    const known = byPair.get(key);
    const { first, last } = spanOf(known ? [known, call] : [call]);
    byPair.set(key, { ...(known ?? call), count: (known?.count ?? 0) + call.count, first, last });
  }
  return [...byPair.values()];
}

/** From the first to the last day of all; undefined where none states one. */
export function spanOf(calls: readonly { readonly first?: string | undefined; readonly last?: string | undefined }[]) {
  const days = calls.flatMap(({ first, last }) => [first, last]).filter((day) => day !== undefined).sort();
  return { first: days[0], last: days.at(-1) };
}
