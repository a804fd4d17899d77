import { groupOf, ruleGroups } from '../model/rules/groups.ts';
import { rules } from '../model/rules/table.ts';
import type { Paint } from './paint.ts';
import { wrapped } from './terminal-text.ts';

/** Every rule with its severity, the profile from which it asks for what is missing, and what it finds; by groups. */
export function listRules(paint: Paint): string {
  const list = Object.values(rules);
  const groups = [...new Set(list.map(({ id }) => groupOf(id)))];
  const lines = groups.flatMap((group) => [
    paint.bold(`${group}  ${ruleGroups[group] ?? ''}`.trimEnd()),
    ...list
      .filter(({ id }) => groupOf(id) === group)
      .flatMap(({ id, title, severity, profile, lacks, summary }) => [
        `  ${id.padEnd(8)} ${severity.padEnd(8)} ${(lacks ? profile : '–').padEnd(7)} ${title}`,
        ...wrapped(summary, ' '.repeat(11)).map(paint.dim),
      ]),
    '',
  ]);
  return `${[...lines, 'The profile is the one from which on a rule asks for what is missing. More about one: cxa explain JRN-02'].join('\n')}\n`;
}
