import type { AnswerTone } from '../model/answers/answer.ts';

/** Terminal colours, or none. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  blue(text: string): string;
  green(text: string): string;
}

export function createPaint(colour: boolean): Paint {
  const style = (open: number, close: number) => (text: string) => (colour ? `\u001b[${open}m${text}\u001b[${close}m` : text);
  return {
    bold: style(1, 22),
    dim: style(2, 22),
    red: style(31, 39),
    yellow: style(33, 39),
    blue: style(34, 39),
    green: style(32, 39),
  };
}

/** Colour only where a person looks at a terminal and has not asked for none. */
export function useColour(): boolean {
  return process.stdout.isTTY === true && !process.env.NO_COLOR;
}

/** The colour of good and of bad news; a word always stands beside it. */
export const toneTints: Readonly<Record<AnswerTone, (paint: Paint) => (text: string) => string>> = {
  good: (paint) => paint.green,
  warning: (paint) => paint.yellow,
  error: (paint) => paint.red,
  unknown: (paint) => paint.blue,
};
