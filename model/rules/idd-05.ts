import { isPeriodic } from '../data-flow.ts';
import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Problem } from '../finding.ts';
import { duration, listed, quoted } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';
import type { InHand, WalkedStep } from '../walk.ts';

export const idd05: Rule = {
  id: 'IDD-05',
  title: 'Agent view incomplete',
  severity: 'warning',
  profile: 'design',
  summary: 'Data that an agent or the back office needs, and that does not reach the tools of the step, or only by last night’s batch.',
  why: 'Who answers sees yesterday’s order, or none, and asks the customer what the company knows. Training does not help: it is not on the screen.',
  fix: 'Let the tool ask the master when the customer calls (`crm -> oms { returns Order }`), or bring changes as events. A tool that masters the data, or that the step itself uses beside the others, is enough. Where the need says how `fresh`, IDD-04 judges it.',
  options: {
    batch: { description: 'A file or batch, or a copy, that comes at least so often is as good as a question.', default: 60, unit: 'min' },
  },
  bad: `data Order
channel voice
system oms "Order management" { masters Order }
system crm "CRM" { replicates Order }
oms -> crm "Orders of the day" by sftp { style file  carries Order  every 24h }
journey lateDelivery "Late delivery" {
  step call "So what is it about?" on voice using crm { actor agent  needs Order }
}
`,
  good: `data Order
channel voice
system oms "Order management" { masters Order }
system crm "CRM"
crm -> oms "Open an order" by rest { style request-reply  returns Order }
journey lateDelivery "Late delivery" {
  step call "So what is it about?" on voice using crm { actor agent  needs Order }
}
`,
  unknown: `data Order
channel voice
system oms { masters Order }
system crm
crm -> oms
journey help {
  step call on voice using crm { actor agent  needs Order }
}
`,
  waive: 'waive IDD-05 on lateDelivery.call until 2026-12-31 because "The order opens in the CRM from autumn on"',
  see: ['IDD-04', 'JRN-02', 'INT-05'],
  *checkJourney(context, journey) {
    const { index } = context;
    for (const walked of context.walk(journey).steps) {
      const step = walked.reachable ? index.get('step', walked.step) : undefined;
      if (!step || (step.actor !== 'agent' && step.actor !== 'backoffice')) continue;
      const unseen = unseenAt(context, step, walked);
      if (unseen.length > 0) yield { ...problemOf(index, step, walked, unseen), journeys: [journey.id] };
    }
  },
};

/** Data that the tools of a step do not show as it is. */
interface Unseen {
  readonly item: string;
  readonly why: string;
  /** What brings it too seldom. */
  readonly by?: ElementId;
}

function unseenAt(context: RuleContext, step: ElementOf<'step'>, walked: WalkedStep): readonly Unseen[] {
  const { index } = context;
  if (walked.systems.some((system) => index.element(system)?.undeclared)) return [];
  return step.needs.flatMap((need): Unseen[] => {
    if (need.data === undefined || index.element(need.data)?.undeclared) return [];
    const lost = walked.lost.find(({ item }) => item === need.item);
    if (lost) return lost.cause === 'no way' ? [{ item: need.item, why: 'no integration brings it' }] : [];
    const inHand = walked.inHand.find(({ item }) => item === need.item);
    // How fresh a need may be is stated, and judged elsewhere.
    if (!inHand || need.fresh !== undefined) return [];
    const late = latePart(context, need.data, inHand);
    return late === undefined ? [] : [{ item: need.item, ...late }];
  });
}

/** The batch on its way, or the copy that is renewed too seldom; undefined where it comes at once, or nobody says how. */
function latePart(context: RuleContext, data: ElementId, { from, source, way, assumed }: InHand): Omit<Unseen, 'item'> | undefined {
  const { index } = context;
  const limit = context.number('batch') * 60_000;
  if (assumed !== undefined) return undefined;
  for (const id of way ?? []) {
    const integration = index.get('integration', id);
    if (!integration || !isPeriodic(integration) || (integration.every !== undefined && integration.every.ms < limit)) continue;
    const often = integration.every === undefined ? '' : ` every ${duration(integration.every.ms)}`;
    return { why: `only as a ${integration.style === 'file' || integration.style === undefined ? 'file' : 'batch'}${often}`, by: id };
  }
  if (from !== 'system') return undefined;
  // A copy in a tool of the step: what is kept there by itself is no copy.
  const held = index.get('system', source)?.holdings.filter((each) => each.data === data) ?? [];
  const copies = held.filter(({ how }) => how === 'replicates' || how === 'caches');
  const [copy] = copies;
  if (!copy || source === undefined || copies.length < held.length || copy.every === undefined || copy.every.ms < limit) return undefined;
  return { why: `only as a copy renewed every ${duration(copy.every.ms)}`, by: source };
}

function problemOf(index: ArchitectureIndex, step: ElementOf<'step'>, walked: WalkedStep, unseen: readonly Unseen[]): Problem {
  const who = step.actor === 'agent' ? 'The agent' : 'The back office';
  const tools = listed(walked.systems.map((system) => index.element(system)?.path ?? system));
  const [first] = unseen;
  const place = unseen.length === 1 ? step.needs.findIndex(({ item }) => item === first?.item) : -1;
  return {
    at: { element: step.id, property: place >= 0 ? `needs.${place}` : 'needs' },
    message: `${who} cannot see at ${quoted(index.label(step.id))} in ${tools}: ${unseen.map(({ item, why }) => `${item} (${why})`).join(', ')}; let the tool ask the master.`,
    related: unseen.flatMap(({ by, item }) => (by === undefined ? [] : [{ at: { element: by, property: 'every' }, message: `brings ${item} too seldom` }])),
  };
}
