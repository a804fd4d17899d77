import type { ThemeName } from '../diagram/svg/theme.ts';
import type { ComparedState } from '../language-server/compare-states.ts';
import type { Project, ProjectState } from '../language-server/project.ts';
import type { Difference } from '../model/diff/difference.ts';
import type { ElementId } from '../model/element-base.ts';

/** What every format of `cxa diff` tells. */
export interface DiffReport extends Difference {
  readonly project: string;
  /** As they were named on the command line. */
  readonly base: string;
  readonly head: string;
  /** What the reader has to know before he trusts the rest: a side that is not there, or that has mistakes. */
  readonly notes: readonly string[];
  /** What `--fail-on` asks for has happened. */
  readonly failed: boolean;
  readonly colour: boolean;
  readonly pictures: DiffPictures;
  readonly versions: DiffVersions;
}

/** For formats that show pictures. */
interface DiffPictures {
  /** Undefined where the project is not there. */
  readonly before: DrawnSide | undefined;
  readonly after: DrawnSide | undefined;
  /** The view that was asked for. */
  readonly view: string | undefined;
  readonly theme: ThemeName;
}

interface DrawnSide {
  readonly state: ProjectState;
  /** The plateau that is compared. */
  readonly at: ElementId | undefined;
}

/** For the page that shows everything of both. */
interface DiffVersions {
  readonly before: ComparedState;
  readonly after: ComparedState;
  /** The later one, with its texts. */
  readonly project: Project;
  /** They are put in. */
  readonly withText: boolean;
}
