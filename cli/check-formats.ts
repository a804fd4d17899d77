import type { Finding } from '../model/finding.ts';
import type { Project } from '../language-server/project.ts';
import { checkJson } from './check-json.ts';
import { checkText } from './check-text.ts';

/** What a check found, ready to print. */
export interface CheckReport {
  readonly findings: readonly Finding[];
  readonly summary: CheckSummary;
  readonly projects: readonly Project[];
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

/** One function per `--format`. */
export const checkFormats = { text: checkText, json: checkJson } as const satisfies Record<string, (report: CheckReport) => string>;

export type CheckFormat = keyof typeof checkFormats;
