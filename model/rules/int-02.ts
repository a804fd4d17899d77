import { isDirect, isHarmless, isOfType } from '../direct-lines.ts';
import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Problem } from '../finding.ts';
import { isLive } from '../integration-graph.ts';
import { journeysThrough } from '../journeys-through.ts';
import { counted, decimal, listedUpTo } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { hubTypes } from '../vocabulary.ts';

export const int02: Rule = {
  id: 'INT-02',
  title: 'Spaghetti density',
  severity: 'warning',
  profile: 'design',
  summary: 'A system with many direct neighbours, or a landscape in which too many pairs of systems are joined directly.',
  why: 'A system that ten others call directly cannot be changed without ten others. Each line was somebody’s quick win; together they are why the next one takes nine months.',
  fix: 'Lead what several need over a hub (`via ipaas`) or publish it once as an event. Lines that end at a hub, loads into a warehouse and lines inside one system do not count; two lines between the same two systems count once. One without `via` is not known to be direct: say `via none` or name the hub.',
  lacks: { one: 'may have too many direct neighbours', many: 'may have too many direct neighbours' },
  options: {
    neighbours: { description: 'A system may have so many direct neighbours.', default: 4, unit: 'systems' },
    density: { description: 'Such a share of all pairs of systems may be joined directly.', default: 0.25 },
    systems: { description: 'The share says something from so many systems on.', default: 8, unit: 'systems' },
    intrusive: { description: 'Styles that reach into another system, and so are direct.', default: ['shared-db', 'rpa'] },
    insight: {
      description: 'Kinds of system that may be loaded directly.',
      default: ['warehouse', 'lake', 'bi', 'analytics', 'ml', 'observability'],
    },
  },
  bad: `system erp "ERP" { kind erp }
system shop { kind commerce }
system tills { kind pos }
system crm { kind crm }
system billing { kind billing }
system ledger
shop -> erp { via none }
tills -> erp by jdbc
crm -> erp { via none }
billing -> erp { via none }
erp -> ledger { via none }
`,
  good: `system erp "ERP" { kind erp }
system ipaas "Integration platform" { kind ipaas }
system warehouse { kind warehouse }
system shop { kind commerce }
system tills { kind pos }
system crm { kind crm }
system billing { kind billing }
shop -> erp { via ipaas }
tills -> erp { via none }
crm -> erp { via ipaas }
billing -> erp { via none }
ipaas -> erp { via none }
erp -> warehouse { via none }
`,
  unknown: `system erp
system shop
system tills
system crm
system billing
system ledger
shop -> erp { via none }
tills -> erp
crm -> erp
billing -> erp
erp -> ledger
`,
  waive: 'waive INT-02 on erp until 2026-12-31 because "The event backbone comes in autumn"',
  see: ['INT-01', 'INT-04'],
  *check(context) {
    const { index } = context;
    const limit = context.number('neighbours');
    const ties = readTies(context);
    let fullest: { readonly system: ElementOf<'system'>; readonly direct: number } | undefined;
    for (const [root, { direct, unclear, over }] of ties.bySystem) {
      const system = index.get('system', root);
      if (!system || isOfType(index, root, hubTypes)) continue;
      if (!fullest || direct.size > fullest.direct) fullest = { system, direct: direct.size };
      if (direct.size > limit) yield tangled(context, system, direct, over.size);
      else if (direct.size + unclear.size > limit) yield unstated(system, direct.size, unclear, limit);
    }
    if (fullest) yield* judgeDensity(context, ties.pairs.size, fullest.system);
  },
};

/** The other systems that one is joined to, by how. */
interface Ties {
  /** With an integration for each. */
  readonly direct: Map<ElementId, ElementId>;
  readonly unclear: Map<ElementId, ElementId>;
  readonly over: Set<ElementId>;
}

function readTies(context: RuleContext): { readonly bySystem: ReadonlyMap<ElementId, Ties>; readonly pairs: ReadonlySet<string> } {
  const { index } = context;
  const [intrusive, insight] = [new Set(context.words('intrusive')), new Set(context.words('insight'))];
  const bySystem = new Map<ElementId, Ties>();
  const pairs = new Set<string>();
  const of = (root: ElementId): Ties => {
    const ties = bySystem.get(root) ?? { direct: new Map(), unclear: new Map(), over: new Set() };
    bySystem.set(root, ties);
    return ties;
  };
  for (const integration of index.all('integration')) {
    const [from, to] = [index.rootSystem(integration.from), index.rootSystem(integration.to)];
    if (!isThere(index, from) || !isThere(index, to) || isHarmless(index, integration, insight)) continue;
    const direct = isDirect(index, integration, intrusive);
    for (const [one, other] of [[from, to], [to, from]] as const) {
      if (direct) of(one).direct.set(other, integration.id);
      else if (direct === undefined) of(one).unclear.set(other, integration.id);
      else of(one).over.add(other);
    }
    if (direct) pairs.add(from < to ? `${from} ${to}` : `${to} ${from}`);
  }
  for (const { direct, unclear, over } of bySystem.values()) {
    for (const known of direct.keys()) {
      unclear.delete(known);
      over.delete(known);
    }
  }
  return { bySystem, pairs };
}

function isThere(index: ArchitectureIndex, root: ElementId): boolean {
  const system = index.get('system', root);
  return system !== undefined && isLive(system);
}

function tangled(context: RuleContext, system: ElementOf<'system'>, direct: ReadonlyMap<ElementId, ElementId>, over: number): Problem {
  const { index } = context;
  const names = listedUpTo([...direct.keys()].map((id) => index.element(id)?.path ?? id), 6);
  const rest = over === 0 ? 'none goes over a hub' : `${over} ${over === 1 ? 'goes' : 'go'} over a hub`;
  const through = journeysThrough(context).of(system.id);
  return {
    at: { element: system.id },
    message: `${system.path} has ${counted(direct.size, 'direct neighbour')} (limit ${context.number('neighbours')}): ${names}; ${rest}. Lead what several of them need over one.`,
    journeys: through,
    related: [...direct.values()].map((integration) => ({ at: { element: integration }, message: 'direct' })),
  };
}

/** Said of the landscape, not of journeys: none of them waits for the answer. */
function unstated(system: ElementOf<'system'>, direct: number, unclear: ReadonlyMap<ElementId, ElementId>, limit: number): Problem {
  const known = direct === 0 ? 'none is known to be direct' : `${direct} ${direct === 1 ? 'is' : 'are'} direct`;
  return {
    at: { element: system.id },
    message: `${system.path} has ${counted(direct + unclear.size, 'neighbour')} that it may be joined to directly (limit ${limit}): ${known}, of ${unclear.size} it is not stated; say \`via none\` or the hub.`,
    missing: true,
    related: [...unclear.values()].map((integration) => ({ at: { element: integration }, message: 'direct or not is not stated' })),
  };
}

/** Shown at the architecture, or where nobody declared it at the system with most lines. */
function* judgeDensity(context: RuleContext, pairs: number, fullest: ElementOf<'system'>): Iterable<Problem> {
  const { index } = context;
  const isNode = (system: ElementOf<'system'>) => index.get('system', system.parent) === undefined && isLive(system) && !isOfType(index, system.id, hubTypes);
  const systems = index.all('system').filter((system) => !system.undeclared && isNode(system)).length;
  const limit = context.number('density');
  const possible = (systems * (systems - 1)) / 2;
  if (systems < context.number('systems') || pairs / possible <= limit) return;
  yield {
    at: { element: index.all('architecture')[0]?.id ?? fullest.id },
    message: `${pairs} of ${possible} pairs of ${systems} systems are joined directly (${decimal((pairs / possible) * 100, 0)} %, limit ${decimal(limit * 100, 0)} %); ${fullest.path} has most of these lines, begin there with a hub.`,
  };
}
