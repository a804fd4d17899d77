import { answerJson } from './answer-json.ts';
import { answerMarkdown } from './answer-markdown.ts';
import type { AnswerReport } from './answer-report.ts';
import { answerText } from './answer-text.ts';

/** One function per `--format`. */
export const answerFormats = { text: answerText, json: answerJson, markdown: answerMarkdown } as const satisfies Record<string, (report: AnswerReport) => string>;

export type AnswerFormat = keyof typeof answerFormats;
