import { InvalidArgumentError, Option } from 'commander';
import type { Finding } from '../model/finding.ts';
import { profiles } from '../model/model.ts';
import type { Profile } from '../model/model.ts';
import type { Project } from '../language-server/project.ts';
import { alsoOption } from './also-option.ts';
import type { AlsoReport } from './also-option.ts';
import type { CliCommand } from './command.ts';
import { checkFormats } from './check-formats.ts';
import type { CheckFormat } from './check-formats.ts';
import type { CheckReport } from './check-report.ts';
import { readDay } from './day-option.ts';
import { openProjects } from './open-projects.ts';
import { useColour } from './paint.ts';
import type { OpenOptions } from './open-projects.ts';
import { writeOutput } from './write-output.ts';

interface CheckCommandOptions {
  readonly profile?: Profile;
  readonly at?: string;
  readonly today?: string;
  readonly format: CheckFormat;
  readonly maxWarnings?: number;
  readonly output?: string;
  readonly also: readonly AlsoReport<CheckFormat>[];
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
      .option('--today <date>', 'check as of this day, as 2027-03-14: what is due and what has expired', readDay)
      .option('--max-warnings <n>', 'exit with 1 when there are more warnings', readCount)
      .option('-o, --output <file>', 'write to a file instead')
      .addOption(alsoOption(checkFormats))
      .action(async (paths: string[], options: CheckCommandOptions) => done(await check(paths, options)));
  },
};

async function check(paths: readonly string[], options: CheckCommandOptions): Promise<number> {
  const report = await gatherReport(paths, { ...options, colour: options.output === undefined && useColour() });
  const text = checkFormats[options.format](report);
  if (options.output === undefined) process.stdout.write(text);
  else writeOutput(options.output, text);
  for (const { format, file } of options.also) writeOutput(file, checkFormats[format]({ ...report, colour: false }));
  return report.failed ? 1 : 0;
}

export interface ReportOptions extends OpenOptions {
  readonly maxWarnings?: number;
  readonly colour: boolean;
}

/** Checks the projects of the paths; a mistake in the paths or options is a `UsageError`. */
export async function gatherReport(paths: readonly string[], options: ReportOptions): Promise<CheckReport> {
  const opened = await openProjects(paths, options);
  const findingsOf = new Map<Project, readonly Finding[]>();
  const checked: string[] = [];
  let elements = 0;
  let files = 0;
  for (const { project, concerns } of opened) {
    const state = project.state();
    findingsOf.set(project, state.findings.filter((finding) => !finding.source || concerns(finding.source.file) || finding.source.file === project.root));
    elements += state.model.elements.filter((element) => !element.undeclared).length;
    files += state.model.files.length;
    checked.push(...state.model.files.filter(concerns));
  }
  const findings = [...findingsOf.values()].flat();
  const spoken = findings.filter((finding) => !finding.waived);
  const count = (severity: Finding['severity']) => spoken.filter((finding) => finding.severity === severity).length;
  const errors = count('error');
  const warnings = count('warning');
  return {
    findings,
    summary: { errors, warnings, infos: count('info'), waived: findings.length - spoken.length, elements, files },
    projects: opened.map(({ project }) => project),
    findingsOf,
    files: checked,
    ...(options.at !== undefined && { at: `plateau:${options.at}` }),
    failed: errors > 0 || warnings > (options.maxWarnings ?? Number.POSITIVE_INFINITY),
    colour: options.colour,
  };
}

function readCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It has to be a whole number.');
  return Number(text);
}
