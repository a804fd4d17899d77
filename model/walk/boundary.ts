import type { Handover } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import { hasAny, type Item } from '../data-flow.ts';
import type { ArchitectureIndex } from '../query.ts';
import { dependencyKeys, type WalkFacts } from './facts.ts';
import type { StepPlace } from './place.ts';
import type { Passage } from './route.ts';

/** What changes for the customer on the way from a step to the next, and what is declared about it. */
export interface Boundary {
  readonly channelChange: boolean;
  readonly teamChange: boolean;
  readonly botToPerson: boolean;
  readonly sent: boolean;
  /** Any of the changes: only what is handed over or can be reached comes along. */
  readonly crossed: boolean;
  /** Declared for these changes, channels first. */
  readonly handovers: readonly Handover[];
  /** Every way of changing the channel, or the team, with what is declared for it. */
  readonly crossings: readonly Crossing[];
}

export interface Crossing {
  readonly kind: 'channel' | 'team';
  readonly from: ElementId;
  readonly to: ElementId;
  readonly handovers: readonly Handover[];
}

export function readBoundary(facts: WalkFacts, passage: Passage, from: StepPlace, to: StepPlace): Boundary {
  const channelPairs = from.channels.flatMap((a) => to.channels.map((b) => [a, b] as const));
  const channelChange = channelPairs.length > 0 && channelPairs.every(([a, b]) => a !== b);
  const teamChange = from.team !== undefined && to.team !== undefined && from.team !== to.team;
  const botToPerson = isAutomatic(facts.index, from) && isPerson(to);

  const crossings: Crossing[] = [];
  const crossed = channelChange || teamChange || botToPerson;
  if (channelChange || botToPerson) {
    for (const [a, b] of channelPairs) {
      // Where the customer may stay on his channel he does, unless he comes to a person there.
      if (channelChange || a === b) crossings.push({ kind: 'channel', from: a, to: b, handovers: declared(facts, a, b) });
    }
  }
  if (teamChange && from.team !== undefined && to.team !== undefined) {
    crossings.push({ kind: 'team', from: from.team, to: to.team, handovers: betweenTeams(facts, from.team, to.team) });
  }
  return {
    channelChange,
    teamChange,
    botToPerson,
    sent: isSent(facts.index, passage, from, to),
    crossed,
    handovers: [...new Set(crossings.flatMap((crossing) => crossing.handovers))],
    crossings,
  };
}

/**
 * Whether the item is handed over: by the team's handover, or on every channel that the customer may come to. Where some
 * of several channels have a handover, those count: that there is none to the others is a finding of its own.
 */
export function isHandedOver(boundary: Boundary, bringers: ReadonlySet<Item>): boolean {
  const channels = boundary.crossings.filter((crossing) => crossing.kind === 'channel' && crossing.handovers.length > 0);
  const teams = boundary.crossings.filter((crossing) => crossing.kind === 'team');
  const keeps = (crossing: Crossing) => crossing.handovers.some((handover) => handsOver(handover, bringers));
  return teams.some(keeps) || (channels.length > 0 && channels.every(keeps));
}

/**
 * A warm or contextual handover that does not list what it carries is taken at its word: everything. A cold one, and
 * one of which only the ends are known, hands nothing over.
 */
function handsOver({ type, carries }: Handover, bringers: ReadonlySet<Item>): boolean {
  if (type === 'none' || carries === 'none') return false;
  if (carries === undefined) return type === 'warm' || type === 'contextual';
  return hasAny(carries, bringers);
}

/** What comes along is stated, by a list or by its kind: then nothing more is assumed. */
export function statesHandover(boundary: Boundary): boolean {
  return boundary.handovers.some(({ type, carries }) => carries !== undefined || type === 'none' || type === 'cold');
}

function declared({ index, uses }: WalkFacts, from: ElementId, to: ElementId): readonly Handover[] {
  uses(dependencyKeys.handovers(from, to));
  return index.handovers(from, to);
}

/** Of the teams themselves, or else of the nearest ones that they are part of. */
function betweenTeams(facts: WalkFacts, from: ElementId, to: ElementId): readonly Handover[] {
  const left = withParents(facts, from);
  const right = withParents(facts, to);
  for (let apart = 0; apart < left.length + right.length - 1; apart++) {
    for (let up = 0; up <= apart; up++) {
      const [a, b] = [left[up], right[apart - up]];
      const found = a === undefined || b === undefined || a === b ? [] : declared(facts, a, b);
      if (found.length > 0) return found;
    }
  }
  return [];
}

function withParents({ index, uses }: WalkFacts, team: ElementId): readonly ElementId[] {
  const teams: ElementId[] = [];
  for (let at: ElementId | undefined = team; at !== undefined && !teams.includes(at); at = index.get('team', at)?.parent) {
    uses(at);
    teams.push(at);
  }
  return teams;
}

const automatic = new Set(['bot', 'ai-agent', 'system']);
const persons = new Set(['agent', 'backoffice', 'partner']);

/** Done by a machine: as stated, else on a channel where a machine answers. */
function isAutomatic(index: ArchitectureIndex, { step, channels }: StepPlace): boolean {
  if (step.actor !== undefined) return automatic.has(step.actor);
  return channels.length > 0 && channels.every((channel) => index.get('channel', channel)?.type === 'ivr');
}

function isPerson({ step }: StepPlace): boolean {
  return step.actor !== undefined && persons.has(step.actor);
}

/**
 * A message to the customer is not a handover, and a customer who goes on by himself is none either, unless an arrow
 * says that a bot or an agent sends him.
 */
function isSent(index: ArchitectureIndex, passage: Passage, from: StepPlace, to: StepPlace): boolean {
  if (to.step.actor === 'system') return false;
  const outbound = to.channels.length > 0 && to.channels.every((channel) => index.get('channel', channel)?.direction === 'outbound');
  if (outbound) return false;
  if (passage.cause === 'on fail') return true;
  const sender = from.step.actor === 'agent' || (from.step.actor !== 'system' && isAutomatic(index, from));
  return sender && (passage.cause === 'arrow' || to.step.actor !== 'customer');
}
