import type { Checked } from './check.ts';
import { sumOf } from './compare.ts';
import type { Compared, Figures } from './compare.ts';
import type { Base } from './merge-base.ts';
import type { Pictures } from './pictures.ts';

/** All that a run has found out. */
export interface ReviewResult {
  readonly checked: Checked;
  /** Undefined where there is nothing to compare with, as on a push. */
  readonly base: Base | undefined;
  readonly compared: readonly Compared[];
  /** Projects that the workflow names and that are not there. */
  readonly removed: readonly string[];
  /** Undefined where the workflow names no folder with pictures. */
  readonly pictures: Pictures | undefined;
}

/** Of all projects together; undefined when nothing was compared. */
export function figuresOf({ compared }: ReviewResult): Figures | undefined {
  const figures = compared.flatMap((each) => (each.kind === 'compared' ? [each.figures] : []));
  return figures.length > 0 ? sumOf(figures) : undefined;
}

/** What could not be done, a sentence each. */
export function problemsOf({ checked, base, compared, removed, pictures }: ReviewResult): readonly string[] {
  // A folder that is only in the base was removed; one that is nowhere is a mistake in the workflow.
  const nowhere = removed.filter((project) => !compared.some((each) => each.project === project && each.kind === 'compared'));
  return [
    ...(checked.kind === 'problem' ? [checked.problem] : []),
    ...nowhere.map((project) => `There is no folder ${project}; correct the input project.`),
    ...(base && 'problem' in base ? [base.problem] : []),
    ...compared.flatMap((each) => (each.kind === 'problem' ? [each.problem] : [])),
    ...(pictures && 'problem' in pictures ? [pictures.problem] : []),
  ];
}
