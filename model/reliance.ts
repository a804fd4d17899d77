import type { Carried } from './carried.ts';
import type { Element, ElementOf, Kind } from './element.ts';
import type { ElementId, Stated } from './element-base.ts';

/** What an element relies on by one of its properties. */
export interface Reliance {
  /** A key of `ElementSource.properties`. */
  readonly property: string;
  /** What it names there, in words: `is served by`. */
  readonly says: string;
  /** Never empty. */
  readonly on: readonly ElementId[];
  /** It takes all of them, as the stops of a way; else it is enough that one is there. */
  readonly all?: true;
}

/**
 * What an element cannot do its work without, as long as it exists. Plans, decisions and views are left out: they speak
 * of what is to come. So is what other rules ask about: the owners of systems, integrations, data and journeys, who is
 * accountable, and the channels of steps.
 */
export function reliancesOf(element: Element): readonly Reliance[] {
  const found = known.get(element) ?? findReliances(element);
  known.set(element, found);
  return found;
}

/** An element keeps its identity while it means the same. */
const known = new WeakMap<Element, readonly Reliance[]>();

function findReliances(element: Element): readonly Reliance[] {
  const read = readers[element.kind] as ((element: Element) => readonly Part[]) | undefined;
  return (read?.(element) ?? []).flatMap(([property, says, names, all]) => {
    const on = listOf(names);
    return on.length > 0 ? [{ property, says, on, ...(all && { all: true as const }) }] : [];
  });
}

type Names = Stated<ElementId | readonly ElementId[]> | undefined;
type Part = readonly [property: string, says: string, names: Names, all?: 'all'];

const readers: { readonly [K in Kind]?: (element: ElementOf<K>) => readonly Part[] } = {
  channel: (channel) => [
    owner(channel),
    ['servedBy', 'is served by', channel.servedBy],
    ['boundary', 'is in', channel.boundaries],
  ],
  handover: (handover) => [owner(handover), ['carries', 'carries', dataOf(handover.carries)]],
  capability: (capability) => [owner(capability)],
  system: (system) => [
    ['runOwner', 'is run by', system.runOwner],
    ['boundary', 'is in', system.boundaries],
    ['realises', 'realises', system.realises.map(({ capability }) => capability)],
    ...(['masters', 'replicates', 'caches', 'holds', 'derives'] as const).map(
      (how): Part => [how, how, system.holdings.filter((holding) => holding.how === how).map(({ data }) => data)],
    ),
    ['identifies', 'identifies', system.identifies.map(({ data }) => data)],
    ['routes', 'routes on', system.routes.flatMap(({ channel }) => channel ?? [])],
    ['feeds', 'feeds', system.feeds],
  ],
  integration: (integration) => [
    ['runOwner', 'is run by', integration.runOwner],
    ['via', 'goes via', integration.via, 'all'],
    ['carries', 'carries', dataOf(integration.carries)],
    ['returns', 'returns', dataOf(integration.returns)],
  ],
  identity: (identity) => [owner(identity), ['by', 'is resolved by', identity.resolvers ?? identity.by]],
  processing: (processing) => [
    owner(processing),
    ['systems', 'runs in', processing.systems],
    ['data', 'is of', processing.data],
    ['recipients', 'goes to', processing.recipients],
    ['reviewedBy', 'is reviewed by', processing.reviewedBy],
    ['optOutBy', 'is opted out of in', processing.optOutBy],
  ],
  journey: (journey) => [
    ['personas', 'is for', journey.personas],
    ['responsible', 'is in the hands of', journey.responsible],
    ['consulted', 'consults', journey.consulted],
    ['informed', 'informs', journey.informed],
  ],
  step: (step) => [
    owner(step),
    ['handledBy', 'is handled by', step.handlers ?? step.handledBy],
    ...(step.using === undefined || step.using === 'none' ? [] : step.using)
      .filter((path) => path.length > 1)
      .map((path): Part => ['using', 'goes over', path, 'all']),
    ['needs', 'needs', dataOf(step.needs)],
    ['produces', 'produces', dataOf(step.produces)],
  ],
  communication: (communication) => [
    owner(communication),
    ['sender', 'is sent by', communication.sender],
    ['channels', 'goes out on', communication.channels],
    ['steps', 'belongs to', communication.steps],
    ['personas', 'is for', communication.personas],
    ['archivedIn', 'is archived in', communication.archivedIn],
    ['feeds', 'feeds', communication.feeds],
  ],
  policy: (policy) => [
    owner(policy),
    ['singleView', 'has its single view in', policy.singleView],
    ['consent', 'has its consent from', policy.consent === 'none' ? undefined : policy.consent?.by],
  ],
  metric: (metric) => [
    owner(metric),
    ['source', 'is measured by', metric.source?.includes(':') ? metric.source : undefined],
    ['readBy', 'is read by', metric.readBy],
  ],
};

function owner(element: Element): Part {
  return ['owner', 'is owned by', element.owner];
}

/** The data entities of a list that names nothing else; words need not be declared. */
function dataOf(carried: Stated<readonly Carried[]> | undefined): readonly ElementId[] {
  if (carried === undefined || carried === 'none') return [];
  const data = carried.flatMap((each) => each.data ?? []);
  return data.length === carried.length ? data : [];
}

function listOf(names: Names): readonly ElementId[] {
  if (names === undefined || names === 'none') return [];
  return typeof names === 'string' ? [names] : names;
}
