import { markdownCode, markdownText } from '../cli/markdown-text.ts';
import { counted } from '../model/phrases.ts';
import type { Checked } from './check.ts';
import type { Compared } from './compare.ts';
import { oldCount } from './pictures.ts';
import type { Pictures } from './pictures.ts';

/** What a comparison says in the comment and in the summary; empty for a project that is on neither side. */
export function comparedText(compared: Compared): string {
  if (compared.kind === 'absent') return '';
  if (compared.kind === 'compared') return compared.markdown.trimEnd();
  return `### ❌ CXA: not everything could be done\n\n${markdownText(compared.problem)}`;
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

/** Which pictures are old and what mends that; empty when all are current. */
export function picturesText(pictures: Pictures): string {
  if ('problem' in pictures || oldCount(pictures) === 0) return '';
  const { differing, missing, leftOver, commands } = pictures;
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
