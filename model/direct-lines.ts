import type { ElementId } from './element-base.ts';
import type { ElementOf } from './element.ts';
import type { ArchitectureIndex } from './query.ts';
import { hubTypes } from './vocabulary.ts';

/**
 * Whether an integration leads from system to system with nothing between: undefined where nobody says so. `via` names
 * the hubs; one that begins or ends at a hub is led over it; a statement against a foreign database, or a robot on its
 * screens, cannot be otherwise than direct.
 * @param intrusive styles that reach into another system
 */
export function isDirect(
  index: ArchitectureIndex,
  integration: ElementOf<'integration'>,
  intrusive: ReadonlySet<string>,
): boolean | undefined {
  const { via, style, protocol, from, to } = integration;
  if (via !== undefined && via !== 'none') return false;
  if (isOfType(index, from, hubTypes) || isOfType(index, to, hubTypes)) return false;
  if (via === 'none' || reachesIn(style, protocol, intrusive)) return true;
  return undefined;
}

/** It works in the other system’s own tables or screens. */
function reachesIn(style: string | undefined, protocol: string | undefined, intrusive: ReadonlySet<string>): boolean {
  return (protocol !== undefined && databaseProtocols.has(protocol)) || (style !== undefined && intrusive.has(style));
}

const databaseProtocols: ReadonlySet<string> = new Set(['jdbc', 'odbc']);

/** Between components of one system, or a load into a system for insight: no tangle comes of these. */
export function isHarmless(index: ArchitectureIndex, { from, to }: ElementOf<'integration'>, insight: ReadonlySet<string>): boolean {
  return index.rootSystem(from) === index.rootSystem(to) || isOfType(index, to, insight);
}

/** The system, or what it is part of, is of one of these kinds. */
export function isOfType(index: ArchitectureIndex, id: ElementId, types: ReadonlySet<string>): boolean {
  for (let system = index.get('system', id); system; system = index.get('system', system.parent)) {
    if (system.type !== undefined && types.has(system.type)) return true;
  }
  return false;
}
