import type { Finding, Severity } from './finding.ts';
import type { ElementId } from './element-base.ts';
import type { Model, Profile } from './model.ts';

/** What `cxa.json` and the command line decide about checking. */
export interface CheckOptions {
  readonly profile: Profile;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** Only this plateau; all when undefined. */
  readonly at?: ElementId;
  /** `YYYY-MM-DD`; decides which waivers have expired. Passed in because the model knows no clock. */
  readonly today: string;
}

export interface RuleSetting {
  readonly severity?: Severity | 'off';
  readonly options?: Readonly<Record<string, unknown>>;
}

export interface CheckResult {
  /** Sorted by file, place and rule; with waived ones, marked. */
  readonly findings: readonly Finding[];
}

export type CheckModel = (model: Model, options: CheckOptions) => CheckResult;
