/** The phase of a step in each version: its title, empty outside of all; undefined where the version does not have the step. */
export interface PhasedStep {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** A run of steps that is one phase in both versions, though it may be called otherwise. */
export interface MergedPhase {
  readonly before: string;
  readonly after: string;
  readonly first: number;
  readonly end: number;
  readonly change: 'added' | 'removed' | 'changed' | undefined;
}

/** Phases over the steps of both versions: as they are later; a step that is gone stays in the phase that it was in. */
export function mergePhases(steps: readonly PhasedStep[]): readonly MergedPhase[] {
  const titles: string[] = [];
  steps.forEach(({ before, after }, index) => {
    titles.push(after ?? neighbourPhase(steps, titles, index) ?? before ?? '');
  });
  const runs: MergedPhase[] = [];
  titles.forEach((title, index) => {
    if (index + 1 < titles.length && titles[index + 1] === title) return;
    const first = runs.at(-1)?.end ?? 0;
    const within = steps.slice(first, index + 1);
    const then = within.find(({ before }) => before !== undefined)?.before;
    const isThere = within.some(({ after }) => after !== undefined);
    const change = title === '' && then === '' ? undefined : then === undefined ? 'added' : !isThere ? 'removed' : then === title ? undefined : 'changed';
    runs.push({ before: then ?? title, after: title, first, end: index + 1, change });
  });
  return runs;
}

/** Of a step that is gone: the later phase of those that it shared a phase with, the one before it first. */
function neighbourPhase(steps: readonly PhasedStep[], titles: readonly string[], index: number): string | undefined {
  const own = steps[index]?.before;
  const last = steps[index - 1];
  if (last?.before === own) return titles[index - 1];
  const next = steps.slice(index + 1).find(({ after }) => after !== undefined);
  return next?.before === own ? next?.after : undefined;
}
