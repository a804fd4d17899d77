import type { Command } from 'commander';
import { elementOf } from '../model/diff/change.ts';
import type { Change } from '../model/diff/change.ts';
import type { Finding } from '../model/finding.ts';
import { openProjects, shownPath } from './open-projects.ts';
import { readGivenPackages } from './package-archive.ts';
import { refuseUnused } from './package-overlay.ts';
import { packageUpgrades } from './package-upgrades.ts';
import type { PackageUpgrade, ProjectUpgrades, UpgradeEffect } from './package-upgrades.ts';
import { withOption } from './with-option.ts';
import { upgradesText } from './upgrade-text.ts';
import { UsageError } from './usage-error.ts';

interface OutdatedOptions {
  readonly with?: readonly string[];
  readonly format: string;
}

/** `cxa template outdated --with ../patterns-2.0.0.tgz`: what an upgrade changes in this architecture, before it is done. */
export function registerTemplateOutdated(command: Command, done: (code: number) => void): void {
  command
    .command('outdated')
    .description('the versions of imported packages, and what a newer one would change in this architecture; asks no registry')
    .argument('[path]', 'a folder or .cxa file; the current folder when left out')
    .addOption(withOption())
    .option('--format <format>', 'text or json', 'text')
    .action(async (path: string | undefined, options: OutdatedOptions) => done(await outdated(path, options)));
}

async function outdated(path: string | undefined, { with: paths = [], format }: OutdatedOptions): Promise<number> {
  if (format !== 'text' && format !== 'json') throw new UsageError(`--format is text or json, not "${format}".`);
  const given = await readGivenPackages(paths);
  const opened = await openProjects(path === undefined ? [] : [path]);
  const upgrades: ProjectUpgrades[] = [];
  for (const { project } of opened) upgrades.push(await packageUpgrades(project, given));
  const known = new Set(upgrades.flatMap(({ packages }) => packages.map(({ name }) => name)));
  refuseUnused(given, upgrades.flatMap((each) => each.given), [...known]);
  process.stdout.write(format === 'json' ? `${JSON.stringify(upgradesJson(upgrades), undefined, 2)}\n` : upgradesText(upgrades));
  return upgrades.flatMap(effectsOf).some(({ introduced }) => introduced.some(({ severity }) => severity === 'error')) ? 1 : 0;
}

/** Of several packages what they do together counts: one alone may need the others. */
function effectsOf({ packages, together }: ProjectUpgrades): readonly UpgradeEffect[] {
  return together ? [together] : packages.flatMap(({ newer }) => newer ?? []);
}

function upgradesJson(upgrades: readonly ProjectUpgrades[]) {
  const together = upgrades.flatMap((each) => (each.together ? [{ project: each.project, ...each.together, ...effectJson(each.together) }] : []));
  return { version: 1, packages: upgrades.flatMap(({ project, packages }) => packages.map((each) => ({ project, ...upgradeJson(each) }))), ...(together.length > 0 && { together }) };
}

function upgradeJson({ newer, ...upgrade }: PackageUpgrade) {
  return newer ? { ...upgrade, newer: { ...newer, ...effectJson(newer) } } : upgrade;
}

function effectJson({ changes, introduced, fixed }: UpgradeEffect) {
  return { changes: changes.map(changeJson), introduced: introduced.map(findingJson), fixed: fixed.map(findingJson) };
}

function changeJson(change: Change) {
  const { kind, path, title } = elementOf(change);
  return {
    change: change.kind,
    kind,
    path,
    ...(title !== undefined && { title }),
    ...('before' in change && change.before.path !== path && { before: change.before.path }),
    ...('properties' in change && { properties: change.properties.map(({ field, before, after }) => ({ field, before, after })) }),
  };
}

function findingJson({ rule, severity, message, element, source }: Finding) {
  const place = source && { file: shownPath(source.file), range: source.range };
  return { rule, severity, message, ...place, element: element === undefined ? '' : element.slice(element.indexOf(':') + 1) };
}
