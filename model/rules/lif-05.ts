import type { Element, ElementOf } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import type { Problem } from '../finding.ts';
import { isLive } from '../integration-graph.ts';
import { journeysThrough } from '../journeys-through.ts';
import { counted, listed, listedUpTo } from '../phrases.ts';
import { modelAt, plateauOrder } from '../plateau.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { pathOf } from '../element-path.ts';

export const lif05: Rule = {
  id: 'LIF-05',
  title: 'Cosmetic change or unattended cloud',
  severity: 'warning',
  profile: 'build',
  summary: 'The last plateau changes only what the customer sees and nothing behind it; or nobody looks after a system in the cloud.',
  why: 'A new app on the old connections is the old journey in new colours. And the cloud frees from machines, not from thinking: three times a year its vendor changes something, and somebody has to look at it.',
  fix: 'Change what the critical journeys rest on, or say that it stays as it is on purpose (`waive`). Name who runs each system in the cloud, and how often its vendor brings a version: `run owner itOps  upgrades every 4mo`.',
  lacks: { one: 'does not say who looks after it in the cloud', many: 'do not say who looks after them in the cloud' },
  options: {
    hosting: { description: 'Kinds of hosting that still need somebody.', default: ['saas'] },
    surface: { description: 'Kinds of system that the customer sees.', default: ['web-app', 'mobile-app', 'portal', 'bff', 'cms', 'dam', 'chatbot'] },
  },
  bad: `team itOps "IT operations"
plateau now "As is"
plateau tobe "To be" after now
system portal "Portal" { kind portal  exists until tobe }
system newPortal "New portal" { kind portal  exists from tobe }
system crm "CRM" { kind crm  hosting saas  run owner none  upgrades every 4mo }
system erp "ERP" { kind erp  hosting onprem }
portal -> crm
newPortal -> crm
crm -> erp "Orders" { every 24h }
channel web "Web"
journey order "Where is my order?" {
  criticality critical
  step look "Looks" on web using portal -> crm -> erp { actor customer  at tobe { using newPortal -> crm -> erp } }
}
`,
  good: `team itOps "IT operations"
plateau now "As is"
plateau tobe "To be" after now
system portal "Portal" { kind portal  exists until tobe }
system newPortal "New portal" { kind portal  exists from tobe }
system crm "CRM" { kind crm  hosting saas  run owner itOps  upgrades every 4mo }
system erp "ERP" { kind erp  hosting onprem }
portal -> crm
newPortal -> crm
crm -> erp "Orders" { every 24h  at tobe { every 5min } }
channel web "Web"
journey order "Where is my order?" {
  criticality critical
  step look "Looks" on web using portal -> crm -> erp { actor customer  at tobe { using newPortal -> crm -> erp } }
}
`,
  unknown: `plateau now
plateau tobe after now
system crm { hosting saas }
system old { exists until tobe }
system new { exists from tobe }
old -> crm
new -> crm
journey order { criticality critical  step look using crm }
`,
  waive: 'waive LIF-05 until 2026-12-31 because "The core follows next year"',
  see: ['OWN-01', 'LIF-01', 'INT-04'],
  *check(context) {
    const hosting = new Set(context.words('hosting'));
    for (const system of context.index.all('system')) {
      if (system.undeclared || system.hosting === undefined || !hosting.has(system.hosting) || !isLive(system)) continue;
      yield* judgeCloud(context, system);
    }
    yield* judgeChange(context);
  },
};

function* judgeCloud(context: RuleContext, system: ElementOf<'system'>): Iterable<Problem> {
  const { index } = context;
  const journeys = journeysThrough(context).of(system.id);
  const part = index.get('system', system.parent);
  // A component that says nothing itself is looked after with its system.
  const runOwner = system.runOwner ?? part?.runOwner;
  const upgrades = system.upgradesEvery ?? part?.upgradesEvery;
  const name = pathOf(index, system.id);
  const none = [runOwner === 'none' ? 'nobody runs it' : '', upgrades === 'none' ? 'nobody knows when its vendor upgrades it' : ''].filter((each) => each !== '');
  if (none.length > 0) {
    const property = system.runOwner === 'none' ? 'runOwner' : 'upgradesEvery';
    const every = runOwner === 'none' && typeof upgrades === 'object' ? `, though its vendor brings a version every ${upgrades.text}` : '';
    yield { at: { element: system.id, property }, message: `${name} is in the cloud (${system.hosting ?? ''}), and ${listed(none)}${every}; name who looks after it.`, journeys };
  }
  const unsaid = [runOwner === undefined ? 'who runs it (`run owner …`)' : '', upgrades === undefined ? 'how often its vendor upgrades it (`upgrades every …`)' : ''].filter((each) => each !== '');
  if (unsaid.length > 0) {
    yield { at: { element: system.id }, message: `${name} is in the cloud (${system.hosting ?? ''}), and does not state ${listed(unsaid, 'or')}.`, missing: true, journeys };
  }
}

/** Compares the last plateau with the first: which elements are the same is known from their identity. */
function* judgeChange(context: RuleContext): Iterable<Problem> {
  const { index } = context;
  const order = plateauOrder(index.whole);
  const [first, last] = [order[0], order.at(-1)];
  if (first === undefined || last === undefined || first === last || !context.plateaus.includes(last.id)) return;
  const critical = journeysThrough(context).criticalCount;
  if (critical === 0) return;
  const changed = changes(index.whole.elements, new Set(modelAt(index.whole, first.id).elements), new Set(index.model.elements));
  const surface = new Set(context.words('surface'));
  const systems = changed.flatMap((element) => (element.kind === 'system' ? element : []));
  if (systems.length === 0 || !systems.every(({ type }) => type !== undefined && surface.has(type))) return;
  const touched = new Set(systems.map(({ id }) => id));
  const isBehind = (element: Element) => element.kind === 'integration' && !touched.has(element.from) && !touched.has(element.to);
  if (changed.some((element) => isBehind(element) || element.kind === 'data' || element.kind === 'identity')) return;
  const resting = index.all('integration').filter((integration) => isBehind(integration) && isCritical(context, integration.id));
  if (resting.length === 0) return;
  const names = listedUpTo(systems.map(({ id }) => pathOfAny(index, id)), 4);
  yield {
    at: { element: last.id },
    message: `Only ${counted(systems.length, 'system')} that the customer sees ${systems.length === 1 ? 'changes' : 'change'} from ${first.path} to ${last.path} (${names}); what is behind ${counted(critical, 'critical journey')} stays as it is, ${counted(resting.length, 'integration')} of it: ${listedUpTo(resting.map(({ from, to }) => `${pathOf(index, from)} -> ${pathOf(index, to)}`), 3)}.`,
    journeys: journeysThrough(context).critical(index.all('journey').map(({ id }) => id)),
    plateaus: [last.id],
    related: systems.filter(({ id }) => index.element(id)).map(({ id }) => ({ at: { element: id }, message: 'changes' })),
  };
}

/** What is not the same before and after; what exists in both and differs comes once. */
function changes(all: readonly Element[], before: ReadonlySet<Element>, after: ReadonlySet<Element>): readonly Element[] {
  const same = new Set([...before].filter((element) => after.has(element)).map(({ id }) => id));
  const there = new Set([...before, ...after].map(({ id }) => id));
  return all.filter(({ id }) => there.has(id) && !same.has(id));
}

function isCritical(context: RuleContext, integration: ElementId): boolean {
  const through = journeysThrough(context);
  return through.critical(through.of(integration)).length > 0;
}

function pathOfAny(index: ArchitectureIndex, id: ElementId): string {
  return index.whole.elements.find((element) => element.id === id)?.path ?? id;
}
