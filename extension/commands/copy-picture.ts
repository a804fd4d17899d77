import type { Around } from './table.ts';

/** Puts the picture on the clipboard as PNG. */
export function copyPicture({ previews }: Around): void {
  previews.act('copy-png');
}
