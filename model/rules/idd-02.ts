import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Fix } from '../finding.ts';
import { counted, listedUpTo } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';

export const idd02: Rule = {
  id: 'IDD-02',
  title: 'No or several masters',
  severity: 'error',
  profile: 'design',
  summary: 'Data about customers, or that a step needs, with several masters or none.',
  why: 'With two masters each is right and they differ: the customer opts out in one and is written to from the other. With none nobody knows which copy to believe.',
  fix: 'Let one system say `masters`, the others `replicates … every 5min`, `caches` or `holds`. Split the entity where two systems master different parts of it.',
  lacks: { one: 'has no master', many: 'have no master' },
  bad: `data Preference "Contact preferences" { subject customer }
system crm "CRM" { masters Preference }
system marketing "Marketing" { masters Preference }
`,
  good: `data Preference "Contact preferences" { subject customer }
system crm "CRM" { masters Preference }
system marketing "Marketing" { replicates Preference every 1h }
`,
  unknown: `data Order
data Segment
system shop { holds Order, Segment }
journey buy { step pay on web using shop { needs Order } }
channel web
`,
  waive: 'waive IDD-02 on Preference until 2026-12-31 because "The preference centre comes in autumn"',
  see: ['IDD-01', 'IDD-04'],
  *check(context) {
    const { index } = context;
    const needed = neededData(context);
    const masters = mastersByData(index);
    for (const entity of index.all('data')) {
      const needs = needed.get(entity.id) ?? [];
      if (entity.undeclared || (entity.subject !== 'customer' && needs.length === 0)) continue;
      const found = masters.get(entity.id) ?? [];
      if (found.length === 1) continue;
      const at = { element: entity.id };
      const name = entity.title ?? entity.name;
      if (found.length === 0) {
        const message = `No system is stated to master ${name}; say \`masters ${entity.path}\` where it is kept.`;
        yield { at, message, missing: true, journeys: needs };
        continue;
      }
      const names = found.map(({ system }) => index.element(system)?.path ?? system);
      yield {
        at,
        message: `${counted(found.length, 'system')} master ${name}: ${listedUpTo(names, 5)}; let one master it and the others replicate it.`,
        journeys: needs,
        related: found.map(({ system, property }) => ({ at: { element: system, property }, message: `masters ${entity.name}` })),
        fixes: found.length === 2 ? keepOne(index, entity, found) : [],
      };
    }
  },
};

interface Master {
  readonly system: ElementId;
  readonly property: string;
}

/** By data entity; two components of one system are one platform, and what derives an entity is its source where nothing masters it. */
function mastersByData(index: ArchitectureIndex): ReadonlyMap<ElementId, readonly Master[]> {
  const found = { masters: new Map<ElementId, Map<ElementId, Master>>(), derives: new Map<ElementId, Map<ElementId, Master>>() };
  for (const system of index.all('system')) {
    const before = { masters: 0, derives: 0 };
    for (const { how, data } of system.holdings) {
      if (how !== 'masters' && how !== 'derives') continue;
      const place = before[how]++;
      const roots = found[how].get(data) ?? new Map<ElementId, Master>();
      found[how].set(data, roots);
      const root = index.rootSystem(system.id);
      if (!roots.has(root)) roots.set(root, { system: system.id, property: `${how}.${place}` });
    }
  }
  // Several that derive it, a score say, are no contradiction: the first stands for them.
  const masters = new Map([...found.masters].map(([data, roots]) => [data, [...roots.values()]]));
  for (const [data, roots] of found.derives) if (!masters.has(data)) masters.set(data, [...roots.values()].slice(0, 1));
  return masters;
}

/** Data entities that steps need, with the journeys that do. */
function neededData({ index }: RuleContext): ReadonlyMap<ElementId, readonly ElementId[]> {
  const needed = new Map<ElementId, ElementId[]>();
  for (const step of index.all('step')) {
    for (const { data } of step.needs) {
      if (data === undefined) continue;
      const journeys = needed.get(data) ?? [];
      needed.set(data, journeys);
      if (!journeys.includes(step.journey)) journeys.push(step.journey);
    }
  }
  return needed;
}

/** Offered where the other system masters nothing else: then the whole line becomes the copy's. */
function keepOne(index: ArchitectureIndex, entity: ElementOf<'data'>, masters: readonly Master[]): readonly Fix[] {
  return masters.flatMap((kept): Fix[] => {
    const copy = index.get('system', other(masters, kept).system);
    if (copy?.holdings.filter((holding) => holding.how === 'masters').length !== 1) return [];
    const title = `Let only ${index.label(kept.system)} master ${entity.name}`;
    return [{ kind: 'replace-property', title, at: { element: copy.id, property: 'masters' }, text: `replicates ${entity.path}` }];
  });
}

function other(masters: readonly Master[], one: Master): Master {
  return masters.find((master) => master !== one) ?? one;
}
