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
    const limit = context.number('neighbours');
    const landscape = readLandscape(context);
    let fullest: Node | undefined;
    for (const node of landscape.nodes.values()) {
      if (node.hub) continue;
      if (node.direct > (fullest?.direct ?? 0)) fullest = node;
      // Two lines may lead to the same neighbour, so no system has more neighbours than lines.
      if (node.lines.length <= limit) continue;
      const { direct, unclear } = neighboursOf(context, node);
      if (direct.size > limit) yield tangled(context, landscape, node, direct);
      else if (direct.size + unclear.size > limit) yield unstated(node.system, direct.size, unclear, limit);
    }
    if (fullest) yield* judgeDensity(context, landscape, fullest);
  },
};

/** An outermost system that is there, with the lines that begin or end at it and pass no hub, as far as is known. */
interface Node {
  readonly root: ElementId;
  readonly system: ElementOf<'system'>;
  readonly hub: boolean;
  readonly lines: ElementOf<'integration'>[];
  /** So many of them are known to be direct. */
  direct: number;
}

interface Landscape {
  readonly nodes: ReadonlyMap<ElementId, Node>;
  /** All lines that are known to be direct. */
  readonly direct: readonly ElementOf<'integration'>[];
}

/** Counts before it compares: few systems have so many lines that it matters whom they lead to. */
function readLandscape(context: RuleContext): Landscape {
  const { index } = context;
  const nodes = new Map<ElementId, Node>();
  for (const system of index.all('system')) {
    if (index.get('system', system.parent) !== undefined || !isLive(system)) continue;
    nodes.set(system.id, { root: system.id, system, hub: isOfType(index, system.id, hubTypes), lines: [], direct: 0 });
  }
  const [intrusive, insight] = [new Set(context.words('intrusive')), new Set(context.words('insight'))];
  const direct: ElementOf<'integration'>[] = [];
  for (const integration of index.all('integration')) {
    if (integration.via !== undefined && integration.via !== 'none') continue;
    const [from, to] = [nodeOf(index, nodes, integration.from), nodeOf(index, nodes, integration.to)];
    if (!from || !to || from.hub || to.hub || isHarmless(index, integration, insight)) continue;
    // Neither end is a hub, so that a line over none is direct.
    const known = integration.via === 'none' || isDirect(index, integration, intrusive);
    if (known === false) continue;
    for (const node of [from, to]) {
      node.lines.push(integration);
      if (known) node.direct++;
    }
    if (known) direct.push(integration);
  }
  return { nodes, direct };
}

/** Nearly all systems are outermost ones, so that is looked up first. */
function nodeOf(index: ArchitectureIndex, nodes: ReadonlyMap<ElementId, Node>, end: ElementId): Node | undefined {
  return nodes.get(end) ?? nodes.get(index.rootSystem(end));
}

/** The other systems that one is joined to, each with an integration; one that is known to be direct is only that. */
function neighboursOf(context: RuleContext, { root, lines }: Node) {
  const { index } = context;
  const intrusive = new Set(context.words('intrusive'));
  const direct = new Map<ElementId, ElementId>();
  const unclear = new Map<ElementId, ElementId>();
  for (const integration of lines) {
    const list = integration.via === 'none' || isDirect(index, integration, intrusive) ? direct : unclear;
    const other = otherEnd(index, integration, root);
    if (!list.has(other)) list.set(other, integration.id);
  }
  for (const known of direct.keys()) unclear.delete(known);
  return { direct, unclear };
}

function otherEnd(index: ArchitectureIndex, { from, to }: ElementOf<'integration'>, root: ElementId): ElementId {
  const start = index.rootSystem(from);
  return start === root ? index.rootSystem(to) : start;
}

/** How many more systems it is joined to over a hub. */
function overHubs(index: ArchitectureIndex, { nodes }: Landscape, { root }: Node, direct: ReadonlyMap<ElementId, ElementId>): number {
  const over = new Set<ElementId>();
  for (const integration of [...index.integrationsFrom(root), ...index.integrationsTo(root)]) {
    const other = otherEnd(index, integration, root);
    const led = (integration.via !== undefined && integration.via !== 'none') || nodes.get(other)?.hub;
    if (led && other !== root && nodes.has(other) && !direct.has(other)) over.add(other);
  }
  return over.size;
}

function tangled(context: RuleContext, landscape: Landscape, node: Node, direct: ReadonlyMap<ElementId, ElementId>): Problem {
  const { index } = context;
  const { system } = node;
  // How many go the right way moves with each plateau that leads one more over a hub, and the knot stays the same.
  const over = overHubs(index, landscape, node, direct);
  const names = listedUpTo([...direct.keys()].map((id) => index.element(id)?.path ?? id), 6);
  const rest = over === 0 ? 'no other system is reached over a hub' : `${over} ${over === 1 ? 'other is' : 'others are'} reached over a hub`;
  const through = journeysThrough(context).of(system.id);
  return {
    at: { element: system.id },
    message: `${system.path} has ${counted(direct.size, 'direct neighbour')} (limit ${context.number('neighbours')}): ${names}; lead what several of them need over a hub.`,
    journeys: through,
    related: [{ at: { element: system.id }, message: rest }, ...[...direct.values()].map((integration) => ({ at: { element: integration }, message: 'direct' }))],
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
function* judgeDensity(context: RuleContext, { nodes, direct }: Landscape, fullest: Node): Iterable<Problem> {
  const { index } = context;
  let systems = 0;
  for (const { hub, system } of nodes.values()) if (!hub && !system.undeclared) systems++;
  const limit = context.number('density');
  const possible = (systems * (systems - 1)) / 2;
  if (systems < context.number('systems') || direct.length / possible <= limit) return;
  const pairs = new Set(direct.map(({ from, to }) => [index.rootSystem(from), index.rootSystem(to)].sort().join(' '))).size;
  if (pairs / possible <= limit) return;
  yield {
    at: { element: index.all('architecture')[0]?.id ?? fullest.root },
    message: `${pairs} of ${possible} pairs of ${systems} systems are joined directly (${decimal((pairs / possible) * 100, 0)} %, limit ${decimal(limit * 100, 0)} %); ${fullest.system.path} has most of these lines, begin there with a hub.`,
  };
}
