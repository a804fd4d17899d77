import type { Change, PropertyChange } from '../model/diff/change.ts';
import type { Finding } from '../model/finding.ts';
import { counted, listed, listedUpTo } from '../model/phrases.ts';
import { shownPath } from './open-projects.ts';
import type { PackageUpgrade, ProjectUpgrades, UpgradeEffect } from './package-upgrades.ts';
import { plainLine } from './plain-line.ts';

/** For each imported package a line, and below it what a newer one would change; of several what they change together. */
export function upgradesText(upgrades: readonly ProjectUpgrades[]): string {
  if (upgrades.every(({ packages }) => packages.length === 0)) return 'No package is imported here.\n';
  const spoken = upgrades.filter(({ packages }) => packages.length > 0);
  // Of one project it goes without saying.
  return `${spoken.flatMap((each) => [...(upgrades.length > 1 ? [`In ${each.project}:`] : []), ...projectText(each)]).join('\n\n')}\n`;
}

function projectText({ packages, together }: ProjectUpgrades): readonly string[] {
  if (!together) return packages.map((each) => upgradeText(each, each.newer));
  const names = together.packages.map(({ name, version }) => `${name} ${version}`);
  return [...packages.map((each) => upgradeText(each, undefined)), [`With ${listed(names)} together`, ...effectLines(together)].join('\n')];
}

function upgradeText({ name, installed, asked, locked, newer }: PackageUpgrade, effect: UpgradeEffect | undefined): string {
  const notes = [
    asked === undefined ? 'no package.json asks for it' : `package.json asks for ${asked.range}`,
    ...(asked?.fits === false ? ['which it does not fit: run npm install'] : []),
    ...(locked !== undefined && locked !== installed ? [`package-lock.json has ${locked}: run npm ci`] : []),
  ];
  const head = `${name}  ${installed ?? 'without a version'}  (${notes.join('; ')})`;
  if (!newer) return `${head}\n  No other version is at hand; give one with --with FOLDER-or-TGZ.`;
  const hint = newer.fits === false ? `; package.json does not ask for it, to take it: npm install ${name}@${newer.version}` : '';
  return [head, `  With ${newer.version} of ${newer.from}${hint}`, ...(effect ? effectLines(effect) : [])].join('\n');
}

function effectLines({ changes, introduced, fixed, needs }: UpgradeEffect): readonly string[] {
  const nothing = changes.length + introduced.length + fixed.length === 0;
  return [
    ...needs.map((need) => `  ${plainLine(need)}`),
    ...(nothing ? ['  Nothing changes in this architecture.'] : []),
    ...section(`${counted(changes.length, 'change')} in this architecture:`, changes.map(changeLine)),
    ...section(`${counted(introduced.length, 'finding')} introduced:`, introduced.map(findingLine)),
    ...section(`${counted(fixed.length, 'finding')} fixed:`, fixed.map(findingLine)),
  ];
}

/** A screen holds about so many lines of each; JSON has them all. */
const mostLines = 40;

function section(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const rest = lines.length > mostLines ? [`    … and ${lines.length - mostLines} more; --format json lists each.`] : [];
  return [`  ${title}`, ...lines.slice(0, mostLines).map((line) => `    ${plainLine(line)}`), ...rest];
}

function findingLine({ severity, rule, message, source }: Finding): string {
  // What a template asks for is told at each use of it, so the place says which.
  const place = source === undefined ? '' : ` (${shownPath(source.file)}:${source.range.start.line + 1})`;
  return `${severity.padEnd(7)} ${rule.padEnd(9)} ${message}${place}`;
}

function changeLine(change: Change): string {
  if ('element' in change) {
    const { kind, path, title } = change.element;
    return `${change.kind === 'added' ? '+' : '-'} ${kind} ${path}${title === undefined ? '' : ` "${title}"`}`;
  }
  const { before, after, properties } = change;
  const name = change.kind === 'changed' ? after.path : `${before.path} → ${after.path}`;
  return `~ ${after.kind} ${name}${properties.length === 0 ? '' : `: ${listedUpTo(properties.map(propertyText), 4)}`}`;
}

function propertyText({ field, before, after, entries }: PropertyChange): string {
  if (entries !== undefined) {
    const marks = entries.map((entry) => `${entry.before === undefined ? '+' : entry.after === undefined ? '-' : '~'}${entry.name}`);
    return `${field} ${listedUpTo(marks, 4)}`;
  }
  const [from, to] = [valueText(before), valueText(after)];
  return from === undefined || to === undefined ? field : `${field} ${from} → ${to}`;
}

/** As it was written, where that is short; undefined for what is not said in a word. */
function valueText(value: unknown): string | undefined {
  if (value === undefined) return 'not stated';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (value === true) return 'stated';
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join(', ');
  if (typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string') return value.text;
  return undefined;
}
