import { pathOf } from '../element-path.ts';
import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Fix, Problem } from '../finding.ts';
import { identityIslands } from '../identity-islands.ts';
import type { IdentityIsland } from '../identity-islands.ts';
import { journeysThrough } from '../journeys-through.ts';
import { counted } from '../phrases.ts';
import type { Rule, RuleContext } from '../rule.ts';

export const idd01: Rule = {
  id: 'IDD-01',
  title: 'No consistent identity strategy',
  severity: 'error',
  profile: 'design',
  summary: 'A customer who is known to several platforms by identifiers that nothing resolves to each other.',
  why: 'To each platform the customer is somebody else: the agent cannot see the order, the message goes to the wrong person, and no report counts people. No integration heals that while nothing says which key is whose.',
  fix: 'Let platforms share an identifier (`identifies Customer by email`), let one of them know both (`by crmId, email`), or declare what resolves them: `identity email = crmId { by ciam }`.',
  lacks: { one: 'has holders without a stated identifier', many: 'have holders without a stated identifier' },
  bad: `data Customer { subject customer  identifiers email, cardNo, crmId }
system commerceAccounts "Shop accounts" { identifies Customer by email }
system loyalty "Loyalty" { identifies Customer by cardNo }
system crm "CRM" { masters Customer  identifies Customer by crmId }
`,
  good: `data Customer { subject customer  identifiers email, cardNo, crmId }
system commerceAccounts "Shop accounts" { identifies Customer by email }
system loyalty "Loyalty" { identifies Customer by cardNo, email }
system crm "CRM" { masters Customer  identifies Customer by crmId }
identity email = crmId { kind deterministic }
`,
  unknown: `data Customer { subject customer  identifiers email, cardNo }
system shop { identifies Customer by email }
system loyalty { holds Customer }
system warehouse { replicates Customer every 24h }
shop -> warehouse { carries Customer }
`,
  waive: 'waive IDD-01 on Customer until 2026-12-31 because "The identity platform comes in autumn"',
  see: ['IDD-02', 'IDD-03', 'JRN-04'],
  *check(context) {
    for (const entity of context.index.all('data')) {
      if (entity.subject !== 'customer' || entity.undeclared) continue;
      const islands = identityIslands(context.index, entity);
      if (islands.length < 2) continue;
      const keyed = islands.filter((island) => island.keys.length > 0);
      if (keyed.length > 1) yield unlinked(context, entity, islands, keyed);
      else if (keyed.length === 1 || entity.identifiers.length > 0) yield unkeyed(context, entity, islands);
    }
  },
};

function unlinked(
  context: RuleContext,
  entity: ElementOf<'data'>,
  islands: readonly IdentityIsland[],
  keyed: readonly IdentityIsland[],
): Problem {
  const { index } = context;
  const platforms = islands.reduce((sum, island) => sum + island.systems.length, 0);
  const drawn = islands.map((island) => {
    const keys = island.keys.length > 0 ? island.keys.join(', ') : 'no identifier stated';
    return `{${island.systems.map((system) => pathOf(index, system)).join(', ')}: ${keys}}`;
  });
  return {
    at: { element: entity.id },
    message: `${entity.name} is held by ${counted(platforms, 'platform')} in ${islands.length} unlinked identity islands: ${drawn.join(', ')}.`,
    journeys: acrossIslands(context, islands),
    related: islands.flatMap((island) =>
      island.systems.map((system) => ({
        at: { element: system, property: 'identifies' },
        message: island.keys.length > 0 ? `knows ${entity.name} by ${island.keys.join(', ')}` : `holds ${entity.name} by no stated identifier`,
      })),
    ),
    fixes: linkIslands(entity, keyed),
  };
}

function unkeyed(context: RuleContext, entity: ElementOf<'data'>, islands: readonly IdentityIsland[]): Problem {
  const { index } = context;
  const systems = islands.filter((island) => island.keys.length === 0).flatMap((island) => island.systems);
  const names = systems.map((system) => pathOf(index, system)).join(', ');
  return {
    at: { element: entity.id },
    message: `By which identifier ${names} ${systems.length === 1 ? 'knows' : 'know'} ${entity.name} is not stated; say \`identifies ${entity.name} by …\`.`,
    missing: true,
    journeys: acrossIslands(context, islands),
    related: systems.map((system) => ({ at: { element: system }, message: `holds ${entity.name}` })),
  };
}

/** The journeys that pass systems of more than one island. */
function acrossIslands(context: RuleContext, islands: readonly IdentityIsland[]): readonly ElementId[] {
  const touched = new Map<ElementId, Set<IdentityIsland>>();
  for (const island of islands) {
    for (const system of island.systems) {
      for (const journey of journeysThrough(context).of(system)) {
        const set = touched.get(journey) ?? new Set();
        touched.set(journey, set.add(island));
      }
    }
  }
  return context.index
    .all('journey')
    .map((journey) => journey.id)
    .filter((journey) => (touched.get(journey)?.size ?? 0) > 1);
}

function linkIslands(entity: ElementOf<'data'>, keyed: readonly IdentityIsland[]): readonly Fix[] {
  const [first, ...others] = keyed.map((island) => island.keys[0] ?? '');
  if (first === undefined) return [];
  const text = others.map((key) => `identity ${first} = ${key}`).join('\n');
  return [{ kind: 'declare', title: `Declare that ${[first, ...others].join(', ')} are resolved to each other`, after: entity.id, text }];
}
