import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Fix, Problem } from '../finding.ts';
import { journeysThrough } from '../journeys-through.ts';
import { ownerOfSystem } from '../ownership.ts';
import { counted, quoted } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';

export const own01: Rule = {
  id: 'OWN-01',
  title: 'Unowned element',
  severity: 'warning',
  profile: 'design',
  summary: 'A system, an integration or a data entity that no team owns.',
  why: 'What nobody owns is nobody’s to mend at night and nobody’s to change by day. Integrations are where it hurts most: both ends have an owner, and what lies between has none.',
  fix: 'State `owner team`. A component has the owner of its system, an integration inside one system too. `owner none` says that it is known to have none; that stays a warning, and an error where a critical journey depends on it.',
  lacks: { one: 'has no owner', many: 'have no owner' },
  bad: `team digital "Digital"
system oms "Order management" { owner digital }
system erp "ERP" { owner digital }
oms -> erp "Reserve stock" { owner none }
`,
  good: `team digital "Digital"
system oms "Order management" {
  owner digital
  system pricing "Pricing"
}
system erp "ERP" { owner digital }
oms -> erp "Reserve stock" { owner digital }
`,
  unknown: `team digital
system oms { owner digital  system pricing }
system erp
oms -> erp
oms.pricing -> oms
journey buy { accountable digital  step pay using oms -> erp }
`,
  waive: 'waive OWN-01 on oms->erp until 2026-12-31 because "The integration team is founded in autumn"',
  see: ['OWN-02', 'OWN-03'],
  *check(context) {
    const { index } = context;
    for (const system of index.all('system')) {
      // A component without an owner of its own is its system's, and reported there.
      if (system.undeclared || (system.parent && system.owner === undefined)) continue;
      yield* judge(context, system, ownerOfSystem(index, system));
    }
    for (const integration of index.all('integration')) {
      // Inside one system it is that system's, and reported there.
      const inside = integration.owner === undefined && index.rootSystem(integration.from) === index.rootSystem(integration.to);
      if (!inside) yield* judge(context, integration, integration.owner);
    }
    for (const data of index.all('data')) {
      if (!data.undeclared) yield* judge(context, data, data.owner);
    }
    for (const journey of index.all('journey')) {
      // Whether anybody answers for a journey is OWN-02; here only an owner that is not there any more.
      if (journey.owner !== undefined && journey.owner !== 'none') yield* judge(context, journey, journey.owner);
    }
  },
};

type Owned = ElementOf<'system' | 'integration' | 'data' | 'journey'>;

function* judge(context: RuleContext, element: Owned, owner: ElementId | undefined): Iterable<Problem> {
  const { index } = context;
  if (owner !== undefined && owner !== 'none') {
    if (index.element(owner) !== undefined) return;
    const team = owner.slice(owner.indexOf(':') + 1);
    const message = `${describe(index.label, element)} is owned by ${team}, a team that does not exist at this plateau; name the team that takes over.`;
    yield { at: { element: element.id, property: 'owner' }, message, severity: 'error', journeys: journeysOf(context, element) };
    return;
  }
  if (owner === 'none') yield { ...lacking(context, element, ''), at: { element: element.id, property: 'owner' } };
  else yield notStated(context, element);
}

function notStated(context: RuleContext, element: Owned): Problem {
  const fixes = candidateOwners(context.index, element).map((team): Fix => {
    const title = `Make ${context.index.label(team.id)} the owner`;
    return { kind: 'add-property', title, element: element.id, text: `owner ${team.path}` };
  });
  const { message, journeys } = lacking(context, element, ' stated');
  return { at: { element: element.id }, message, missing: true, journeys, fixes };
}

function lacking(context: RuleContext, element: Owned, stated: string) {
  const journeys = journeysOf(context, element);
  const critical = journeysThrough(context).critical(journeys).length;
  const what = element.kind === 'integration' ? 'technical owner' : 'owner';
  const impact = impactOf(context, journeys.length, critical, element);
  const severity = critical > 0 ? ('error' as const) : ('warning' as const);
  return { message: `${describe(context.index.label, element)} has no ${what}${stated}${impact}.`, severity, journeys };
}

function journeysOf(context: RuleContext, element: Owned): readonly ElementId[] {
  return element.kind === 'journey' ? [element.id] : journeysThrough(context).of(element.id);
}

function impactOf(context: RuleContext, journeys: number, critical: number, element: Owned): string {
  if (journeys === 0) return '';
  const verb = element.kind === 'integration' ? 'it carries' : 'it is part of';
  if (critical === 0) return `; ${verb} ${counted(journeys, 'journey')}`;
  const all = journeysThrough(context).criticalCount;
  return `; ${verb} ${critical} of ${counted(all, 'critical journey')}`;
}

const kindNames = { system: 'System', integration: 'Integration', data: 'Data entity', journey: 'Journey' } as const;

function describe(label: (id: ElementId) => string, element: Owned): string {
  if (element.kind === 'journey') return `Journey ${quoted(label(element.id))}`;
  return `${kindNames[element.kind]} ${element.path}`;
}

/** The owners of the ends of an integration, or the only team there is. */
function candidateOwners(index: ArchitectureIndex, element: Owned): readonly ElementOf<'team'>[] {
  const candidates = new Set<ElementOf<'team'>>();
  if (element.kind === 'integration') {
    for (const end of [element.from, element.to]) {
      const system = index.get('system', end);
      const owner = system && ownerOfSystem(index, system);
      const team = owner === 'none' ? undefined : index.get('team', owner);
      if (team) candidates.add(team);
    }
  }
  const teams = index.all('team');
  if (candidates.size === 0 && teams.length === 1) return teams;
  return [...candidates];
}
