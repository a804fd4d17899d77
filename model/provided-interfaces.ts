import { derivedFrom } from './derived.ts';
import type { ElementOf } from './element.ts';
import type { Contract } from './elements/systems.ts';

/** An API or event and the system that provides it. */
export interface Provided {
  readonly system: ElementOf<'system'>;
  readonly contract: Contract;
  /** Which of the system's own. */
  readonly place: number;
}

/** `cases@2` is version 2 of `cases`; the version is undefined where none is named. */
export function splitVersion(name: string): { readonly name: string; readonly version: string | undefined } {
  const match = /^(.+)@v?(\d[\w.-]*)$/.exec(name);
  return match ? { name: match[1] ?? name, version: match[2] } : { name, version: undefined };
}

/** What an API or event is called: by its own name or its title, as that of a standard. */
export function namesOf({ name, title }: Contract): readonly string[] {
  const own = splitVersion(name).name;
  return title === undefined ? [own] : [own, splitVersion(title).name];
}

/** What all systems provide, by kind and by each of its names: `event CaseClosed`. */
export const providedInterfaces = derivedFrom(['system'], (index) => gatherProvided(index.all('system')));

/** The same of everything that is there at any plateau. */
export const providedAnytime = derivedFrom(['system'], ({ whole }) => gatherProvided(whole.elements.filter((element) => element.kind === 'system')));

function gatherProvided(systems: readonly ElementOf<'system'>[]): ReadonlyMap<string, readonly Provided[]> {
  const found = new Map<string, Provided[]>();
  for (const system of systems) {
    system.provides.forEach((contract, place) => {
      for (const name of namesOf(contract)) {
        const key = `${contract.type} ${name}`;
        const own = found.get(key);
        if (own) own.push({ system, contract, place });
        else found.set(key, [{ system, contract, place }]);
      }
    });
  }
  return found;
}
