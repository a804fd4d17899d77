import { counted } from '../model/phrases.ts';
import type { Checked } from './check.ts';
import type { Figures } from './compare.ts';
import type { Inputs } from './inputs.ts';
import { oldCount } from './pictures.ts';
import type { Pictures } from './pictures.ts';

export interface Outcome {
  readonly checked: Checked;
  /** Undefined when nothing was compared. */
  readonly figures: Figures | undefined;
  readonly pictures: Pictures | undefined;
  /** What could not be done at all. */
  readonly problems: readonly string[];
}

/** Why the job fails, a sentence each; none when it does not. None holds any text of the architecture. */
export function reasonsToFail({ checked, figures, pictures, problems }: Outcome, { failOn, maxWarnings }: Pick<Inputs, 'failOn' | 'maxWarnings'>): readonly string[] {
  const { errors, warnings } = checked.kind === 'checked' ? checked : { errors: 0, warnings: 0 };
  const old = pictures && !('problem' in pictures) ? oldCount(pictures) : 0;
  return [
    ...(problems.length > 0 ? ['Not everything that was asked for could be done, see above.'] : []),
    ...(failOn.has('errors') && errors > 0 ? [`The architecture has ${counted(errors, 'error')}.`] : []),
    ...(maxWarnings !== undefined && warnings > maxWarnings ? [`The architecture has ${counted(warnings, 'warning')}, more than the ${maxWarnings} that max-warnings allows.`] : []),
    ...(failOn.has('new-errors') && figures && figures.newErrors > 0 ? [`The pull request brings ${counted(figures.newErrors, 'error')}.`] : []),
    ...(failOn.has('breaking') && figures && figures.breaking > 0 ? [`The pull request makes ${counted(figures.breaking, 'breaking change')}.`] : []),
    ...(old > 0 ? [`${counted(old, 'committed picture')} ${old === 1 ? 'is' : 'are'} not current.`] : []),
  ];
}
