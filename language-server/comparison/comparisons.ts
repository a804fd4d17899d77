import type { Difference } from '../../model/diff/difference.ts';
import { compareStates } from '../compare-states.ts';
import type { ComparedState } from '../compare-states.ts';
import type { FileSystem } from '../file-system.ts';
import { createProject } from '../project.ts';
import type { ProjectState } from '../project.ts';
import { findProjectAt } from '../project-finder.ts';
import type { Workspace } from '../workspace.ts';

/** Where a version of a project is read from. */
export interface VersionSource {
  /** `main`, `the last commit`. */
  readonly name: string;
  readonly files: FileSystem;
  /** The folder of the project in it, where that is another one. */
  readonly root?: string;
}

/** What the open projects are compared with: one other version each, which is read and checked once. */
export interface Comparisons {
  /** Without a base the project is compared with nothing any more; without a head, the base with the project as it is at each moment. */
  set(project: string, base: VersionSource | undefined, head?: VersionSource): Promise<void>;
  /** Undefined where the project is not open or is compared with nothing. The same object while nothing has changed. */
  of(project: string): Comparison | undefined;
}

/** A base and what it is compared with at the moment. */
export interface Comparison {
  readonly before: ComparedState;
  readonly after: ComparedState;
  readonly difference: Difference;
}

export interface ComparisonsOptions {
  readonly workspace: Workspace;
  /** `YYYY-MM-DD` */
  today(): string;
}

/** What the project is called when it is the later side. */
const workingTree = 'the working tree';

export function createComparisons({ workspace, today }: ComparisonsOptions): Comparisons {
  const chosen = new Map<string, { readonly base: ComparedState; readonly head: ComparedState | undefined }>();
  const known = new WeakMap<ComparedState, { readonly state: ProjectState; readonly comparison: Comparison }>();
  /** Of two that are read at the same time, the one that was asked for last stays. */
  const asked = new Map<string, number>();

  async function read(project: string, { name, files, root = project }: VersionSource): Promise<ComparedState> {
    // As for the project itself: a folder that nobody has opened is not searched in all its depth.
    const options = workspace.folderAround(root) === undefined && !(await files.exists(`${root}/cxa.json`)) ? { depth: 1 } : {};
    const found = await findProjectAt(files, root, root === project ? options : {});
    const version = createProject(found ?? { root, config: undefined, documents: [] }, { fileSystem: files, today });
    await version.load();
    return { name, state: version.state(), isThere: found !== undefined };
  }

  return {
    async set(project, base, head) {
      const turn = (asked.get(project) ?? 0) + 1;
      asked.set(project, turn);
      if (base === undefined) return void chosen.delete(project);
      const sides = { base: await read(project, base), head: head && (await read(project, head)) };
      if (asked.get(project) === turn) chosen.set(project, sides);
    },
    of(project) {
      const own = workspace.project(project);
      const pair = chosen.get(project);
      if (own === undefined || pair === undefined) return undefined;
      const after: ComparedState = pair.head ?? { name: workingTree, state: own.state(), isThere: true };
      const before = known.get(pair.base);
      if (before?.state === after.state) return before.comparison;
      const { base } = pair;
      let difference: Difference | undefined;
      const comparison: Comparison = {
        before: base,
        after,
        // Names of views need none, pictures and lists do.
        get difference() {
          difference ??= compareStates(base, after);
          return difference;
        },
      };
      known.set(base, { state: after.state, comparison });
      return comparison;
    },
  };
}
