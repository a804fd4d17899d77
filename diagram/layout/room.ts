/**
 * How much room something gets, px, by a key that names it and what it needs itself. A picture alone gives each thing what
 * it needs; two versions of one give it what the larger one needs, so that both stand in the same places.
 */
export type Room = (key: string, needed: number) => number;

export const ownRoom: Room = (_, needed) => needed;

/** Lays out two versions until neither needs more room than both have. */
export function shareRoom<T>(lay: (room: Room, side: 'before' | 'after') => T): { readonly before: T; readonly after: T } {
  const given = new Map<string, number>();
  let grown = false;
  const room: Room = (key, needed) => {
    const known = given.get(key);
    if (known !== undefined && known >= needed) return known;
    grown = true;
    given.set(key, needed);
    return needed;
  };
  for (let round = 0; ; round++) {
    grown = false;
    const placed = { before: lay(room, 'before'), after: lay(room, 'after') };
    if (!grown || round >= mostRounds) return placed;
  }
}

/** What depends on what depends on a size settles in as many rounds as that is deep. */
const mostRounds = 6;
