import type { Element } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Change, ModelDiff } from './change.ts';
import { elementOf } from './change.ts';

/** A team, with what of its own was changed; or a communication, with what it depends on. */
export interface Affected {
  readonly id: ElementId;
  readonly title: string;
  /** How many changed elements are its own, or are what it depends on. */
  readonly changes: number;
}

/** The teams that answer for what was changed, now or before; those with most of it first. */
export function affectedTeams({ changes, ids }: ModelDiff, index: ArchitectureIndex, base: ArchitectureIndex): readonly Affected[] {
  const counts = new Map<ElementId, number>();
  for (const change of changes) {
    const teams = new Set(versionsOf(change).flatMap(teamsOf).map((team) => ids.get(team) ?? team));
    if (elementOf(change).kind === 'team') teams.add(elementOf(change).id);
    for (const team of teams) counts.set(team, (counts.get(team) ?? 0) + 1);
  }
  return ranked(counts, index, base);
}

/** The communications that were changed, or whose sender, channel, step or receiver of answers was. */
export function affectedCommunications({ changes, ids }: ModelDiff, index: ArchitectureIndex, base: ArchitectureIndex): readonly Affected[] {
  const changed = new Set(changes.map((change) => elementOf(change).id));
  const counts = new Map<ElementId, number>();
  const count = (id: ElementId, parts: readonly ElementId[]) => {
    const touched = new Set([id, ...parts.map((part) => ids.get(part) ?? part)].filter((part) => changed.has(part)));
    if (touched.size > 0) counts.set(id, touched.size);
  };
  for (const version of [base, index]) {
    for (const { id, sender, channels, steps, feeds } of version.all('communication')) count(ids.get(id) ?? id, [...listOf(sender), ...channels, ...steps, ...listOf(feeds)]);
  }
  return ranked(counts, index, base);
}

function versionsOf(change: Change): readonly Element[] {
  return 'element' in change ? [change.element] : [change.before, change.after];
}

function teamsOf(element: Element): readonly ElementId[] {
  const fields = ['owner', 'runOwner', 'handledBy', 'handlers', 'accountable', 'responsible', 'from', 'to'];
  return fields.flatMap((field) => listOf(Reflect.get(element, field))).filter((id) => id.startsWith('team:'));
}

function listOf(value: unknown): readonly ElementId[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function ranked(counts: ReadonlyMap<ElementId, number>, index: ArchitectureIndex, base: ArchitectureIndex): readonly Affected[] {
  return [...counts]
    .map(([id, changes]) => ({ id, title: index.element(id) ? index.label(id) : base.label(id), changes }))
    .sort((a, b) => b.changes - a.changes || (a.id < b.id ? -1 : 1));
}
