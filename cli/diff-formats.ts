import { diffJson } from './diff-json.ts';
import { diffMarkdown } from './diff-markdown.ts';
import type { DiffReport } from './diff-report.ts';
import { diffPage } from './diff-page.ts';
import { diffSvg } from './diff-picture.ts';
import { diffText } from './diff-text.ts';

/** How a difference can be printed. */
export const diffFormats = {
  text: diffText,
  json: diffJson,
  markdown: diffMarkdown,
  svg: diffSvg,
  html: diffPage,
} satisfies Record<string, (report: DiffReport) => string | Promise<string>>;

export type DiffFormat = keyof typeof diffFormats;
