import type { Change, EntryChange, PropertyChange } from './change.ts';
import { elementOf } from './change.ts';
import { elementName } from './element-name.ts';
import type { Figures, RepeatChange, VerdictChange, WalkChange } from './journey-changes.ts';
import { atPlateaus } from './journey-pairs.ts';
import { silencedCount } from './silenced.ts';
import type { Silenced } from './silenced.ts';
import { propertyText, propertyWord, valueText } from './value-text.ts';
import type { Element } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import { capitalised, counted, decimal, duration, listed, listedUpTo, quoted, thousands } from '../phrases.ts';
import type { Difference } from './difference.ts';

/** `Late delivery at p1: yes → no`, without what it is because of. */
export function verdictLine({ title, from, to, plateaus }: VerdictChange): string {
  return `${title}${atPlateaus(plateaus)}: ${from ?? 'new'} → ${to ?? 'gone'}`;
}

/** `About 7,440 customers a month will have to repeat summary, chat → voice ("Calls" in "Late delivery", at p1).` */
export function repeatLine({ kind, again, items, step, title, way, customers, customersBefore, plateaus }: RepeatChange): string {
  const who = customers === undefined || Math.round(customers) === 0 ? 'Customers' : `About ${thousands(customers)} customers a month`;
  const instead = customersBefore === undefined ? '' : ` instead of ${thousands(customersBefore)}`;
  const must = { begins: again ? 'will have to repeat' : 'will be asked for', ends: again ? 'no longer have to repeat' : 'are no longer asked for', more: again ? 'have to repeat' : 'are asked for', fewer: again ? 'have to repeat' : 'are asked for' }[kind];
  const where = `${quoted(step)} in ${quoted(title)}${plateaus.length === 0 ? '' : `,${atPlateaus(plateaus)}`}`;
  return `${who}${instead} ${must} ${listedUpTo(items, 4)}${way === undefined ? '' : `, ${way}`} (${where}).`;
}

export function walkLine({ title, plateaus, broken, mended, lost, gained, stale, fresh, availability, latency, handovers, effort }: WalkChange): string {
  const parts = [
    ...(broken.length > 0 ? [`no system that is declared and live, or no way through, at ${listedUpTo(broken, 4)}`] : []),
    ...(mended.length > 0 ? [`works again at ${listedUpTo(mended, 4)}`] : []),
    ...figures('availability', availability, (value) => `${decimal(value, 2)} %`),
    ...figures('slowest way (p95)', latency, duration),
    ...figures('handovers', handovers, String),
    ...figures('effort', effort, (value) => counted(value, 'point')),
    ...(lost.length > 0 ? [`not in hand any more: ${listedUpTo(lost, 4)}`] : []),
    ...(gained.length > 0 ? [`in hand again: ${listedUpTo(gained, 4)}`] : []),
    ...(stale.length > 0 ? [`too old: ${listedUpTo(stale, 4)}`] : []),
    ...(fresh.length > 0 ? [`no longer too old: ${listedUpTo(fresh, 4)}`] : []),
  ];
  return `${title}${atPlateaus(plateaus)}: ${parts.join('; ')}`;
}

function figures(name: string, pair: Figures | undefined, say: (value: number) => string): readonly string[] {
  if (!pair) return [];
  const [from, to] = [pair.from, pair.to].map((value) => (value === undefined ? 'not known' : say(value)));
  return [`${name} ${from} → ${to}`];
}

/** The sentence, with how many findings it silences. */
export function silencedLine(silenced: Silenced): string {
  const count = silencedCount(silenced);
  return count === undefined ? silenced.text : `${silenced.text.replace(/\.$/, '')} (silences ${count}).`;
}

/** One line of the list of changes. */
export interface ChangeLine {
  readonly sign: '+' | '-' | '~';
  readonly text: string;
  /** The element that it is about; of one that was removed as it was. */
  readonly element: ElementId;
}

/**
 * Every change in a line, the signs in their order. What was added or removed with its container is counted there, as
 * is what a template makes of new arguments; names that are used but declared nowhere come last.
 */
export function changeLines({ diff, before, after }: Difference): readonly ChangeLine[] {
  const byId = new Map(diff.changes.map((change) => [`${change.kind} ${elementOf(change).id}`, change]));
  const uses = new Set(diff.changes.flatMap((change) => (change.kind === 'changed' && change.after.kind === 'use' ? [change.after.id] : [])));
  const inside = new Map<Change, Element[]>();
  const lines: Change[] = [];
  for (const change of diff.changes) {
    const element = elementOf(change);
    const container = (change.kind === 'added' || change.kind === 'removed' ? outermost(byId, change.kind, element, change.kind === 'added' ? after.element : before.element) : undefined) ?? makerOf(byId, uses, element);
    if (!container) lines.push(change);
    else inside.set(container, [...(inside.get(container) ?? []), element]);
  }
  const order = ['+', '-', '~'];
  return lines
    .map((change) => {
      const { sign, text } = changeLine(change, change.kind === 'removed' ? before : after);
      const own = inside.get(change);
      return { sign, element: elementOf(change).id, text: own ? `${text}, with ${counted(own.length, 'element')} ${change.kind === 'changed' ? 'that it makes' : 'in it'}` : text };
    })
    .sort((a, b) => order.indexOf(a.sign) - order.indexOf(b.sign));
}

function outermost(byId: ReadonlyMap<string, Change>, kind: string, element: Element, find: (id: ElementId) => Element | undefined): Change | undefined {
  let found: Change | undefined;
  for (let at: Element | undefined = element, depth = 0; at !== undefined && depth < 64; depth++) {
    const around: ElementId | undefined = at.parent ?? at.instance;
    if (around === undefined) break;
    found = byId.get(`${kind} ${around}`) ?? found;
    at = find(around);
  }
  return found;
}

function makerOf(byId: ReadonlyMap<string, Change>, uses: ReadonlySet<ElementId>, element: Element): Change | undefined {
  return element.instance !== undefined && uses.has(element.instance) ? byId.get(`changed ${element.instance}`) : undefined;
}

function changeLine(change: Change, index: Difference['after']): Omit<ChangeLine, 'element'> {
  if (change.kind === 'added') return { sign: '+', text: `${elementName(change.element, index)}${change.element.undeclared ? ' is used and declared nowhere' : ''}` };
  if (change.kind === 'removed') return { sign: '-', text: elementName(change.element, index) };
  const { before, after, by } = change;
  const name = elementName(after, index);
  const properties = change.properties.filter(({ field }) => isTold(field, change.properties)).map((property) => propertyLine(property, after));
  const more = properties.length === 0 ? '' : `: ${properties.join('; ')}`;
  if (change.kind === 'changed') return { sign: '~', text: `${name}${more === '' ? ': bookkeeping' : more}` };
  const guess = by === 'likeness' ? ' (told by its likeness)' : '';
  return { sign: '~', text: `${name}: ${change.kind === 'moved' ? 'moved from' : 'was'} ${before.path}${change.kind === 'moved' ? ` to ${after.path}` : ''}${guess}${more}` };
}

/** That it was called otherwise is told already; of a list, its first entry is. */
function isTold(field: string, all: readonly PropertyChange[]): boolean {
  if (field === 'renamedFrom') return false;
  const list = firsts[field];
  return list === undefined || !all.some((other) => other.field === list);
}

const firsts: Readonly<Record<string, string>> = { boundary: 'boundaries', class: 'classes', handledBy: 'handlers', target: 'targets', by: 'resolvers', via: 'ways' };

function propertyLine({ field, before, after, entries }: PropertyChange, element: Element): string {
  const word = propertyWord(field, element.kind);
  if (field === 'description') return 'description';
  if (entries && entries.length > 0) return `${word} ${listedUpTo(entries.map((entry) => entryText(field, entry)), 6)}`;
  return `${word} ${shortened(propertyText(field, before))} → ${shortened(propertyText(field, after))}`;
}

function entryText(field: string, { name, before, after }: EntryChange): string {
  const word = (value: unknown) => shortened(field === 'phases' ? valueText(name) : valueText(value));
  if (before === undefined) return `+ ${word(after)}`;
  if (after === undefined) return `− ${word(before)}`;
  return `${word(before)} → ${word(after)}`;
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** `3 added, 1 removed, 12 changed, 2 renamed or moved`. */
export function countsLine({ diff }: Difference): string {
  const count = (...kinds: readonly Change['kind'][]) => diff.changes.filter(({ kind }) => kinds.includes(kind)).length;
  const parts = [[count('added'), 'added'], [count('removed'), 'removed'], [count('changed'), 'changed'], [count('renamed', 'moved'), 'renamed or moved']] as const;
  return listed(parts.flatMap(([number, word]) => (number > 0 ? [`${thousands(number)} ${word}`] : [])), 'and') || 'no element differs';
}

/** `Findings: 2 fixed, 1 introduced (1 error), 14 unchanged.` */
export function findingsLine({ consequences: { findings } }: Difference): string {
  const { introduced, fixed, unchanged, graver } = findings;
  const errors = introduced.filter(({ severity }) => severity === 'error').length;
  const extra = graver.length > 0 ? ` (${graver.length} of them graver)` : '';
  return `${fixed.length} fixed, ${introduced.length} introduced${errors > 0 ? ` (${counted(errors, 'error')})` : ''}, ${unchanged.length} unchanged${extra}`;
}

/** The teams and communications that are touched, and the plateaus at which something begins to break. */
export function affectedLines({ consequences: { teams, communications, breaksAt } }: Difference): readonly string[] {
  const say = (list: typeof teams) => listedUpTo(list.map(({ title, changes }) => `${title} (${counted(changes, 'change')})`), 5);
  return [
    ...(breaksAt.length > 0 ? [capitalised(`a journey begins to break${atPlateaus(breaksAt)}.`)] : []),
    ...(teams.length > 0 ? [`Teams affected: ${say(teams)}.`] : []),
    ...(communications.length > 0 ? [`Communications affected: ${say(communications)}.`] : []),
  ];
}

/** The same sentence once, with how often it is said. */
export function countedLines(lines: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return [...counts].map(([line, count]) => (count === 1 ? line : `${line} (${count} times)`));
}

/** Nothing at all is different, in the elements or in what is said of them. */
export function isUnchanged({ diff, consequences: { findings, silenced } }: Difference): boolean {
  return diff.changes.length === 0 && findings.introduced.length === 0 && findings.fixed.length === 0 && findings.graver.length === 0 && silenced.length === 0;
}
