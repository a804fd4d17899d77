import type { ThemeName } from '../diagram/svg/theme.ts';
import type { ComparedState } from '../language-server/compare-states.ts';
import type { Project } from '../language-server/project.ts';
import type { Difference } from '../model/diff/difference.ts';

/** What every format of `cxa diff` tells. */
export interface DiffReport extends Difference {
  readonly project: string;
  /** As they were named on the command line. */
  readonly base: string;
  readonly head: string;
  /** Imported packages whose version differs, with the version of each side. */
  readonly packages: readonly ChangedPackage[];
  /** What the reader has to know before he trusts the rest: a side that is not there, or that has mistakes. */
  readonly notes: readonly string[];
  /** What `--fail-on` asks for has happened. */
  readonly failed: boolean;
  readonly colour: boolean;
  readonly versions: DiffVersions;
  readonly picture: DiffPicture;
}

interface DiffPicture {
  /** The view that was asked for. */
  readonly view: string | undefined;
  readonly theme: ThemeName;
}

export interface ChangedPackage {
  readonly name: string;
  /** Undefined where the side does not import it, or its manifest states none. */
  readonly before?: string;
  readonly after?: string;
}

/** `The package @acme/patterns 1.0.0 → 2.0.0, whose templates make a part of this.` */
export function packageLine({ name, before = 'not imported', after = 'not imported' }: ChangedPackage): string {
  return `The package ${name}, whose templates make a part of this: ${before} → ${after}.`;
}

/** Of both sides what formats need that show pictures, and the page that shows everything. */
interface DiffVersions {
  readonly before: ComparedState;
  readonly after: ComparedState;
  /** The later one, with its texts. */
  readonly project: Project;
  /** They are put in. */
  readonly withText: boolean;
}
