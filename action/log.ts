import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { plainLine } from '../cli/plain-line.ts';

/** One line of the log, in which nothing is a workflow command, whatever the text has in it. */
export function tell(text: string): void {
  process.stdout.write(`${logLine(text)}\n`);
}

/** An annotation of the whole run, or of a file by its path from the repository's top. */
export function tellError(text: string, file?: string): void {
  process.stdout.write(`::error ${file === undefined ? '' : `file=${property(file)},`}title=CXA::${data(text)}\n`);
}

export function tellWarning(text: string): void {
  process.stdout.write(`::warning title=CXA::${data(text)}\n`);
}

/** A line that begins with `::`, or has `##[` anywhere, would be a command to the runner. */
export function logLine(text: string): string {
  return plainLine(text).replaceAll('##[', '## [').replace(/^\s*::/, ': :');
}

/** As GitHub's own toolkit escapes. */
function data(text: string): string {
  return plainLine(text).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Sets outputs of the step. Each value stands between marks that nobody can guess, so that no text in it begins another output. */
export function setOutputs(outputs: Readonly<Record<string, string | number>>): void {
  const file = process.env.GITHUB_OUTPUT;
  if (file === undefined || file === '') return;
  const lines = Object.entries(outputs).map(([name, value]) => {
    const mark = `cxa-${randomUUID()}`;
    return `${name}<<${mark}\n${value}\n${mark}\n`;
  });
  appendFileSync(file, lines.join(''));
}
