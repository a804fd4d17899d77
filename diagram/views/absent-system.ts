import type { ElementOf } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import type { ArchitectureIndex } from '../../model/query.ts';

/** The system of that id where it exists at another plateau than the one shown; undefined where it is there, or nowhere. */
export function absentSystem(index: ArchitectureIndex, id: ElementId): ElementOf<'system'> | undefined {
  if (index.element(id) !== undefined) return undefined;
  const found = index.whole.elements.find((each) => each.id === id);
  return found?.kind === 'system' ? found : undefined;
}

/** How a picture calls a system that is named in it and does not exist at its plateau. */
export function absentLabel({ title, path }: ElementOf<'system'>): string {
  return `${title ?? path} · not there`;
}
