import type { Element, Integration, Kind, System } from '../element.ts';
import { listed } from '../data-flow.ts';
import type { GraphChange } from '../integration-graph.ts';
import type { ArchitectureIndex } from '../query.ts';
import { type DependencyKey, dependencyKeys } from './facts.ts';

/** What differs between two architectures, as far as a walk can tell. */
export interface Touched {
  readonly keys: ReadonlySet<DependencyKey>;
  /** The systems and integrations that differ. */
  readonly graph: readonly GraphChange[];
  /** Data entities or identity links differ. */
  readonly knowledge: boolean;
}

export function findTouched(before: ArchitectureIndex, after: ArchitectureIndex): Touched {
  const keys = new Set<DependencyKey>();
  const graph: GraphChange[] = [];
  let knowledge = false;
  for (const [old, now] of differences(before, after)) {
    const kind = (old ?? now)?.kind;
    if (kind === undefined || read[kind] === undefined || (old !== undefined && now !== undefined && sameMeaning(old, now))) continue;
    if (kind === 'system' || kind === 'integration') graph.push([old, now] as GraphChange);
    knowledge ||= kind === 'data' || kind === 'identity';
    if (old) touch(keys, before, old, now);
    if (now) touch(keys, after, now, old);
  }
  return { keys, graph, knowledge };
}

/** Elements that are not the same object on both sides, paired by id. */
function differences(before: ArchitectureIndex, after: ArchitectureIndex): readonly (readonly [Element | undefined, Element | undefined])[] {
  const left = before.model.elements;
  const right = after.model.elements;
  const pairs: (readonly [Element | undefined, Element | undefined])[] = [];
  const compare = (a: Element | undefined, b: Element | undefined): boolean => {
    if (a === b) return true;
    if (a?.id !== b?.id) return false;
    pairs.push([a, b]);
    return true;
  };
  // Nearly always one element has changed in its place; the look-ups by id are for what was added, removed or moved.
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && compare(left[start], right[start])) start++;
  let end = 0;
  while (end < shorter - start && compare(left[left.length - 1 - end], right[right.length - 1 - end])) end++;
  for (const element of left.slice(start, left.length - end)) {
    const now = after.element(element.id);
    if (now !== element) pairs.push([element, now]);
  }
  for (const element of right.slice(start, right.length - end)) {
    const old = before.element(element.id);
    if (old !== element) pairs.push([old, element]);
  }
  return pairs;
}

/** What of an element a walk reads; nothing of the other kinds. Titles of integrations and handovers stand in remedies. */
const read: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  team: ['parent'],
  channel: ['type', 'auth', 'direction', 'servedBy'],
  handover: ['from', 'to', 'type', 'carries', 'within', 'title', 'defaulted'],
  system: ['lifecycle', 'life', 'parent', 'type', 'holdings', 'identifies', 'availability'],
  integration: ['from', 'to', 'via', 'carries', 'returns', 'p95', 'every', 'style', 'protocol', 'availability', 'title', 'defaulted'],
  data: ['identifiers', 'subject', 'class'],
  identity: ['left', 'right', 'by'],
  journey: ['volume'],
  step: [
    'journey', 'order', 'channels', 'using', 'actor', 'brings', 'needs', 'produces', 'verifies', 'within', 'handledBy', 'onFail', 'ends',
  ],
  transition: ['journey', 'from', 'to', 'share', 'after', 'carries'],
};

function sameMeaning(a: Element, b: Element): boolean {
  return a.kind === b.kind && (read[a.kind] ?? []).every((field) => sameField(a, b, field));
}

function sameField(a: Element, b: Element, field: string): boolean {
  const [left, right]: unknown[] = [Reflect.get(a, field), Reflect.get(b, field)];
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}

/** The keys that a walk that has read this element has. `other` is the same element on the other side. */
function touch(keys: Set<DependencyKey>, index: ArchitectureIndex, element: Element, other: Element | undefined): void {
  switch (element.kind) {
    case 'step':
    case 'transition':
      keys.add(element.id);
      keys.add(element.journey);
      return;
    case 'handover':
      keys.add(dependencyKeys.handovers(element.from, element.to));
      return;
    case 'data':
      keys.add(element.id);
      for (const identifier of element.identifiers) keys.add(identifier);
      if (element.subject === 'customer') keys.add(dependencyKeys.customer);
      return;
    case 'identity':
      keys.add(element.left);
      keys.add(element.right);
      return;
    case 'integration':
      keys.add(element.id);
      touchStops(keys, index, element);
      if (other !== undefined && unloaded.every((field) => sameField(element, other, field))) return;
      keys.add(dependencyKeys.availability(element.id));
      touchLinks(keys, index, element);
      return;
    case 'system':
      touchSystem(keys, index, element, other);
      return;
    default:
      keys.add(element.id);
      return;
  }
}

/** What an integration states beside what it carries. */
const unloaded: readonly string[] = (read.integration ?? []).filter((field) => !['carries', 'returns', 'defaulted'].includes(field));

function touchLinks(keys: Set<DependencyKey>, index: ArchitectureIndex, { from, to, via }: Integration): void {
  for (const stop of [from, to, ...listed(via)]) keys.add(dependencyKeys.links(index.rootSystem(stop)));
}

function touchStops(keys: Set<DependencyKey>, index: ArchitectureIndex, { from, to, via }: Integration): void {
  for (const stop of [from, to, ...listed(via)]) keys.add(index.rootSystem(stop));
}

const placing: readonly string[] = ['lifecycle', 'life', 'parent', 'type'];

function touchSystem(keys: Set<DependencyKey>, index: ArchitectureIndex, system: System, other: Element | undefined): void {
  keys.add(dependencyKeys.availability(system.id));
  if (other !== undefined && (read.system ?? []).every((field) => field === 'availability' || sameField(system, other, field))) return;
  keys.add(system.id);
  const root = index.rootSystem(system.id);
  keys.add(root);
  for (const { data } of system.holdings) keys.add(data);
  if (other !== undefined && placing.every((field) => sameField(system, other, field))) return;
  // It is there or a hub for its neighbours too, and those that integrations join through it.
  for (const integration of index.all('integration')) {
    const stops = [integration.from, integration.to, ...listed(integration.via)];
    if (!stops.some((stop) => index.rootSystem(stop) === root)) continue;
    touchStops(keys, index, integration);
    touchLinks(keys, index, integration);
  }
}
