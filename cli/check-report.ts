import type { Finding } from '../model/finding.ts';
import type { Project } from '../language-server/project.ts';

/** What a check found, ready to print. */
export interface CheckReport {
  readonly findings: readonly Finding[];
  readonly summary: CheckSummary;
  readonly projects: readonly Project[];
  /** URIs of what was checked. */
  readonly files: readonly string[];
  /** Whether the command ends with 1. */
  readonly failed: boolean;
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
