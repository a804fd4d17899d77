import type { ElementId } from '../model/element-base.ts';
import type { Finding } from '../model/finding.ts';
import type { Project } from '../language-server/project.ts';

/** What a check found, ready to print. */
export interface CheckReport {
  readonly findings: readonly Finding[];
  readonly summary: CheckSummary;
  readonly projects: readonly Project[];
  /** Those of `findings` that each of them has. */
  readonly findingsOf: ReadonlyMap<Project, readonly Finding[]>;
  /** URIs of what was checked. */
  readonly files: readonly string[];
  /** Whether the command ends with 1. */
  readonly failed: boolean;
  /** The plateau that was checked; all of them when undefined. */
  readonly at?: ElementId;
  readonly colour: boolean;
}

export interface CheckSummary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly waived: number;
  readonly elements: number;
  readonly files: number;
}
