import type { Finding } from '../model/finding.ts';
import { fingerprints } from '../model/fingerprint.ts';
import { architectureName } from '../model/model.ts';
import type { CheckReport } from './check-report.ts';
import { shownPath } from './open-projects.ts';

/** Whose a finding is. */
export interface FindingProject {
  readonly name: string;
  /** Its folder, relative to the working directory: projects may have the same name. */
  readonly path: string;
  /** Tells a finding again in a later check. Counted within its project, so that it does not depend on what else is checked. */
  readonly fingerprint: string;
}

/** Finds the project of each finding of a report. */
export function findingProjects({ projects, findingsOf }: Pick<CheckReport, 'projects' | 'findingsOf'>): ReadonlyMap<Finding, FindingProject> {
  const found = new Map<Finding, FindingProject>();
  for (const project of projects) {
    const own = { name: architectureName(project.state().model), path: shownPath(project.root) };
    for (const [finding, fingerprint] of fingerprints(findingsOf.get(project) ?? [])) found.set(finding, { ...own, fingerprint });
  }
  return found;
}
