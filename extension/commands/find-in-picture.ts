import type { Around } from './table.ts';

/** Opens the search in the picture. */
export function findInPicture({ previews }: Around): void {
  previews.act('find');
}
