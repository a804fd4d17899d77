import type { Command } from 'commander';
import { elementOf } from '../model/diff/change.ts';
import type { Change } from '../model/diff/change.ts';
import type { Finding } from '../model/finding.ts';
import { listed } from '../model/phrases.ts';
import { readGivenPackage } from './package-archive.ts';
import { importedPackages, packageUpgrades } from './package-upgrades.ts';
import type { PackageUpgrade } from './package-upgrades.ts';
import { openProjects } from './open-projects.ts';
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
    .option('--with <package>', 'a newer version: its folder, or the .tgz file of npm pack; can be repeated', (value: string, before: readonly string[] = []) => [...before, value])
    .option('--format <format>', 'text or json', 'text')
    .action(async (path: string | undefined, options: OutdatedOptions) => done(await outdated(path, options)));
}

async function outdated(path: string | undefined, { with: paths = [], format }: OutdatedOptions): Promise<number> {
  if (format !== 'text' && format !== 'json') throw new UsageError(`--format is text or json, not "${format}".`);
  const given = await Promise.all(paths.map(readGivenPackage));
  const opened = await openProjects(path === undefined ? [] : [path]);
  const names = new Set<string>();
  for (const { project } of opened) for (const { name } of await importedPackages(project)) names.add(name);
  for (const each of given) {
    if (names.has(each.name)) continue;
    const known = names.size === 0 ? 'no package is' : `${listed([...names])} ${names.size === 1 ? 'is' : 'are'}`;
    throw new UsageError(`"${each.path}" is the package ${each.name}, which is not imported here; ${known}.`);
  }
  const upgrades: PackageUpgrade[] = [];
  for (const { project } of opened) upgrades.push(...(await packageUpgrades(project, given)));
  process.stdout.write(format === 'json' ? `${JSON.stringify({ version: 1, packages: upgrades.map(upgradeJson) }, undefined, 2)}\n` : upgradesText(upgrades));
  return upgrades.some(({ newer }) => newer?.introduced.some(({ severity }) => severity === 'error')) ? 1 : 0;
}

function upgradeJson({ newer, ...upgrade }: PackageUpgrade) {
  if (!newer) return upgrade;
  return { ...upgrade, newer: { ...newer, changes: newer.changes.map(changeJson), introduced: newer.introduced.map(findingJson), fixed: newer.fixed.map(findingJson) } };
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

function findingJson({ rule, severity, message, element }: Finding) {
  return { rule, severity, message, element: element === undefined ? '' : element.slice(element.indexOf(':') + 1) };
}
