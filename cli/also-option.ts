import { InvalidArgumentError, Option } from 'commander';

/** Another report of the same run: in which format, and into which file. */
export interface AlsoReport<Format extends string> {
  readonly format: Format;
  readonly file: string;
}

/** `--also sarif:report.sarif`, repeatable: a pipeline wants several reports, and reading a project for each takes its time. */
export function alsoOption<Format extends string>(formats: Readonly<Record<Format, unknown>>): Option {
  const names = Object.keys(formats);
  const isFormat = (word: string): word is Format => names.includes(word);
  return new Option('--also <format:file>', 'write the same in another format to a file; can be repeated')
    .default([], 'nothing')
    .argParser((text: string, before: readonly AlsoReport<Format>[]) => {
      // A file on Windows has a colon of its own.
      const [, format = '', file = ''] = /^([^:]*):?(.*)$/s.exec(text) ?? [];
      if (!isFormat(format) || file === '') throw new InvalidArgumentError(`Write a format (${names.join(', ')}), a colon and a file.`);
      return [...before, { format, file }];
    });
}
