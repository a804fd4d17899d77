import type { ElementOf } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import { decimal, listed, thousands, written as asWritten } from '../../model/phrases.ts';
import type { JourneyWalk, Lost, WalkedStep } from '../../model/walk.ts';
import type { ViewContext } from '../draw.ts';
import { iconFor } from '../svg/icons.ts';
import { describeChains } from './blueprint-systems.ts';
import type { BlueprintChip, BlueprintLane, BlueprintPromise, BlueprintStep } from './blueprint-view.ts';
import type { NotesByElement } from './finding-notes.ts';

export interface JourneyContext {
  readonly context: ViewContext;
  readonly notes: NotesByElement;
  readonly walk: JourneyWalk;
  readonly journey: ElementOf<'journey'>;
  /** The journey's steps that exist at the plateau, in the order written. */
  readonly written: readonly ElementOf<'step'>[];
}

/** Each step with its lane, its systems, its promises and what is wrong with it. */
export function describeSteps(journeyContext: JourneyContext): readonly BlueprintStep[] {
  const walked = new Map(journeyContext.walk.steps.map((step) => [step.step, step]));
  return journeyContext.written.flatMap((step, index) => {
    const found = walked.get(step.id);
    return found === undefined ? [] : [describeStep(journeyContext, step, found, index + 1)];
  });
}

function describeStep(
  { context, notes, journey }: JourneyContext,
  step: ElementOf<'step'>,
  walked: WalkedStep,
  number: number,
): BlueprintStep {
  const { index } = context;
  const volume = describeVolume(walked);
  const repeats = describeRepeats(walked);
  const actor = describeActor(context, step);
  return {
    element: step.id,
    number,
    title: index.label(step.id),
    lane: laneOf(step),
    channels: describeChannels({ context, notes }, step),
    chains: describeChains({ context, notes, step, walked }),
    promises: describePromises(context, journey, step),
    pains: step.pains.map(({ text, solvedBy }) => (solvedBy === undefined ? { text } : { text, solvedBy: index.label(solvedBy) })),
    unreachable: !walked.reachable,
    undeclared: step.undeclared === true,
    findings: notes.about(step.id),
    ...(actor === undefined ? {} : { actor }),
    ...(volume === undefined ? {} : { volume }),
    ...(step.emotion === undefined ? {} : { emotion: step.emotion }),
    ...(repeats === undefined ? {} : { repeats }),
  };
}

/** The lane stated, or else what its actor does in sight of the customer: with a channel in sight, without one behind. */
function laneOf(step: ElementOf<'step'>): BlueprintLane {
  if (step.lane === 'frontstage' || step.lane === 'backstage' || step.lane === 'support') {
    return step.actor === 'customer' && step.lane === 'frontstage' ? 'customer' : step.lane;
  }
  const visible = step.channels !== undefined && step.channels !== 'none' && step.channels.length > 0;
  switch (step.actor) {
    case undefined:
    case 'customer':
      return 'customer';
    case 'backoffice':
      return 'backstage';
    case 'system':
    case 'partner':
      return visible ? 'frontstage' : 'support';
    default:
      return visible ? 'frontstage' : 'backstage';
  }
}

function describeActor({ index }: ViewContext, step: ElementOf<'step'>): BlueprintStep['actor'] {
  const team = step.handledBy === undefined ? undefined : index.label(step.handledBy);
  if (step.actor === undefined && team === undefined) return undefined;
  const actor = step.actor === undefined ? undefined : (actorWords[step.actor] ?? step.actor);
  const text = [actor, team].filter(Boolean).join(' · ');
  return { icon: step.actor === undefined ? 'team' : iconFor('step', step.actor), text };
}

const actorWords: Readonly<Record<string, string>> = {
  customer: 'Customer',
  agent: 'Agent',
  bot: 'Bot',
  'ai-agent': 'AI agent',
  backoffice: 'Back office',
  partner: 'Partner',
  system: 'Automatic',
};

function describeVolume({ reachable, share, customersPerMonth }: WalkedStep): string | undefined {
  if (!reachable) return 'no arrow leads here';
  if (customersPerMonth !== undefined) return `${thousands(customersPerMonth)} a month`;
  return share < 1 ? `${decimal(share * 100, 0)} %` : undefined;
}

function describeRepeats({ lost }: WalkedStep): string | undefined {
  if (lost.length === 0) return undefined;
  const repeated = lost.filter(({ lastInHand }) => lastInHand !== undefined);
  const missing = lost.filter(({ lastInHand }) => lastInHand === undefined);
  const sentences = [
    repeated.length > 0 ? `Customer repeats ${listed(repeated.map(({ item }) => item))}` : '',
    missing.length > 0 ? `${repeated.length > 0 ? 'must supply' : 'Customer must supply'} ${listed(missing.map(({ item }) => item))}` : '',
  ];
  const customers = Math.max(...lost.map(lostCustomers));
  const count = customers > 0 ? `: ${thousands(customers)} a month` : '';
  return `${sentences.filter(Boolean).join(', ')}${count}`;
}

function lostCustomers({ customersPerMonth }: Lost): number {
  return customersPerMonth ?? 0;
}

function describeChannels(
  { context: { index }, notes }: Pick<JourneyContext, 'context' | 'notes'>,
  step: ElementOf<'step'>,
): readonly BlueprintChip[] {
  if (step.channels === undefined || step.channels === 'none') return [];
  return step.channels.map((id) => {
    const channel = index.get('channel', id);
    return {
      element: id,
      icon: iconFor('channel', channel?.type),
      text: index.label(id),
      tone: 'channel',
      dashed: channel?.undeclared === true,
      findings: notes.about(id),
    };
  });
}

/** The step's own limit, then what its channels promise for the journey's intents, then when somebody is there. */
function describePromises(
  { index }: ViewContext,
  journey: ElementOf<'journey'>,
  step: ElementOf<'step'>,
): readonly BlueprintPromise[] {
  const promises: BlueprintPromise[] = [];
  if (step.within !== undefined) promises.push({ icon: 'clock', text: `within ${asWritten(step.within)}` });
  const channels = step.channels === undefined || step.channels === 'none' ? [] : step.channels;
  for (const channel of channels.map((id: ElementId) => index.get('channel', id))) {
    if (channel === undefined) continue;
    for (const target of channel.targets) {
      if (target.intent !== undefined && !journey.intents.includes(target.intent)) continue;
      if (target.within === 'none') continue;
      const share = target.share === undefined ? '' : `${decimal(target.share, 1)} % `;
      promises.push({ icon: 'check', text: `${target.clock ?? 'response'} ${share}in ${asWritten(target.within)}` });
    }
    const hours = step.actor === 'agent' ? (channel.staffed ?? channel.hours) : channel.hours;
    if (hours !== undefined && hours !== 'none') promises.push({ icon: 'workforce', text: hours.text });
  }
  return promises;
}
