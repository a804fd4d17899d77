import type { ElementId } from './element-base.ts';
import type { ArchitectureIndex } from './query.ts';

/** What an element is called in the text; of one that is not there, what its id says. */
export function pathOf(index: ArchitectureIndex, id: ElementId): string {
  return index.element(id)?.path ?? id.slice(id.indexOf(':') + 1);
}
