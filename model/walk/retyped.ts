import type { Carried } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import { findFlow, isData, itemOf, type Item, wordOf } from '../data-flow.ts';
import type { SystemNode } from '../integration-graph.ts';
import { findWay } from '../path.ts';
import type { Retyped } from '../walk.ts';
import { customerIdWord, dependencyKeys, type WalkFacts } from './facts.ts';
import { atOnce, unstatedHops } from './lookup.ts';
import type { StepPlace } from './place.ts';

/** How far apart two tools may be to be said to be joined, in hops. */
const reach = 4;

/**
 * What a person who works with several tools at a step has to take from one to the other. The tools are those that `using`
 * names first on each of its paths: what lies behind one is reached through it. One item that comes along is enough: it
 * opens the rest.
 */
export function readRetyped(facts: WalkFacts, place: StepPlace): readonly Retyped[] {
  const { step } = place;
  if (step.actor !== 'agent' && step.actor !== 'backoffice') return [];
  const tools = toolsOf(facts, place);
  if (tools.length < 2) return [];
  const about = itemsOf(facts, [...step.needs, ...step.brings, ...step.produces]);
  return tools.flatMap((from, position) => tools.slice(position + 1).flatMap((to) => retype(facts, about, from, to) ?? []));
}

function toolsOf({ graph, uses, index }: WalkFacts, { step }: StepPlace): readonly SystemNode[] {
  if (step.using === undefined || step.using === 'none') return [];
  const tools = new Set<SystemNode>();
  for (const [first] of step.using) {
    if (first === undefined) continue;
    uses(index.rootSystem(first));
    const node = graph.node(first);
    if (node) tools.add(node);
  }
  return [...tools];
}

/** What the step is about, words before data: a number is what people type. */
function itemsOf({ index, knowledge, uses }: WalkFacts, list: readonly Carried[]): readonly Item[] {
  const words = new Set<Item>();
  const data = new Set<Item>();
  for (const carried of list) {
    if (carried.data === undefined) words.add(carried.item);
    else data.add(itemOf(carried));
    uses(itemOf(carried));
    for (const identifier of index.get('data', carried.data)?.identifiers ?? []) words.add(identifier);
    if (carried.item !== customerIdWord) continue;
    uses(dependencyKeys.customer);
    for (const identifier of knowledge.customerIdentifiers) words.add(identifier);
  }
  return [...words, ...data];
}

function retype(facts: WalkFacts, about: readonly Item[], first: SystemNode, second: SystemNode): Retyped | undefined {
  const [left, right] = [knownBy(facts, first), knownBy(facts, second)];
  const shared = about.filter((item) => left.has(item) && right.has(item));
  const make = (items: readonly Item[], stated: boolean): Retyped => {
    const [from, to] = items.some((item) => masters(second, item)) ? [second, first] : [first, second];
    const words = items.filter((item) => !isData(item));
    return { items: (words.length > 0 ? words : items).map(wordOf), from: from.id, to: to.id, stated };
  };
  if (shared.length > 0) {
    const flows = shared.some((item) => comesAcross(facts, item, first, second) || comesAcross(facts, item, second, first));
    return flows ? undefined : make(shared, true);
  }
  // A tool that does not state what it knows may need what the other has; only where nothing at all joins them is that asked.
  const silent = left.size === 0 || right.size === 0;
  const known = about.filter((item) => !isData(item) && (left.has(item) || right.has(item)));
  if (!silent || known.length === 0) return undefined;
  const joined = findWay(facts.graph, [first.id], [second.id], { limit: reach, seen: facts.passed }) !== undefined;
  if (joined) return undefined;
  const [from, to] = left.size > 0 ? [first, second] : [second, first];
  return { items: known.map(wordOf), from: from.id, to: to.id, stated: false };
}

/** What a tool is stated to know: the data that it has, with its identifiers, and those that it finds it by. */
function knownBy({ index, uses }: WalkFacts, node: SystemNode): ReadonlySet<Item> {
  const items = new Set<Item>();
  for (const data of node.holdings.keys()) {
    uses(data);
    items.add(data);
    for (const identifier of index.get('data', data)?.identifiers ?? []) items.add(identifier);
  }
  for (const system of node.systems) for (const { by } of system.identifies) for (const key of by) items.add(key);
  return items;
}

function masters(node: SystemNode, item: ElementId): boolean {
  return node.holdings.get(item)?.[0]?.how === 'masters';
}

function comesAcross({ graph, knowledge, seen }: WalkFacts, item: Item, from: SystemNode, to: SystemNode): boolean {
  const source = (node: SystemNode) => (node === from ? atOnce : undefined);
  const query = { item, bringers: knowledge.bringers(item), targets: [to.id], source, seen };
  return findFlow(graph, query) !== undefined || findFlow(graph, { ...query, unstated: unstatedHops }) !== undefined;
}
