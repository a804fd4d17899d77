import type { ElementOf } from '../../model/element.ts';
import type { ViewContext } from '../draw.ts';
import type { LegendEntry, Tone } from '../view-graph.ts';
import type { NotesByElement } from './finding-notes.ts';
import { systemTone } from './system-tone.ts';

/** How systems are coloured, and what to say about it. */
export interface Colouring {
  tone(system: ElementOf<'system'>): Tone;
  /** For the systems that are shown. */
  legend(systems: readonly ElementOf<'system'>[]): readonly LegendEntry[];
}

/** By layer unless the view says otherwise. The word that decides is written on the card too. */
export function chooseColours(by: string | undefined, context: ViewContext, notes: NotesByElement): Colouring {
  const fixed = by === undefined ? undefined : fixedTones[by];
  if (by === 'owner') return byOwner(context);
  if (by === 'findings') return byFindings(notes);
  if (fixed === undefined) return { tone: ({ type }) => systemTone(type), legend: () => [] };
  const wordOf = (system: ElementOf<'system'>) => readField[by ?? '']?.(system);
  return {
    tone: (system) => fixed[wordOf(system) ?? ''] ?? 'plain',
    legend: (systems) => {
      const values = new Set(systems.map(wordOf));
      const known = Object.entries(fixed).filter(([value]) => values.has(value));
      return [...known, ...(values.has(undefined) ? [['not stated', 'plain'] as const] : [])].map(([text, tone]) => swatch(tone, text));
    },
  };
}

const readField: Readonly<Record<string, (system: ElementOf<'system'>) => string | undefined>> = {
  lifecycle: ({ lifecycle }) => lifecycle,
  hosting: ({ hosting }) => hosting,
  criticality: ({ criticality }) => criticality,
};

const fixedTones: Readonly<Record<string, Readonly<Record<string, Tone>>>> = {
  lifecycle: { planned: 'info', pilot: 'accent', live: 'good', contain: 'insight', sunset: 'warning', retired: 'muted' },
  hosting: { onprem: 'insight', 'private-cloud': 'integration', iaas: 'channel', paas: 'engagement', saas: 'core', hybrid: 'customer' },
  criticality: { critical: 'error', high: 'warning', medium: 'info', low: 'muted' },
};

const ownerTones: readonly Tone[] = ['core', 'engagement', 'channel', 'insight', 'customer', 'accent', 'integration', 'good', 'info', 'warning'];

/** Owners in the order of their ids take the tones in turn. */
function byOwner({ index }: ViewContext): Colouring {
  const ownerOf = ({ owner }: ElementOf<'system'>) => (owner === 'none' ? undefined : owner);
  const owners = [...new Set(index.all('system').flatMap((system) => ownerOf(system) ?? []))].toSorted();
  const toneOf = (owner: string | undefined) => (owner === undefined ? 'plain' : (ownerTones[owners.indexOf(owner) % ownerTones.length] ?? 'plain'));
  return {
    tone: (system) => toneOf(ownerOf(system)),
    legend: (systems) => {
      const shown = new Set(systems.map(ownerOf));
      const known = owners.filter((owner) => shown.has(owner)).map((owner) => swatch(toneOf(owner), index.label(owner)));
      return shown.has(undefined) ? [...known, swatch('plain', 'no owner stated')] : known;
    },
  };
}

function byFindings(notes: NotesByElement): Colouring {
  const toneOf = (system: ElementOf<'system'>): Tone => notes.about(system.id)[0]?.severity ?? 'plain';
  const words: readonly (readonly [Tone, string])[] = [
    ['error', 'with an error'],
    ['warning', 'with a warning'],
    ['info', 'with a note'],
    ['plain', 'without findings'],
  ];
  return {
    tone: toneOf,
    legend: (systems) => {
      const shown = new Set(systems.map(toneOf));
      return words.filter(([tone]) => shown.has(tone)).map(([tone, text]) => swatch(tone, text));
    },
  };
}

function swatch(tone: Tone, text: string): LegendEntry {
  return { sample: 'swatch', tone, text };
}
