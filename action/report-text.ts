import { markdownCode, markdownText } from '../cli/markdown-text.ts';
import { counted, listed } from '../model/phrases.ts';
import type { Checked } from './check.ts';
import { isNews } from './compare.ts';
import type { ComparedProject } from './compare.ts';
import { oldCount } from './pictures.ts';
import type { Pictures, PictureState } from './pictures.ts';
import { problemsOf } from './review-result.ts';
import type { ReviewResult } from './review-result.ts';

/** What the comment and the summary begin with: what could not be done, the comparison of each project, and old pictures. Empty where there is none of these. */
export function reviewText(result: ReviewResult): string {
  const { compared, pictures } = result;
  return [
    ...problemsOf(result).map((problem) => `### ❌ CXA: not everything could be done\n\n${markdownText(problem)}`),
    ...comparedTexts(compared.flatMap((each) => (each.kind === 'compared' ? [each] : []))),
    ...(pictures && !('problem' in pictures) && oldCount(pictures) > 0 ? [picturesText(pictures)] : []),
  ].join('\n\n');
}

/** Of several projects those that differ; the others are named in a line. */
function comparedTexts(compared: readonly ComparedProject[]): readonly string[] {
  const same = compared.filter(({ figures }) => !isNews(figures));
  const told = compared.length > 1 && same.length < compared.length ? compared.filter((each) => !same.includes(each)) : compared;
  const rest = told === compared ? [] : [`Nothing is different in ${listed(same.map(({ project }) => markdownCode(project)))}.`];
  return [...told.map(({ markdown }) => markdown.trimEnd()), ...(same.length > 0 ? rest : [])];
}

/** How the architecture stands as a whole, for the last line of the comment. */
export function checkLine(checked: Checked): string {
  return checked.kind === 'checked' ? `The architecture as a whole: ${counted(checked.errors, 'error')}, ${counted(checked.warnings, 'warning')}` : '';
}

export function picturesLine(pictures: Pictures): string {
  if ('problem' in pictures) return '';
  const old = oldCount(pictures);
  return old === 0 ? 'The committed pictures are current' : `${counted(old, 'committed picture')} ${old === 1 ? 'is' : 'are'} not current`;
}

/** Which pictures are old and what mends that. */
function picturesText({ differing, missing, leftOver, commands }: PictureState): string {
  const line = (what: string) => (path: string) => `- ${markdownCode(path)} ${what}`;
  return [
    '#### Pictures that are not current',
    '',
    ...differing.map(line('is not what is drawn now')),
    ...missing.map(line('is missing')),
    ...leftOver.map(line('shows a view that is no more')),
    '',
    `Write them anew, then commit: ${commands.map(markdownCode).join(' and ')}`,
  ].join('\n');
}
