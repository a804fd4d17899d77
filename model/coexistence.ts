import { crossings } from './crossings.ts';
import { itemOf, listed } from './data-flow.ts';
import type { Item } from './data-flow.ts';
import type { Carried, ElementOf } from './element.ts';
import type { ElementId } from './element-base.ts';
import { plateauOrder, reachedAt } from './plateau.ts';
import type { ArchitectureIndex } from './query.ts';
import type { RuleContext } from './rule.ts';
import { isThere } from './sending.ts';
import type { InHand } from './walk.ts';

/** An old and a new system that both live at a plateau, and the journeys that pass both. */
export interface Coexistence {
  /** The one that has come last, where several lead from the old to the new. */
  readonly migration: ElementOf<'migration'>;
  /** Outermost systems. */
  readonly old: ElementId;
  readonly new: ElementId;
  /** Never empty. */
  readonly journeys: readonly ElementOf<'journey'>[];
}

/** Whether what is needed gets from one of two systems to the other, at once or over one system between them. */
export interface Passage {
  readonly from: ElementId;
  readonly to: ElementId;
  readonly state: 'open' | 'shut' | 'unknown';
  /** What the steps on the other side need, as words. */
  readonly needs: readonly string[];
  /** The integrations that join the two directly in that direction. */
  readonly transfers: readonly ElementOf<'integration'>[];
  readonly journeys: readonly ElementId[];
  /** Who goes that way; undefined where it is not known. */
  readonly customersPerMonth: number | undefined;
}

export function coexistences(context: RuleContext): readonly Coexistence[] {
  const { index } = context;
  const migrations = index.all('migration');
  if (migrations.length === 0) return [];
  const reached = reachedAt(index.whole, context.plateaus.at(-1));
  const place = new Map(plateauOrder(index.whole).map(({ id }, at) => [id, at]));
  const come = migrations
    .filter(({ plateau }) => plateau === undefined || reached.has(plateau))
    .sort((a, b) => (place.get(a.plateau ?? '') ?? -1) - (place.get(b.plateau ?? '') ?? -1));
  const pairs = new Map<string, Omit<Coexistence, 'journeys'>>();
  for (const migration of come) {
    for (const from of migration.from) {
      for (const to of migration.to) {
        const [old, next] = [index.rootSystem(from), index.rootSystem(to)];
        if (old === next || !isThere(index, from) || !isThere(index, to)) continue;
        pairs.set(`${old} ${next}`, { migration, old, new: next });
      }
    }
  }
  return [...pairs.values()].flatMap((pair) => {
    const journeys = index.all('journey').filter((journey) => {
      const used = systemsUsed(context, journey);
      return used.has(pair.old) && used.has(pair.new);
    });
    return journeys.length > 0 ? [{ ...pair, journeys }] : [];
  });
}

function systemsUsed(context: RuleContext, journey: ElementOf<'journey'>): ReadonlySet<ElementId> {
  const walked = context.walk(journey).steps.filter(({ reachable }) => reachable);
  return new Set(walked.flatMap(({ systems }) => systems.map((system) => context.index.rootSystem(system))));
}

/** From the new to the old and back; a direction in which nothing is needed is left out. */
export function passages(context: RuleContext, { old, new: next, journeys }: Coexistence): readonly Passage[] {
  return [
    [next, old],
    [old, next],
  ].flatMap(([from = '', to = '']) => {
    const needing = journeys.filter((journey) => needsOn(context, journey, to).length > 0);
    const needs = new Map(needing.flatMap((journey) => needsOn(context, journey, to)).map((need) => [itemOf(need), need.item]));
    if (needs.size === 0) return [];
    const items = new Set(needs.keys());
    return [
      {
        from,
        to,
        state: stateOf(context.index, from, to, items),
        needs: [...new Set(needs.values())],
        transfers: transfersOf(context.index, from, to),
        journeys: needing.map(({ id }) => id),
        customersPerMonth: customersAcross(context, needing, from, to),
      },
    ];
  });
}

/** What the steps on a system need and have from nowhere else: not from the customer, nor from a system that has it. */
function needsOn(context: RuleContext, journey: ElementOf<'journey'>, system: ElementId): readonly Carried[] {
  const { index } = context;
  return context.walk(journey).steps.flatMap(({ step, reachable, systems, inHand }) => {
    if (!reachable || !systems.some((each) => index.rootSystem(each) === system)) return [];
    const { needs = [], brings = [] } = index.get('step', step) ?? {};
    const had = new Set([...inHand.filter(({ from }) => elsewhere.has(from)), ...brings].map(({ item }) => item));
    return needs.filter(({ item }) => !had.has(item));
  });
}

const elsewhere: ReadonlySet<InHand['from']> = new Set(['brought', 'system', 'fetched', 'channel']);

/** What an integration takes from one system towards another. */
interface Load {
  readonly other: ElementId;
  /** Undefined where it does not say. */
  readonly items: ReadonlySet<Item> | undefined;
}

function stateOf(index: ArchitectureIndex, from: ElementId, to: ElementId, needs: ReadonlySet<Item>): Passage['state'] {
  const out = loads(index, from, 'out');
  const into = loads(index, to, 'in');
  const brings = ({ items }: Load) => items !== undefined && [...items].some((item) => needs.has(item));
  const may = (load: Load) => load.items === undefined || brings(load);
  const leads = (test: (load: Load) => boolean) => {
    const between = new Set(into.filter(test).map(({ other }) => other));
    return out.some((load) => test(load) && (load.other === to || between.has(load.other)));
  };
  return leads(brings) ? 'open' : leads(may) ? 'unknown' : 'shut';
}

function loads(index: ArchitectureIndex, system: ElementId, direction: 'out' | 'in'): readonly Load[] {
  const starts = index.integrationsFrom(system).map((integration) => ({ integration, other: integration.to, list: direction === 'out' ? integration.carries : integration.returns }));
  const ends = index.integrationsTo(system).map((integration) => ({ integration, other: integration.from, list: direction === 'out' ? integration.returns : integration.carries }));
  return [...starts, ...ends].map(({ integration: { carries, returns }, other, list }) => ({
    other: index.rootSystem(other),
    items: carries === undefined && returns === undefined ? undefined : itemsOf(index, listed(list)),
  }));
}

/** Carrying a data entity carries its identifiers. */
function itemsOf(index: ArchitectureIndex, list: readonly Carried[]): ReadonlySet<Item> {
  return new Set(list.flatMap((carried) => [itemOf(carried), ...(index.get('data', carried.data)?.identifiers ?? [])]));
}

function transfersOf(index: ArchitectureIndex, from: ElementId, to: ElementId): readonly ElementOf<'integration'>[] {
  return index.integrationsFrom(from).filter((integration) => index.rootSystem(integration.to) === to);
}

function customersAcross(context: RuleContext, journeys: readonly ElementOf<'journey'>[], from: ElementId, to: ElementId): number | undefined {
  const { index } = context;
  const on = (systems: readonly ElementId[], system: ElementId) => systems.some((each) => index.rootSystem(each) === system);
  let sum: number | undefined;
  for (const journey of journeys) {
    for (const { transition, walkedFrom, walkedTo } of crossings(index, context.walk(journey))) {
      if (!on(walkedFrom.systems, from) || on(walkedFrom.systems, to) || !on(walkedTo.systems, to) || on(walkedTo.systems, from)) continue;
      if (walkedFrom.customersPerMonth !== undefined) sum = (sum ?? 0) + walkedFrom.customersPerMonth * transition.share;
    }
  }
  return sum;
}
