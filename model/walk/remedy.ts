import type { Carried, DataEntity, Handover, Integration } from '../element.ts';
import type { ElementId, Stated } from '../element-base.ts';
import { findFlow, hasAny, heldAs, type Item, itemOf, listed, loadOf } from '../data-flow.ts';
import type { Fix } from '../finding.ts';
import type { SystemNode } from '../integration-graph.ts';
import { findWay } from '../path.ts';
import type { Lost, Remedy } from '../walk.ts';
import type { Boundary, Crossing } from './boundary.ts';
import { customerIdWord, type WalkFacts } from './facts.ts';
import type { Knowing } from './in-hand.ts';
import { isNear, ownKeys } from './lookup.ts';
import { findPassage, type Loss } from './loss.ts';
import type { StepPlace } from './place.ts';
import type { Passage, Route } from './route.ts';

/** What a walk has found when it asks for remedies. */
export interface WalkState {
  readonly facts: WalkFacts;
  readonly route: Route;
  readonly places: ReadonlyMap<ElementId, StepPlace>;
  readonly boundaries: ReadonlyMap<Passage, Boundary>;
  readonly knowing: Knowing;
}

/** Why the item is lost, and what would heal it: an entry in a list first, then a declaration, then an integration to build. */
export type Diagnosis = Pick<Lost, 'cause' | 'keys' | 'gap' | 'remedies'>;

/** How far away a system may be for its integrations to be worth completing, in hops. */
const reach = 4;

export function diagnose(state: WalkState, loss: Loss): Diagnosis {
  const { facts, places } = state;
  const place = places.get(loss.step.id);
  const entity = facts.index.get('data', loss.need.data);
  if (place !== undefined && entity !== undefined) return diagnoseData(state, loss, place, entity);
  if (loss.at === undefined) return { cause: 'never in hand', remedies: [] };
  return { cause: 'not kept', ...diagnosePassage(state, loss.at, itemOf(loss.need), loss.need.item) };
}

function diagnoseData(state: WalkState, loss: Loss, place: StepPlace, entity: DataEntity): Diagnosis {
  const { facts, route, knowing } = state;
  const { index, graph, knowledge } = facts;
  const word = loss.need.item;
  const handedOver = loss.at === undefined ? [] : diagnosePassage(state, loss.at, entity.id, word).remedies;
  const holders = knowledge.holders.get(entity.id) ?? [];
  if (holders.length === 0) {
    const text = `No live system masters ${word}: say which one does.`;
    return { cause: 'no holder', remedies: [...handedOver, { text, element: entity.id }] };
  }

  const source = (node: SystemNode) => (holders.includes(node) ? { age: 0, partial: false } : undefined);
  const bringers = knowledge.bringers(entity.id);
  const query = { item: entity.id, bringers, targets: place.roots, source, by: 'latency', seen: facts.seen } as const;
  const stated = isNear(facts, place, entity, holders) ? findFlow(graph, query) : undefined;
  const way = stated ?? findFlow(graph, { ...query, unstated: reach });
  const within = place.step.within;
  if (way === undefined) {
    const integration = completeIntegrations(facts, place, entity, word, holders);
    return { cause: 'no way', ...integration, remedies: [...handedOver, ...integration.remedies] };
  }
  if (within !== undefined && way.latency > within.ms) {
    const slowest = way.integrations.map((id) => index.get('integration', id)).filter((each) => each?.p95 !== undefined);
    slowest.sort((a, b) => (b?.p95?.ms ?? 0) - (a?.p95?.ms ?? 0));
    const [first] = slowest;
    const text = `${word} takes ${way.latency} ms to fetch${first ? `, ${first.p95?.text} of it over ${arrowOf(first)}` : ''}; the step has ${within.text}.`;
    return { cause: 'too slow', remedies: [...handedOver, { text, ...(first && { element: first.id }) }] };
  }

  const keys = keysOf(facts, entity, way.path[0]);
  for (const key of [...keys, customerIdWord]) {
    const passage = findPassage(route, knowing, place.step, key);
    if (passage === undefined) continue;
    const { remedies, gap } = diagnosePassage(state, passage, key, key);
    return { cause: 'no key', keys, ...(gap && { gap }), remedies: [...remedies, ...handedOver] };
  }
  const text = `Nothing in hand says which ${word} is meant: bring, carry or ask for ${either(keys)} before.`;
  return { cause: 'no key', keys, remedies: [...handedOver, { text, element: place.step.id }] };
}

function keysOf({ graph }: WalkFacts, entity: DataEntity, holder: ElementId | undefined): readonly string[] {
  const node = holder === undefined ? undefined : graph.node(holder);
  const own = node ? ownKeys(node, entity.id) : [];
  return own.length > 0 ? [...new Set(own)] : entity.identifiers;
}

/** What would keep the item at the passage where it gets lost. */
function diagnosePassage(
  state: WalkState,
  passage: Passage,
  item: Item,
  word: string,
): Pick<Diagnosis, 'gap' | 'remedies'> {
  const { facts, places, boundaries } = state;
  const boundary = boundaries.get(passage);
  const from = places.get(passage.from.id);
  const to = passage.to && places.get(passage.to.id);
  if (boundary === undefined || from === undefined || to === undefined) return { remedies: [] };
  const remedies: Remedy[] = [];
  const open = boundary.crossings.filter((each) => !each.handovers.some((handover) => lists(facts, handover, item)));
  const crossing = open.find((each) => each.handovers.length > 0) ?? open[0];
  if (crossing !== undefined) remedies.push(...handOver(facts, crossing, item, word));
  const integration = connect(facts, from, to, item, word);
  return { ...(integration.gap && { gap: integration.gap }), remedies: [...remedies, ...integration.remedies] };
}

function lists({ knowledge }: WalkFacts, handover: Handover, item: Item): boolean {
  return hasAny(listed(handover.carries), knowledge.bringers(item));
}

function handOver({ index }: WalkFacts, crossing: Crossing, item: Item, word: string): readonly Remedy[] {
  const handover = crossing.handovers.find((each) => each.type !== 'none');
  if (handover !== undefined) {
    const title = `Carry ${word} on the handover ${arrowOf(handover, index.element(handover.from)?.path, index.element(handover.to)?.path)}`;
    return [{ text: `${title}.`, fix: addToList(handover, 'carries', item, word, title), element: handover.id }];
  }
  if (crossing.handovers.length > 0) return [];
  const [from, to] = [index.element(crossing.from), index.element(crossing.to)];
  if (from === undefined || to === undefined) return [];
  const title = `Declare the handover ${from.path} -> ${to.path} that carries ${word}`;
  return [{ text: `${title}.`, fix: { kind: 'declare', title, after: from.id, text: `handover ${from.path} -> ${to.path} warm {\n  carries ${word}\n}` } }];
}

/** Lets the tool of the next step get what the tool of the step before has. */
function connect(
  { index, graph, uses }: WalkFacts,
  from: StepPlace,
  to: StepPlace,
  item: Item,
  word: string,
): Pick<Diagnosis, 'gap' | 'remedies'> {
  if (from.front === undefined || to.front === undefined || from.front === to.front) return { remedies: [] };
  const direct = directFlows(graph.node(to.front), from.front);
  uses(to.front);
  const [first] = direct;
  const gap = { from: from.front, to: to.front, ...(first && { integration: first.integration.id }) };
  if (first !== undefined) return { gap, remedies: [addToIntegration(index, first, item, word)] };
  return { gap, remedies: [missingIntegration(index, from.front, to.front, `carries ${word}`, word)] };
}

/** The integrations between two systems, those that state something that way first: they need one more word. */
function directFlows(node: SystemNode | undefined, from: ElementId) {
  const flows = (node?.inflows ?? []).filter((flow) => !flow.partial && flow.from.id === from);
  const rank = (flow: (typeof flows)[number]) => (flow.integration[flow.list] !== undefined ? 0 : flow.list === 'carries' ? 1 : 2);
  return flows.sort((a, b) => rank(a) - rank(b) || (a.integration.id < b.integration.id ? -1 : 1));
}

/** The integrations on the shortest way from a holder that do not bring the entity, or the one that is missing. */
function completeIntegrations(
  { index, graph, passed, uses }: WalkFacts,
  place: StepPlace,
  entity: DataEntity,
  word: string,
  holders: readonly SystemNode[],
): Pick<Diagnosis, 'gap' | 'remedies'> {
  const masters = holders.filter((holder) => heldAs(holder, entity.id, 'master'));
  const sources = (masters.length > 0 ? masters : holders).map((node) => node.id);
  const way = findWay(graph, sources, place.roots, { limit: reach, seen: passed });
  const from = [...sources].sort()[0];
  if (way === undefined) {
    if (from === undefined || place.front === undefined) return { remedies: [] };
    return { gap: { from, to: place.front }, remedies: [missingIntegration(index, place.front, from, `returns ${word}`, word)] };
  }
  for (let hop = 0; hop < way.hops; hop++) {
    const [start, end] = [way.systems[hop], way.systems[hop + 1]] as const;
    if (start === undefined || end === undefined) continue;
    const flow = graph.node(end)?.inflows.find((each) => each.from.id === start && each.integration.id === way.integrations[hop]);
    if (flow) uses(flow.integration.id);
    const load = flow && loadOf(flow);
    if (flow === undefined || load?.some((carried) => carried.data === entity.id)) continue;
    return { gap: { from: start, to: end, integration: flow.integration.id }, remedies: [addToIntegration(index, flow, entity.id, word)] };
  }
  return { remedies: [] };
}

function addToIntegration(
  index: WalkFacts['index'],
  { integration, list }: { readonly integration: Integration; readonly list: 'carries' | 'returns' },
  item: Item,
  word: string,
): Remedy {
  const arrow = arrowOf(integration, index.element(integration.from)?.path, index.element(integration.to)?.path);
  const title = list === 'carries' ? `Carry ${word} on ${arrow}` : `Return ${word} on ${arrow}`;
  return { text: `${title}.`, fix: addToList(integration, list, item, word, title), element: integration.id };
}

function missingIntegration(index: WalkFacts['index'], from: ElementId, to: ElementId, property: string, word: string): Remedy {
  const [source, target] = [index.element(from)?.path ?? from, index.element(to)?.path ?? to];
  const title = `Add the integration ${source} -> ${target} that ${property}`;
  const text = `No integration brings ${word} from ${property.startsWith('carries') ? source : target} to ${property.startsWith('carries') ? target : source}: add ${source} -> ${target}.`;
  return { text, fix: { kind: 'declare', title, after: from, text: `${source} -> ${target} {\n  ${property}\n}` } };
}

function addToList(
  element: Handover | Integration,
  list: 'carries' | 'returns',
  item: Item,
  word: string,
  title: string,
): Fix {
  const stated: Stated<readonly Carried[]> | undefined = element.kind === 'handover' ? element.carries : element[list];
  if (stated === undefined || element.defaulted?.includes(list)) {
    const before = listed(stated).map(written);
    return { kind: 'add-property', title, element: element.id, text: `${list} ${[...before, word].join(', ')}` };
  }
  const words = listed(stated).filter((carried) => itemOf(carried) !== item).map(written);
  return { kind: 'replace-property', title, at: { element: element.id, property: list }, text: `${list} ${[...words, word].join(', ')}` };
}

function written(carried: Carried): string {
  return carried.masked ? `${carried.item} masked` : carried.item;
}

/** `a -> b`, or the name that it was given. */
function arrowOf(element: Handover | Integration, from = element.from, to = element.to): string {
  return element.title === undefined ? `${from.slice(from.indexOf(':') + 1)} -> ${to.slice(to.indexOf(':') + 1)}` : `"${element.title}"`;
}

function either(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

