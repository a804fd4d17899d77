import { channelNames, channelsOf } from '../crossings.ts';
import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Problem } from '../finding.ts';
import { isLive } from '../integration-graph.ts';
import { listed, quoted } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule } from '../rule.ts';

export const jrn01: Rule = {
  id: 'JRN-01',
  title: 'Unimplemented step',
  severity: 'error',
  profile: 'design',
  summary: 'A touchpoint on no channel that is there, or with no live system behind it.',
  why: 'The journey says that something happens which nothing can do: not yet, not any more, or not on this plateau. On the slide it looked the same.',
  fix: 'Name the channel (`on chat`) and the systems (`using crm`) that are there at that plateau, with `at p1 { using … }` where they change. `on none` and `using none` say that a step needs none.',
  lacks: { one: 'has no channel or no system', many: 'have no channel or no system' },
  options: {
    physical: {
      description: 'Kinds of channel that work without a system.',
      default: ['store', 'branch', 'field', 'post', 'community'],
    },
  },
  bad: `plateau now "As is"
plateau tobe "To be" after now
channel web { served by portal }
system portal "Old portal" { exists until tobe }
journey reschedule "Reschedule" {
  step choose "Chooses a new day" on web using portal { actor customer }
}
`,
  good: `plateau now "As is"
plateau tobe "To be" after now
channel web { served by portal }
system portal "Old portal" { exists until tobe }
system app "New app" { exists from tobe }
journey reschedule "Reschedule" {
  step choose "Chooses a new day" on web using portal {
    actor customer
    at tobe { using app }
  }
}
`,
  unknown: `channel web
journey buy {
  step look "Looks" on web { actor customer }
  step pay "Pays" { actor customer }
  step think "Thinks" on none using none { actor customer }
  step pack "Packs" { actor backoffice  lane backstage  using none }
}
`,
  waive: 'waive JRN-01 on reschedule until 2026-12-31 because "The portal comes back in autumn"',
  see: ['JRN-07', 'INT-06', 'LIF-04'],
  *checkJourney(context, journey) {
    const { index } = context;
    const physical = new Set(context.words('physical'));
    const walked = new Map(context.walk(journey).steps.map((step) => [step.step, step]));
    for (const step of index.steps(journey.id)) {
      const at = walked.get(step.id);
      const problem = channelProblem(index, step) ?? systemProblem(index, step, at?.systems ?? [], physical);
      if (problem) yield { ...problem, journeys: [journey.id] };
    }
  },
};

function channelProblem(index: ArchitectureIndex, step: ElementOf<'step'>): Problem | undefined {
  const channels = channelsOf(step);
  if (channels.length > 0) {
    const gone = channels.filter((channel) => index.element(channel) === undefined);
    if (gone.length < channels.length) return undefined;
    const message = `Step ${quoted(index.label(step.id))} has no channel: ${listed(gone.map(nameOf))} ${gone.length === 1 ? 'does' : 'do'} not exist at this plateau.`;
    return { at: { element: step.id, property: 'channels' }, message };
  }
  if (step.channels === 'none' || !isTouchpoint(step)) return undefined;
  const message = `On which channel ${quoted(index.label(step.id))} happens is not stated (\`on …\`, or \`on none\`).`;
  return { at: { element: step.id }, message, missing: true };
}

function systemProblem(
  index: ArchitectureIndex,
  step: ElementOf<'step'>,
  systems: readonly ElementId[],
  physical: ReadonlySet<string>,
): Problem | undefined {
  if (systems.length > 0) return undefined;
  const name = `${quoted(index.label(step.id))}`;
  const stated = step.using === undefined || step.using === 'none' ? [] : step.using.flat();
  if (stated.length > 0) {
    const reasons = [...new Set(stated)].map((system) => whyGone(index, system)).filter((reason) => reason !== undefined);
    if (reasons.length === 0) return undefined;
    // What is only planned may be the very state that is being designed.
    const severity = reasons.some((reason) => reason.planned) ? ({ severity: 'warning' } as const) : {};
    const message = `Step ${name} has no live system: ${listed(reasons.map((reason) => reason.text))}.`;
    return { at: { element: step.id, property: 'using' }, message, ...severity };
  }
  const channels = channelsOf(step).flatMap((id) => index.get('channel', id) ?? []);
  const digital = channels.filter((channel) => channel.type !== undefined && !physical.has(channel.type));
  if (step.using === 'none') {
    if (digital.length === 0 || digital.length < channels.length) return undefined;
    const message = `Step ${name} is on ${channelNames(index, step)} and uses no system; something has to be behind a touchpoint there.`;
    return { at: { element: step.id, property: 'using' }, message };
  }
  if (channels.some((channel) => channel.servedBy === 'none' || (channel.type && physical.has(channel.type)))) return undefined;
  // Served by systems of which none is live: the same contradiction, one word further away.
  const serving = channels.flatMap((channel) => (channel.servedBy === 'none' ? [] : (channel.servedBy ?? [])));
  const gone = serving.map((system) => whyGone(index, system)).filter((reason) => reason !== undefined);
  if (serving.length > 0 && gone.length > 0) {
    const message = `Step ${name} has no live system: ${channelNames(index, step)} is served by ${listed(serving.map(nameOf))}, and ${listed(gone.map((reason) => reason.text))}.`;
    return { at: { element: step.id, property: 'channels' }, message, ...(gone.some((reason) => reason.planned) && { severity: 'warning' as const }) };
  }
  if (!isTouchpoint(step) && step.actor !== undefined && step.actor !== 'system' && step.actor !== 'backoffice') return undefined;
  const message = `Which system step ${name} uses is not stated (\`using …\`, or \`using none\`).`;
  return { at: { element: step.id }, message, missing: true };
}

/** Why a system is not live here; undefined when it is, or when nothing is known about it. */
function whyGone(index: ArchitectureIndex, id: ElementId): { readonly text: string; readonly planned: boolean } | undefined {
  const system = index.get('system', id);
  if (!system) return { text: `${nameOf(id)} does not exist at this plateau`, planned: false };
  if (system.undeclared || isLive(system)) {
    const root = index.get('system', index.rootSystem(id));
    return root && root !== system ? whyGone(index, root.id) : undefined;
  }
  return { text: `${system.path} is ${system.lifecycle ?? 'not live'}`, planned: system.lifecycle === 'planned' };
}

/** Where the customer meets somebody or something; what happens behind the line of visibility is none. */
function isTouchpoint(step: ElementOf<'step'>): boolean {
  if (step.lane === 'backstage' || step.lane === 'support') return false;
  return step.actor === undefined || ['customer', 'agent', 'bot', 'ai-agent'].includes(step.actor);
}

function nameOf(id: ElementId): string {
  return id.slice(id.indexOf(':') + 1);
}
