import { checkJson } from './check-json.ts';
import type { CheckReport } from './check-report.ts';
import { checkText } from './check-text.ts';

/** One function per `--format`. */
export const checkFormats = { text: checkText, json: checkJson } as const satisfies Record<string, (report: CheckReport) => string>;

export type CheckFormat = keyof typeof checkFormats;
