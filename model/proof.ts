import { channelsOf } from './crossings.ts';
import type { ElementOf } from './element.ts';
import type { ArchitectureIndex } from './query.ts';
import { vocabulary } from './vocabulary.ts';

/** How well somebody has shown who he is, by the word for it: 0 for anonymous, nothing or a word that is not known, 3 for strong. */
export function proofLevel(auth: string | undefined): number {
  return auth === undefined ? 0 : Math.max(0, (vocabulary.auth as readonly string[]).indexOf(auth));
}

/** The word for a level. */
export function proofName(level: number): string {
  return vocabulary.auth[level] ?? '';
}

/** How well a step’s channels know the customer, the least of them; undefined where one does not say, or there is none. */
export function channelProof(index: ArchitectureIndex, step: ElementOf<'step'>): number | undefined {
  const stated = channelsOf(step).map((id) => index.get('channel', id)?.auth);
  if (stated.length === 0 || stated.includes(undefined)) return undefined;
  return Math.min(...stated.map(proofLevel));
}
