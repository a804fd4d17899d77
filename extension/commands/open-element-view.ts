import type { TreeNode } from '../../language-server/protocol.ts';
import type { Around } from './table.ts';

/** Shows a node of the tree in the picture in which it is seen best. */
export function openElementView({ previews }: Around, node: unknown): void {
  const { place, view } = node as TreeNode;
  if (view === undefined) return;
  previews.show(place.project, view, place.at === 'element' ? place.element : undefined);
}
