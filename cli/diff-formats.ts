import { diffJson } from './diff-json.ts';
import { diffMarkdown } from './diff-markdown.ts';
import type { DiffReport } from './diff-report.ts';
import { diffSvg } from './diff-picture.ts';
import { diffText } from './diff-text.ts';

/** How a difference can be printed. */
export const diffFormats = {
  text: diffText,
  json: diffJson,
  markdown: diffMarkdown,
  svg: diffSvg,
} satisfies Record<string, (report: DiffReport) => string | Promise<string>>;

export type DiffFormat = keyof typeof diffFormats;
