import type { ElementOf } from '../../model/element.ts';
import { hubTypes } from '../../model/vocabulary.ts';
import type { ViewContext } from '../draw.ts';
import { iconFor } from '../svg/icons.ts';
import { absentLabel, absentSystem } from './absent-system.ts';
import type { NotesByElement } from './finding-notes.ts';
import { customerParticipant } from './sequence-messages.ts';
import type { SequenceParticipant, SequenceStep } from './sequence-view.ts';
import { systemTone } from './system-tone.ts';

interface ParticipantContext {
  readonly context: ViewContext;
  readonly notes: NotesByElement;
  readonly journey: ElementOf<'journey'>;
  readonly steps: readonly SequenceStep[];
}

/** Everybody that a message comes from or goes to: the customer, then by first use, hubs last. */
export function collectParticipants({ context, notes, journey, steps }: ParticipantContext): readonly SequenceParticipant[] {
  const ids = [...new Set(steps.flatMap(({ messages }) => messages.flatMap(({ from, to }) => [from, to])))];
  const ranked = ids.map((id) => ({ id, rank: rankOf(context, id) })).toSorted((a, b) => a.rank - b.rank);
  return ranked.map(({ id }) => describe({ context, notes, journey }, id));
}

function rankOf({ index }: ViewContext, id: string): number {
  if (id === customerParticipant) return 0;
  const type = index.get('system', id)?.type;
  return type !== undefined && hubTypes.has(type) ? 2 : 1;
}

function describe(
  { context: { index }, notes, journey }: Omit<ParticipantContext, 'steps'>,
  id: string,
): SequenceParticipant {
  if (id === customerParticipant) {
    const [persona] = journey.personas;
    const one = journey.personas.length === 1 && persona !== undefined;
    const about = { id, icon: 'customer', title: one ? index.label(persona) : 'Customer', tone: 'customer' as const };
    return { ...about, dashed: false, findings: [], ...(one ? { element: persona } : {}) };
  }
  if (id.startsWith('person:')) {
    const [, actor = 'agent', ...team] = id.split(':');
    const title = [personWords[actor] ?? actor, team.length > 0 ? index.label(team.join(':')) : ''].filter(Boolean).join(' · ');
    return { id, icon: iconFor('step', actor), title, tone: 'engagement', dashed: false, findings: [] };
  }
  const element = index.element(id);
  const absent = absentSystem(index, id);
  const type = element?.kind === 'system' || element?.kind === 'channel' ? element.type : absent?.type;
  return {
    id,
    element: id,
    icon: iconFor(element?.kind ?? 'system', type),
    title: absent === undefined ? index.label(id) : absentLabel(absent),
    tone: absent !== undefined ? 'muted' : element?.kind === 'channel' ? 'channel' : systemTone(type),
    dashed: absent !== undefined || element?.undeclared === true,
    findings: notes.about(id),
  };
}

const personWords: Readonly<Record<string, string>> = { agent: 'Agent', backoffice: 'Back office', partner: 'Partner' };
