import type { Contract, ElementOf } from '../../element.ts';
import type { ElementId } from '../../element-base.ts';
import { listed, listedUpTo } from '../../phrases.ts';
import { namesOf } from '../../provided-interfaces.ts';
import type { ArchitectureIndex } from '../../query.ts';
import type { Breaking } from './breaking-change.ts';

/**
 * An API or event that a system provided and nobody does any more, with the systems that used it and are still there;
 * and a system that is gone or retired while others still call it. Who takes over must offer it under the same name.
 */
export function* removedInterfaces(before: ArchitectureIndex, after: ArchitectureIndex, ids: ReadonlyMap<ElementId, ElementId>): Iterable<Breaking> {
  const provided = new Set(after.all('system').filter(isThere).flatMap(({ provides }) => provides.flatMap(keysOf)));
  for (const system of before.all('system')) {
    if (!isThere(system)) continue;
    const id = ids.get(system.id) ?? system.id;
    const now = after.get('system', id);
    const callers = new Set(now === undefined || isThere(now) ? [] : after.integrationsTo(id).map(({ from }) => from).filter((from) => isThere(after.get('system', from))));
    if (callers.size > 0) {
      const how = now?.undeclared ? 'is declared no more' : 'is retired';
      yield { kind: 'interface', element: id, text: `${before.label(system.id)} ${how}, and ${listedUpTo([...callers].map(after.label), 3)} still ${callers.size === 1 ? 'calls' : 'call'} it.` };
      continue;
    }
    for (const contract of system.provides) {
      if (keysOf(contract).some((key) => provided.has(key))) continue;
      const users = usersOf(before, system, contract).map((user) => ids.get(user) ?? user).filter((user) => isThere(after.get('system', user)));
      if (users.length === 0) continue;
      yield { kind: 'interface', element: id, text: `${titled(contract.type)} ${contract.name} of ${before.label(system.id)} is gone; it was used by ${listed(users.map(after.label))}, which ${users.length === 1 ? 'is' : 'are'} still there.` };
    }
  }
}

function isThere(system: ElementOf<'system'> | undefined): boolean {
  return system !== undefined && !system.undeclared && system.lifecycle !== 'retired';
}

function keysOf(contract: Contract): readonly string[] {
  return namesOf(contract).map((name) => `${contract.type} ${name}`);
}

/** Systems that require it, and those at the other end of an integration that names it; where none names any, all that call, or for an event hear, the system. */
function usersOf(index: ArchitectureIndex, system: ElementOf<'system'>, contract: Contract): readonly ElementId[] {
  const keys = new Set(keysOf(contract));
  const users = new Set<ElementId>();
  for (const other of index.all('system')) if (other.requires.some((each) => keysOf(each).some((key) => keys.has(key)))) users.add(other.id);
  const isEvent = contract.type === 'event';
  const flows = isEvent ? index.integrationsFrom(system.id) : index.integrationsTo(system.id);
  const named = flows.filter((flow) => flow.contract !== undefined && flow.contract !== 'none' && names(flow.contract, contract));
  const isOnly = system.provides.filter(({ type }) => type === contract.type).length === 1;
  const used = named.length > 0 || users.size > 0 || !isOnly ? named : flows;
  for (const flow of used) users.add(isEvent ? flow.to : flow.from);
  users.delete(system.id);
  return [...users];
}

/** The file of the contract, or its name alone. */
function names(written: string, contract: Contract): boolean {
  const file = written.replace(/#.*$/, '');
  return namesOf(contract).includes(written) || (contract.from !== undefined && file === contract.from.replace(/#.*$/, ''));
}

function titled(type: string): string {
  return type === 'api' ? 'The API' : `The ${type}`;
}
