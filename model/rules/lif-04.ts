import { absenceOf } from '../absence.ts';
import type { Absence } from '../absence.ts';
import type { Element, ElementOf } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import type { Problem } from '../finding.ts';
import { isLive } from '../integration-graph.ts';
import { journeysThrough } from '../journeys-through.ts';
import { capitalised, listed, quoted } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import { reliancesOf } from '../reliance.ts';
import type { Reliance } from '../reliance.ts';
import type { Rule, RuleContext } from '../rule.ts';

export const lif04: Rule = {
  id: 'LIF-04',
  title: 'Retired with dependants',
  severity: 'error',
  profile: 'build',
  summary: 'Something relies on what does not exist at that plateau, or a capability has lost the last system that realised it.',
  why: 'A system is switched off on its day. What still names it stops on that day too, and nobody had it on a list: the step that went through it, the line that it routed, the message that it sent.',
  fix: 'Name what takes over from that plateau on, as `at p1 { via ipaas }`, let what relies on it end too (`exists until p1`), or let it live longer. Integrations and handovers end with their ends, components with their system; a list in which something is left is no finding.',
  bad: `plateau now "As is"
plateau tobe "To be" after now
capability screenPop "Screen pop"
system crm "CRM"
system oms "Order management"
system esb "Service bus" { kind esb  exists until tobe }
system ctiServer "CTI server" { realises screenPop  exists until tobe }
channel voice "Phone" { served by ctiServer }
crm -> ctiServer
crm -> oms { via esb }
journey callBack "Call back" {
  step dial "Calls the customer" on voice using crm -> ctiServer { actor agent }
}
`,
  good: `plateau now "As is"
plateau tobe "To be" after now
capability screenPop "Screen pop"
system crm "CRM"
system oms "Order management"
system esb "Service bus" { kind esb  exists until tobe }
system ctiServer "CTI server" { realises screenPop  exists until tobe }
system ccaas "Contact platform" { realises screenPop  exists from tobe }
channel voice "Phone" { served by ctiServer, ccaas }
crm -> ctiServer
crm -> ccaas
crm -> oms { via esb  at tobe { via none } }
journey callBack "Call back" {
  step dial "Calls the customer" on voice using crm -> ctiServer {
    actor agent
    at tobe { using crm -> ccaas }
  }
}
`,
  unknown: `plateau now
plateau tobe after now
capability billing
system erp { exists until tobe }
system crm
channel chat
crm -> erp
journey pay { step look using crm { actor agent } }
`,
  waive: 'waive LIF-04 until 2026-12-31 because "The migration is planned in autumn"',
  see: ['LIF-01', 'LIF-03', 'JRN-01'],
  *check(context) {
    const { index } = context;
    // Nothing has ended or is yet to come: the usual case, in which nothing has to be looked at.
    if (index.whole === index.model && !index.all('system').some(({ lifecycle }) => lifecycle === 'retired')) return;
    for (const element of index.model.elements) {
      if (element.undeclared || absenceOf(index, element.id)) continue;
      for (const reliance of reliancesOf(element)) {
        const problem = judge(context, element, reliance);
        if (problem) yield problem;
      }
      if (element.kind === 'migration') yield* judgeMigration(context, element);
    }
    yield* lostCapabilities(index);
  },
};

function judge(context: RuleContext, element: Element, { property, says, on, all }: Reliance): Problem | undefined {
  const { index } = context;
  const gone = on.filter((id) => absenceOf(index, id));
  if (gone.length === 0 || (!all && gone.length < on.length)) return undefined;
  // A step without any system is JRN-01's.
  if (element.kind === 'step' && property === 'using' && !usesSomething(index, element)) return undefined;
  const names = on.map(nameOf).join(' -> ');
  const what = property === 'using' ? `${says} ${names}, but ${reasonOf(index, gone, 'not said')}` : `${says} ${listed(gone.map(nameOf))}, which ${reasonOf(index, gone, 'said')}`;
  return {
    at: { element: element.id, property },
    message: `${describe(index, element)} ${what}; ${remedyOf(index, gone)}.`,
    severity: element.kind === 'step' || element.kind === 'integration' ? 'error' : 'warning',
    journeys: journeysOf(context, element),
    related: relatedOf(index, gone),
  };
}

/** A bridge has to be there when the migration begins, and so has what it leads to. */
function* judgeMigration(context: RuleContext, migration: ElementOf<'migration'>): Iterable<Problem> {
  if (migration.plateau === undefined || !context.plateaus.includes(migration.plateau)) return;
  const bridges = migration.bridges === undefined || migration.bridges === 'none' ? [] : migration.bridges.map(({ system }) => system);
  for (const [property, says, on] of [['to', 'leads to', migration.to], ['bridges', 'is bridged by', bridges]] as const) {
    const problem = on.length > 0 && judge(context, migration, { property, says, on, all: true });
    if (problem) yield problem;
  }
}

function* lostCapabilities(index: ArchitectureIndex): Iterable<Problem> {
  const capabilities = index.all('capability');
  if (capabilities.length === 0) return;
  const realised = new Set(index.all('system').filter((system) => isLive(system) && !absenceOf(index, system.id)).flatMap(({ realises }) => realises.map(({ capability }) => capability)));
  for (const capability of capabilities) {
    if (capability.undeclared || realised.has(capability.id)) continue;
    const last = index.whole.elements.filter((element) => element.kind === 'system' && realisesOnce(element, capability.id)).map(({ id }) => id);
    const retired = last.filter((id) => absenceOf(index, id)?.how === 'retired');
    const dropping = last.filter((id) => !absenceOf(index, id) && realisesFirst(index, id, capability.id));
    if (retired.length === 0 && dropping.length === 0) continue;
    const reasons = [
      ...(retired.length > 0 ? [reasonOf(index, retired, 'not said')] : []),
      ...(dropping.length > 0 ? [`${listed(dropping.map(nameOf))} ${dropping.length === 1 ? 'realises' : 'realise'} it no more`] : []),
    ];
    const message = `Capability ${quoted(index.label(capability.id))} is realised by nothing here: ${listed(reasons)}; let another system realise it, or let it end too.`;
    const related = dropping.map((element) => ({ at: { element, property: 'realises' }, message: `${nameOf(element)} is said to realise it until then.` }));
    yield { at: { element: capability.id }, message, related: [...relatedOf(index, retired), ...related] };
  }
}

/** Before any plateau says otherwise. */
function realisesFirst(index: ArchitectureIndex, system: ElementId, capability: ElementId): boolean {
  const whole = index.whole.elements.find(({ id }) => id === system);
  return whole?.kind === 'system' && whole.realises.some((realised) => realised.capability === capability);
}

/** From the start, or from one of the plateaus on. */
function realisesOnce(system: ElementOf<'system'>, capability: ElementId): boolean {
  const later = (system.changes ?? []).flatMap(({ set }) => (Array.isArray(set.realises) ? (set.realises as typeof system.realises) : []));
  return [...system.realises, ...later].some((realised) => realised.capability === capability);
}

function usesSomething(index: ArchitectureIndex, { using }: ElementOf<'step'>): boolean {
  if (using === undefined || using === 'none') return false;
  return using.flat().some((id) => {
    const system = index.get('system', id);
    return system !== undefined && isLive(system) && !absenceOf(index, id);
  });
}

/** `ctiServer is gone from tobe on`; without the names where they were said before. */
function reasonOf(index: ArchitectureIndex, gone: readonly ElementId[], names: 'said' | 'not said'): string {
  const [one, many] = gone.length === 1 ? [true, false] : [false, true];
  const reasons = new Set(gone.map((id) => phrase(absenceOf(index, id), one)));
  const [only = ''] = reasons;
  const text = reasons.size === 1 ? only : `${many ? 'do' : 'does'} not exist at this plateau`;
  return names === 'said' ? text : `${listed([...new Set(gone)].map(nameOf))} ${text}`;
}

function phrase(absence: Absence | undefined, one: boolean): string {
  if (absence?.plateau === undefined) return `${one ? 'is' : 'are'} retired`;
  const plateau = nameOf(absence.plateau);
  return absence.how === 'retired' ? `${one ? 'is' : 'are'} gone from ${plateau} on` : `${one ? 'comes' : 'come'} only with ${plateau}`;
}

function remedyOf(index: ArchitectureIndex, gone: readonly ElementId[]): string {
  return gone.some((id) => absenceOf(index, id)?.how === 'retired') ? 'name what takes over' : 'name what is there until then';
}

function relatedOf(index: ArchitectureIndex, gone: readonly ElementId[]): NonNullable<Problem['related']> {
  const by = new Map(gone.flatMap((id) => absenceOf(index, id) ?? []).map((absence) => [absence.by, absence]));
  return [...by.values()].map(({ by: element, plateau, how }) => ({
    at: { element, property: plateau === undefined ? 'lifecycle' : 'exists' },
    message: `${nameOf(element)} ${how === 'retired' ? 'ends' : 'begins'} here.`,
  }));
}

function journeysOf(context: RuleContext, element: Element): readonly ElementId[] {
  if (element.kind === 'journey') return [element.id];
  if (element.kind === 'step') return [element.journey];
  return element.kind === 'system' || element.kind === 'integration' ? journeysThrough(context).of(element.id) : [];
}

function describe(index: ArchitectureIndex, element: Element): string {
  const isTold = element.kind === 'step' || element.kind === 'journey';
  return `${capitalised(element.kind)} ${isTold ? quoted(index.label(element.id)) : element.path}`;
}

function nameOf(id: ElementId): string {
  return id.slice(id.indexOf(':') + 1);
}
