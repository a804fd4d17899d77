import { pathOf } from '../element-path.ts';
import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Fix, Problem } from '../finding.ts';
import { journeysThrough } from '../journeys-through.ts';
import { counted, listedUpTo, quoted, thousands } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';
import type { Retyped, WalkedStep } from '../walk.ts';

export const int05: Rule = {
  id: 'INT-05',
  title: 'Swivel chair',
  severity: 'warning',
  profile: 'design',
  summary: 'An agent works with two tools that know the same number, and nothing takes it from one to the other; or people are the integration.',
  why: 'The chair turns from screen to screen while the customer waits, and every tenth number is typed wrong. It never appears in an integration plan, because the integration is a person.',
  fix: 'Let an integration carry what both tools need, or let one tool show what the other knows. The tools of a step are those that `using` names first on each path; what is reached through them needs no typing. One key that comes along is enough.',
  lacks: { one: 'may make an agent type again', many: 'may make an agent type again' },
  options: {
    actors: { description: 'At whose steps two tools are looked at.', default: ['agent'] },
    manual: { description: 'Styles of an integration that mean people.', default: ['manual'] },
  },
  bad: `data Order { identifiers orderId }
data Case { identifiers caseId, orderId }
channel voice
system oms "Order management" { masters Order }
system crm "CRM" { masters Case }
system desk "Desk"
desk -> crm { carries caseId }
journey lateDelivery "Late delivery" {
  step call "So what is it about?" on voice using oms, crm { actor agent  brings orderId  needs orderId }
}
`,
  good: `data Order { identifiers orderId }
data Case { identifiers caseId, orderId }
channel voice
system oms "Order management" { masters Order }
system crm "CRM" { masters Case }
system knowledge "Knowledge base"
crm -> oms { carries orderId  returns Order }
journey lateDelivery "Late delivery" {
  step call "So what is it about?" on voice using oms, crm { actor agent  brings orderId  needs orderId }
}
`,
  unknown: `data Order { identifiers orderId }
channel voice
system oms { masters Order }
system crm
journey help {
  step call "Looks it up" on voice using oms, crm { actor agent  brings orderId  needs orderId }
}
`,
  waive: 'waive INT-05 on lateDelivery.call until 2026-12-31 because "The order opens in the CRM from autumn on"',
  see: ['INT-06', 'IDD-05', 'JRN-02'],
  *check(context) {
    const { index } = context;
    const manual = new Set(context.words('manual'));
    for (const integration of index.all('integration')) {
      if (integration.style !== undefined && manual.has(integration.style)) yield byHand(context, integration);
    }
  },
  *checkJourney(context, journey) {
    const { index } = context;
    const actors = new Set(context.words('actors'));
    for (const walked of context.walk(journey).steps) {
      if (walked.retyped.length === 0) continue;
      const step = index.get('step', walked.step);
      if (!step || !actors.has(step.actor ?? '')) continue;
      for (const retyped of walked.retyped) yield { ...retypes(index, step, walked, retyped), journeys: [journey.id] };
    }
  },
};

function byHand(context: RuleContext, integration: ElementOf<'integration'>): Problem {
  const { index } = context;
  const { carries, from, to } = integration;
  const what = carries === undefined || carries === 'none' || carries.length === 0 ? 'what it carries' : listedUpTo(carries.map(({ item }) => item), 3);
  const journeys = journeysThrough(context).of(integration.id);
  const on = journeys.length > 0 ? `, on ${counted(journeys.length, 'journey')}` : '';
  return {
    at: { element: integration.id, property: 'style' },
    message: `People carry ${what} from ${pathOf(index, from)} to ${pathOf(index, to)} by hand${on}; let an integration do it.`,
    journeys,
  };
}

function retypes(index: ArchitectureIndex, step: ElementOf<'step'>, walked: WalkedStep, { items, from, to, stated }: Retyped): Problem {
  const [source, target] = [pathOf(index, from), pathOf(index, to)];
  const what = listedUpTo(items, 3);
  const who = step.actor === 'backoffice' ? 'The back office' : 'The agent';
  const at = { element: step.id, property: 'using' };
  const related = [from, to].map((system) => ({ at: { element: system }, message: 'a tool of this step' }));
  const fixes = connect(index, from, to, items);
  if (!stated) {
    const message = `Whether ${who.toLowerCase()} re-keys ${what} from ${source} into ${target} at ${quoted(index.label(step.id))} is not known: nothing joins them, and one does not state what it ${'`masters`'} or ${'`identifies`'}.`;
    return { at, message, missing: true, related };
  }
  const often = walked.customersPerMonth === undefined ? '' : `, about ${thousands(walked.customersPerMonth)} times a month`;
  const message = `${who} re-keys ${what} from ${source} into ${target} at ${quoted(index.label(step.id))}${often}: both know it, and no integration carries it between them.`;
  return { at, message, related, fixes };
}

function connect(index: ArchitectureIndex, from: ElementId, to: ElementId, items: readonly string[]): readonly Fix[] {
  const arrow = `${pathOf(index, from)} -> ${pathOf(index, to)}`;
  return [{ kind: 'declare', title: `Add the integration ${arrow}`, after: from, text: `${arrow} { carries ${items.join(', ')} }` }];
}
