import type { ViewContext } from '../diagram/draw.ts';
import type { ElementId } from '../model/element-base.ts';
import type { ProjectState } from './project.ts';

/** What views look at, at a plateau; today's when undefined. */
export function viewContext(state: ProjectState, plateau: ElementId | undefined): ViewContext {
  const stand = state.stand(plateau);
  return {
    index: stand.index,
    walk: stand.walk,
    findings: state.findings.filter((finding) => !finding.waived),
    settings: state.config.view,
  };
}
