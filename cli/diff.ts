import { Option } from 'commander';
import type { ThemeName } from '../diagram/svg/theme.ts';
import { compareStates, comparisonNotes } from '../language-server/compare-states.ts';
import type { ComparedState } from '../language-server/compare-states.ts';
import { today } from '../language-server/local-day.ts';
import type { ElementId } from '../model/element-base.ts';
import { architectureName } from '../model/model.ts';
import { alsoOption } from './also-option.ts';
import type { AlsoReport } from './also-option.ts';
import type { CliCommand } from './command.ts';
import { readDay } from './day-option.ts';
import { diffFormats } from './diff-formats.ts';
import type { DiffFormat } from './diff-formats.ts';
import { comparePackages, sparseNotes } from './diff-notes.ts';
import type { DiffReport } from './diff-report.ts';
import { findSides, readSide } from './diff-side.ts';
import { findSource } from './diff-source.ts';
import type { DiffSource } from './diff-source.ts';
import { shownPath } from './open-projects.ts';
import { readGivenPackages } from './package-archive.ts';
import type { GivenPackage } from './package-archive.ts';
import { useColour } from './paint.ts';
import { UsageError } from './usage-error.ts';
import { withOption } from './with-option.ts';
import { withPackages } from './with-packages.ts';
import { writeOutput } from './write-output.ts';

interface DiffCommandOptions {
  readonly project: string;
  readonly projectBase?: string;
  readonly with?: readonly string[];
  readonly baseName?: string;
  readonly headName?: string;
  readonly atBase?: string;
  readonly atHead?: string;
  readonly today?: string;
  readonly format: DiffFormat;
  readonly view?: string;
  readonly theme: ThemeName;
  /** False with `--no-source`. */
  readonly source: boolean;
  readonly failOn?: FailOn;
  readonly output?: string;
  readonly also: readonly AlsoReport<DiffFormat>[];
}

type FailOn = 'breaking' | 'new-errors';

export const diffCommand: CliCommand = {
  register(program, done) {
    program
      .command('diff')
      .description('compare two versions of an architecture: what changed, and what that means for customers')
      .argument('[base]', 'a git revision, main...feature for where the two went apart, a folder, or plateau:NAME of the working tree; with --with the working tree when left out')
      .argument('[head]', 'the same; the working tree when left out')
      .option('--project <path>', 'where the project is, in both versions', '.')
      .option('--project-base <path>', 'where it is in the base, when it was moved and is not found by itself')
      .addOption(withOption())
      .option('--base-name <name>', 'what the base is called in the report: main')
      .option('--head-name <name>', 'what the head is called in the report: this pull request')
      .option('--at-base <plateau>', 'compare only this plateau of the base …')
      .option('--at-head <plateau>', '… with this one of the head')
      .option('--today <date>', 'as if it were this day, as 2027-03-14', readDay)
      .addOption(new Option('--format <format>', 'how to print').choices(Object.keys(diffFormats)).default('text'))
      .option('--view <view>', 'the picture for svg: KIND[:SUBJECT] or the name of a view; what tells most when left out')
      .addOption(new Option('--theme <theme>', 'the colours of the picture').choices(['light', 'dark', 'contrast']).default('light'))
      .addOption(new Option('--fail-on <what>', 'exit with 1 when the change is breaking, or brings errors').choices(['breaking', 'new-errors']))
      .option('--no-source', 'leave the text of the architecture out of an html page')
      .option('-o, --output <file>', 'write to a file instead')
      .addOption(alsoOption(diffFormats))
      .action(async (base: string | undefined, head: string | undefined, options: DiffCommandOptions) => done(await diff(base, head, options)));
  },
};

async function diff(base: string | undefined, head: string | undefined, options: DiffCommandOptions): Promise<number> {
  const newer = await readGivenPackages(options.with ?? []);
  if (base === undefined && newer.length === 0) throw new UsageError('What is compared is missing: name a git revision or a folder (cxa diff main), or a newer package (cxa diff --with ../help-desk-2.0.0.tgz).');
  const before = await findSource(base, options.projectBase ?? options.project, options.atBase);
  try {
    const after = await findSource(head, options.project, options.atHead);
    try {
      const report = await compare(before, after, { ...options, newer });
      const text = await diffFormats[options.format](report);
      if (options.output === undefined) process.stdout.write(text);
      else writeOutput(options.output, text);
      for (const { format, file } of options.also) writeOutput(file, await diffFormats[format]({ ...report, colour: false }));
      return report.failed ? 1 : 0;
    } finally {
      after.close();
    }
  } finally {
    before.close();
  }
}

async function compare(base: DiffSource, given: DiffSource, options: DiffCommandOptions & { readonly newer: readonly GivenPackage[] }): Promise<DiffReport> {
  if ((base.at === undefined) !== (given.at === undefined)) {
    throw new UsageError('A plateau can only be compared with a plateau; name one for both sides: cxa diff plateau:now plateau:tobe, or --at-base and --at-head.');
  }
  const sides = await findSides(base, given);
  const root = (sides.after ?? sides.before)?.root;
  if (root === undefined) throw new UsageError(`There is no .cxa file in "${options.project}", neither in ${base.name} nor in ${given.name}; start one with: cxa init`);
  const day = options.today ?? today();
  const { source: head, needs } = await withPackages(given, sides.after, options.newer);
  const [earlier, later] = [await readSide(base, sides.before, sides.before?.root ?? root, day), await readSide(head, sides.after, root, day)];
  const [baseName, headName] = [options.baseName ?? titleOf(base), options.headName ?? titleOf(head)];
  const before: ComparedState = { name: baseName, isThere: sides.before !== undefined, state: earlier.state(), at: plateauId(base.at) };
  const after: ComparedState = { name: headName, isThere: sides.after !== undefined, state: later.state(), at: plateauId(head.at) };
  const difference = compareStates(before, after);
  const packages = await comparePackages({ source: base, project: earlier }, { source: head, project: later });
  const { consequences } = difference;
  const failures: Readonly<Record<FailOn, boolean>> = {
    breaking: consequences.breaking.length > 0,
    'new-errors': [...consequences.findings.introduced, ...consequences.findings.graver].some(({ severity }) => severity === 'error'),
  };
  return {
    project: architectureName((after.isThere ? after : before).state.model),
    base: baseName,
    head: headName,
    ...difference,
    packages: packages.packages,
    notes: [
      ...comparisonNotes(before, after, shownPath),
      ...needs,
      ...sides.notes,
      ...(await sparseNotes(head, root)),
      ...packages.notes,
      ...[base, head].flatMap((source) => source.problems().map((problem) => `In ${source === base ? baseName : headName}: ${problem}`)),
    ],
    failed: options.failOn !== undefined && failures[options.failOn],
    colour: options.output === undefined && useColour(),
    versions: { before, after, project: later, withText: options.source },
    picture: { view: options.view, theme: options.theme },
  };
}

function plateauId(at: string | undefined): ElementId | undefined {
  return at === undefined ? undefined : `plateau:${at}`;
}

function titleOf({ name, at }: DiffSource): string {
  return at === undefined || name === `plateau ${at}` ? name : `${name} at ${at}`;
}
