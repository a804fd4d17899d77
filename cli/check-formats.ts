import { checkGitHub } from './check-github.ts';
import { checkJson } from './check-json.ts';
import { checkJUnit } from './check-junit.ts';
import { checkMarkdown } from './check-markdown.ts';
import type { CheckReport } from './check-report.ts';
import { checkSarif } from './check-sarif.ts';
import { checkText } from './check-text.ts';

/** One function per `--format`. */
export const checkFormats = {
  text: checkText,
  json: checkJson,
  sarif: checkSarif,
  junit: checkJUnit,
  markdown: checkMarkdown,
  github: checkGitHub,
} as const satisfies Record<string, (report: CheckReport) => string>;

export type CheckFormat = keyof typeof checkFormats;
