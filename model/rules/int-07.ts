import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Contract } from '../elements/systems.ts';
import type { Place, Problem } from '../finding.ts';
import { nearest } from '../nearest.ts';
import { isAddress } from '../contracts.ts';
import { namesOf, providedAnytime, providedInterfaces, splitVersion } from '../provided-interfaces.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule } from '../rule.ts';

export const int07: Rule = {
  id: 'INT-07',
  title: 'Unresolved dependency',
  severity: 'error',
  profile: 'build',
  summary: 'A system requires an API or event that nothing provides, or publishes an event that nobody takes.',
  why: 'Each side is complete on its own page; the gap shows when the two are switched on together. An event that nobody takes is work for nothing, or a subscription that somebody forgot.',
  fix: 'Say who provides it (`provides api TMF681`), under its name or as its title; the letters count as they are written. What comes from outside of this architecture has the address where it is described: `requires api maps from "https://…"`, or is listed in the option `external`. An event counts as taken where a system requires it, or an integration by event, stream or webhook begins or ends at the system that provides it; that nobody takes it is only asked.',
  lacks: { one: 'provides an event that nobody is known to take', many: 'provide events that nobody is known to take' },
  options: {
    external: { description: 'APIs and events that others provide, outside of this architecture.', default: [] },
    events: { description: 'Styles of integration that can bring an event to whoever takes it.', default: ['event', 'stream', 'webhook'] },
    eventProtocols: { description: 'Protocols that can, where no style is stated.', default: ['kafka', 'amqp', 'mqtt', 'jms', 'mq', 'webhook'] },
  },
  bad: `system crm "Customer management" { provides api TMF629 }
system orderCapture "Order capture" {
  requires api TMF629
  requires api TMF681
  requires event "orderclosed"
}
system billing { provides event OrderClosed }
billing -> orderCapture { style event }
`,
  good: `system crm "Customer management" { provides api TMF629  provides api messages "TMF681" }
system orderCapture "Order capture" {
  requires api TMF629
  requires api "TMF681"
  requires api maps from "https://maps.example/openapi.json"
  requires event OrderClosed
}
system billing { provides event OrderClosed }
`,
  unknown: `system billing { provides event OrderClosed }
system orderCapture
billing -> orderCapture by rest
`,
  waive: 'waive INT-07 on orderCapture until 2026-12-31 because "The message hub comes in autumn"',
  see: ['INT-03', 'LIF-04'],
  *check(context) {
    const { index } = context;
    const systems = index.all('system').filter(({ provides, requires }) => provides.length > 0 || requires.length > 0);
    if (systems.length === 0) return;
    const external = new Set(context.words('external'));
    const taken = new Set(systems.flatMap(({ requires }) => requires.flatMap((contract) => (contract.type === 'event' ? namesOf(contract).map(key) : []))));
    const speaks = lazily(() => eventEnds(index, new Set(context.words('events')), new Set(context.words('eventProtocols'))));
    for (const system of systems) {
      for (const [place, contract] of system.requires.entries()) {
        const problem = unresolved(index, system, { element: system.id, property: `requires.${place}` }, contract, external);
        if (problem) yield problem;
      }
      for (const [place, contract] of system.provides.entries()) {
        if (contract.type !== 'event' || namesOf(contract).some((name) => taken.has(key(name)) || external.has(name)) || speaks().has(index.rootSystem(system.id))) continue;
        yield {
          at: { element: system.id, property: `provides.${place}` },
          missing: true,
          message: `System ${system.path} publishes ${contract.name}, and nobody is known to take it; say who does, \`requires event ${contract.name}\`.`,
        };
      }
    }
  },
};

function unresolved(
  index: ArchitectureIndex,
  system: ElementOf<'system'>,
  at: Place,
  contract: Contract,
  external: ReadonlySet<string>,
): Problem | undefined {
  const provided = providedInterfaces(index);
  const names = namesOf(contract);
  if (names.some((name) => provided.has(`${contract.type} ${name}`) || external.has(name))) return undefined;
  if (contract.from !== undefined && isAddress(contract.from)) return undefined;
  const name = splitVersion(contract.name).name;
  const known = [...provided.keys()].filter((each) => each.startsWith(`${contract.type} `)).map((each) => each.slice(contract.type.length + 1));
  const needs = `System ${system.path} depends on ${contract.type === 'event' ? 'the event ' : ''}${name}`;
  const same = known.find((each) => key(each) === key(name));
  const replaceBy = (text: string) => ({ kind: 'replace-part' as const, title: `Name ${text}`, at, part: name, text });
  if (same !== undefined) {
    const [provider] = provided.get(`${contract.type} ${same}`) ?? [];
    const related = provider && [{ at: { element: provider.system.id, property: `provides.${provider.place}` }, message: `${provider.system.path} provides ${same}.` }];
    return { at, message: `${needs}; ${provider?.system.path ?? 'its provider'} writes it ${same}, and the letters count.`, ...(related && { related }), fixes: [replaceBy(same)] };
  }
  const gone = names.flatMap((each) => providedAnytime(index).get(`${contract.type} ${each}`) ?? [])[0];
  if (gone) return { at, message: `${needs}; ${gone.system.path}, which provides it, does not exist at this plateau.` };
  // Standards are numbered: another number is another one, not a slip.
  const near = nearest(name, known.filter((each) => each.replace(/\D/g, '') === name.replace(/\D/g, '')));
  if (near !== undefined) return { at, message: `${needs}; nothing provides it. Did you mean "${near}"?`, fixes: [replaceBy(near)] };
  return { at, message: `${needs}; nothing provides it. Say who does, or where it is described if it comes from outside: \`from "https://…"\`.` };
}

/** The systems at which events are sent or taken; a component counts as all of its system. */
function eventEnds(index: ArchitectureIndex, styles: ReadonlySet<string>, protocols: ReadonlySet<string>): ReadonlySet<ElementId> {
  const ends = new Set<ElementId>();
  for (const { style, protocol, from, to } of index.all('integration')) {
    if (style === undefined ? protocol === undefined || !protocols.has(protocol) : !styles.has(style)) continue;
    ends.add(index.rootSystem(from)).add(index.rootSystem(to));
  }
  return ends;
}

/** Whatever case it is written in: that is said of who requires it. */
function key(name: string): string {
  return name.toLowerCase();
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
