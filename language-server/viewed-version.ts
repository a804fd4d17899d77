import type { ViewedVersion } from '../diagram/compare/compared-views.ts';
import type { ElementId } from '../model/element-base.ts';
import type { ProjectState } from './project.ts';
import { viewContext } from './view-context.ts';

/** A project as pictures that compare it look at it; at a plateau, or each view at its own. */
export function viewedVersion(state: ProjectState, at: ElementId | undefined): ViewedVersion {
  return { context: (plateau) => viewContext(state, plateau), ...(at !== undefined && { at }) };
}
