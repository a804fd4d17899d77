import type { ModelDiff } from '../model/diff/change.ts';
import type { Consequences } from '../model/diff/consequences.ts';
import type { ThemeName } from '../diagram/svg/theme.ts';
import type { ProjectState } from '../language-server/project.ts';
import type { ElementId } from '../model/element-base.ts';
import type { ArchitectureIndex } from '../model/query.ts';

/** What every format of `cxa diff` tells. */
export interface DiffReport {
  readonly project: string;
  /** As they were named on the command line. */
  readonly base: string;
  readonly head: string;
  readonly diff: ModelDiff;
  readonly consequences: Consequences;
  /** What the reader has to know before he trusts the rest: a side that is not there, or that has mistakes. */
  readonly notes: readonly string[];
  /** For naming elements of either side. */
  readonly before: ArchitectureIndex;
  readonly after: ArchitectureIndex;
  /** What `--fail-on` asks for has happened. */
  readonly failed: boolean;
  readonly colour: boolean;
  readonly pictures: DiffPictures;
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
