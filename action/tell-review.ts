import type { RunEvent } from './event.ts';
import type { Inputs } from './inputs.ts';
import { tell, tellError } from './log.ts';
import type { PictureState } from './pictures.ts';
import { problemsOf } from './review-result.ts';
import type { ReviewResult } from './review-result.ts';

/** Writes the log of a run: annotations at the lines first, then what was compared and what could not be done. */
export function tellReview(result: ReviewResult, { failOn }: Inputs, { name }: RunEvent): void {
  const { checked, base, compared, pictures } = result;
  const problems = problemsOf(result);
  if (checked.kind === 'checked') process.stdout.write(checked.annotations);
  for (const problem of problems) tellError(problem);
  if (checked.kind === 'absent' && problems.length === 0) tell('There is no .cxa file here, so there is nothing to check.');
  for (const each of compared) {
    if (each.kind !== 'compared') continue;
    const { changed, introduced, fixed, breaking } = each.figures;
    tell(`${each.project}: ${changed} changed, ${breaking} breaking, findings: ${introduced} introduced, ${fixed} fixed.`);
  }
  const undrawn = compared.flatMap((each) => (each.kind === 'compared' && each.page && 'problem' in each.page ? [each.page.problem] : []));
  for (const problem of new Set(undrawn)) tell(problem);
  if (base === undefined) {
    tell(`A run on ${name || 'this event'} has nothing to compare with, so there is a check and a summary alone; name a base to compare with one.`);
    if (failOn.has('new-errors')) tell('What is new cannot be told, so no error fails this run.');
  }
  if (pictures && !('problem' in pictures)) tellPictures(pictures);
}

function tellPictures({ differing, missing, leftOver, commands }: PictureState): void {
  const mend = `write them anew: ${commands.join(' && ')}`;
  for (const path of differing) tellError(`${path} is not what is drawn now; ${mend}`, path);
  for (const path of missing) tellError(`${path} is missing; ${mend}`);
  for (const path of leftOver) tellError(`${path} shows a view that is no more; remove it.`, path);
}
