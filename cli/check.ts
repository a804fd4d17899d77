import { InvalidArgumentError, Option } from 'commander';
import type { Finding } from '../model/finding.ts';
import { profiles } from '../model/model.ts';
import type { Profile } from '../model/model.ts';
import type { CliCommand } from './command.ts';
import { checkFormats } from './check-formats.ts';
import type { CheckFormat } from './check-formats.ts';
import { openProjects } from './open-projects.ts';
import { useColour } from './paint.ts';
import { writeOutput } from './write-output.ts';

interface CheckCommandOptions {
  readonly profile?: Profile;
  readonly at?: string;
  readonly format: CheckFormat;
  readonly maxWarnings?: number;
  readonly output?: string;
}

export const checkCommand: CliCommand = {
  register(program, done) {
    program
      .command('check')
      .description('check an architecture: text, names, and every rule at every plateau')
      .argument('[path...]', 'folders or .cxa files; the current folder when left out')
      .addOption(new Option('--profile <profile>', 'what must be stated').choices(profiles))
      .option('--at <plateau>', 'check only this plateau')
      .addOption(new Option('--format <format>', 'how to print').choices(Object.keys(checkFormats)).default('text'))
      .option('--max-warnings <n>', 'exit with 1 when there are more warnings', readCount)
      .option('-o, --output <file>', 'write to a file instead')
      .action(async (paths: string[], options: CheckCommandOptions) => done(await check(paths, options)));
  },
};

async function check(paths: readonly string[], options: CheckCommandOptions): Promise<number> {
  const opened = await openProjects(paths, options);
  const findings: Finding[] = [];
  let elements = 0;
  let files = 0;
  for (const { project, concerns } of opened) {
    const state = project.state();
    findings.push(...state.findings.filter((finding) => !finding.source || concerns(finding.source.file) || finding.source.file === project.root));
    elements += state.model.elements.filter((element) => !element.undeclared).length;
    files += state.model.files.length;
  }
  const spoken = findings.filter((finding) => !finding.waived);
  const count = (severity: Finding['severity']) => spoken.filter((finding) => finding.severity === severity).length;
  const summary = {
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    waived: findings.length - spoken.length,
    elements,
    files,
  };
  const text = checkFormats[options.format]({ findings, summary, projects: opened.map(({ project }) => project), ...(options.at !== undefined && { at: `plateau:${options.at}` }), colour: options.output === undefined && useColour() });
  if (options.output === undefined) process.stdout.write(text);
  else writeOutput(options.output, text);
  return summary.errors > 0 || summary.warnings > (options.maxWarnings ?? Number.POSITIVE_INFINITY) ? 1 : 0;
}

function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 0) throw new InvalidArgumentError('It has to be a whole number.');
  return count;
}
