import type { SequenceMessage, SequenceStep, SequenceView } from '../views/sequence-view.ts';
import { type ComparedNames, laterId } from './names.ts';

/** The earlier view in the names of the later one. */
export function renameSequence(before: SequenceView, names: ComparedNames): SequenceView {
  return {
    ...before,
    participants: before.participants.map((participant) => {
      const element = participant.element === undefined ? {} : { element: laterId(names, participant.element) };
      return { ...participant, id: laterParticipant(participant.id, names), ...element };
    }),
    steps: before.steps.map((step): SequenceStep => {
      const element = laterId(names, step.element);
      return { ...step, element, messages: step.messages.map((message) => renameMessage(message, { from: step.element, to: element }, names)) };
    }),
  };
}

/** An element, the customer, or a person at work with the team that he is of. */
function laterParticipant(id: string, names: ComparedNames): string {
  const [, person, team] = /^(person:[^:]+):(.+)$/.exec(id) ?? [];
  return person === undefined || team === undefined ? laterId(names, id) : `${person}:${laterId(names, team)}`;
}

/**
 * A message is called after its step and either its two ends or its integration and its place in the integration's way;
 * of several alike the later ones are numbered. It is taken apart from both ends, since any of the names may begin like another.
 */
function renameMessage(message: SequenceMessage, step: { readonly from: string; readonly to: string }, names: ComparedNames): SequenceMessage {
  const ends = { from: laterParticipant(message.from, names), to: laterParticipant(message.to, names) };
  const element = message.element === undefined ? {} : { element: laterId(names, message.element) };
  const own = pathOf(step.from);
  const said = message.id.startsWith(`${own}:`) ? message.id.slice(own.length + 1) : undefined;
  const about = `${message.from}>${message.to}`;
  const integration = message.element;
  const later =
    said === undefined
      ? undefined
      : integration !== undefined && said.startsWith(`${integration}:`)
        ? `${laterId(names, integration)}${said.slice(integration.length)}`
        : said.startsWith(about)
          ? `${ends.from}>${ends.to}${said.slice(about.length)}`
          : said;
  return { ...message, ...ends, ...element, id: later === undefined ? message.id : `${pathOf(step.to)}:${later}` };
}

function pathOf(step: string): string {
  return step.replace(/^step:/, '');
}
