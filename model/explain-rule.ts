import { findsBreaks } from './check/break-on-the-way.ts';
import { profiles } from './model.ts';
import type { Profile } from './model.ts';
import { nearest } from './nearest.ts';
import { listed } from './phrases.ts';
import type { Rule, RuleOption } from './rule.ts';
import { groupOf, ruleGroups } from './rules/groups.ts';
import { rules } from './rules/table.ts';

/** What a rule means, in Markdown; undefined when there is none of that id. Case does not matter. */
export function explainRule(id: string): string | undefined {
  const rule = rules[id.toUpperCase()];
  return rule && explain(rule, 1);
}

/** The id that was probably meant. */
export function nearestRule(id: string): string | undefined {
  return nearest(id.toUpperCase(), Object.keys(rules));
}

/** Every rule on one page, with what stands before them. */
export function explainAllRules(): string {
  return [...introduction, '', ...groupTable(), '', ...ruleTable(), '', ...Object.values(rules).map((rule) => explain(rule, 2))].join('\n');
}

const introduction: readonly string[] = [
  '# Rules',
  '',
  'What `cxa check` looks for. `cxa explain` lists the rules in a terminal, `cxa explain JRN-02` prints one of them.',
  '',
  '## What a finding means',
  '',
  'An **error** is a contradiction between stated facts, a **warning** a stated fact that is bad practice; what is **stated** is',
  'checked from profile `design` on, in `sketch` nothing is. What is only **missing** is an **info**: each rule asks for',
  'its own from a profile on, and on a critical journey what is missing is a warning in `build` and an error in `run`. Unknown is',
  'not no: a property that is left out is unknown, `none` says that it is known to be absent. Missing facts are grouped for people,',
  'by rule and journey; `cxa check --format json` has each.',
  '',
  'In an architecture with plateaus each of them is checked, and a finding says where it holds if not throughout: `from p1 on`,',
  '`until p3` (at `p3` no more, as in `exists until p3`), `only at p1`, or which plateaus, where there is a gap. A journey that',
  'breaks on the way is an error even if both ends are fine: what the rules marked → say of a place neither at the first nor at',
  'the last plateau, but at one between, the change itself brings about, and nobody who compares only the ends would see it. Not',
  'so where the project sets the severity of that rule, or a fact is only missing. With `--at` one plateau is looked at by itself.',
  '',
  '## Settings',
  '',
  'In `cxa.json` a rule has a severity (`off`, `info`, `warning`, `error`), or a list of its severity and its options. What is not',
  'listed stays as it is; the options of a rule, with their defaults, stand with the rule below.',
  '',
  '```json',
  '{ "profile": "design", "rules": { "OWN-03": "off", "INT-01": "error", "SLA-02": ["warning", { "ratio": 8 }] } }',
  '```',
  '',
  'A severity in `cxa.json` stands over everything that the rule says; beside options, the rule’s own severity changes nothing.',
  'To accept one finding for a time, write `waive INT-01 on reserveStock until 2027-03-31 because "Replaced in p1"`: silent until',
  'that day, an error after it, an info when it matches nothing. A waiver on a journey or a system accepts what is inside it too.',
  '',
  '## All rules',
];

/** From which profile on the rules of each group ask for what is missing. */
function groupTable(): readonly string[] {
  const asking = (group: string, profile: Profile) =>
    Object.values(rules).filter((rule) => groupOf(rule.id) === group && rule.lacks && rule.profile === profile);
  const cell = (list: readonly Rule[]) => list.map((rule) => `[${rule.id}](#${anchor(rule)})`).join(', ');
  const asked = profiles.filter((profile) => profile !== 'sketch');
  return [
    'What has to be stated, that is whose facts are asked for when they are missing, from each profile on:',
    '',
    `| Group | ${asked.map((profile) => `\`${profile}\``).join(' | ')} |`,
    `|---|${asked.map(() => '---|').join('')}`,
    ...Object.entries(ruleGroups).flatMap(([group, title]) => {
      const cells = asked.map((profile) => cell(asking(group, profile)));
      return cells.every((each) => each === '') ? [] : [`| ${group} ${title} | ${cells.join(' | ')} |`];
    }),
  ];
}

function ruleTable(): readonly string[] {
  return [
    '| Rule | Finds | Severity | Profile | In a sentence |',
    '|---|---|---|---|---|',
    ...Object.values(rules).map(
      (rule) => `| [${rule.id}](#${anchor(rule)}) | ${rule.title} | ${rule.severity}${findsBreaks(rule.id) ? ' →' : ''} | ${rule.lacks ? rule.profile : '–'} | ${rule.summary} |`,
    ),
  ];
}

function explain(rule: Rule, level: number): string {
  const options = Object.entries(rule.options ?? {});
  const beside = rule.see.flatMap((id) => (rules[id] ? [level === 1 ? `${id} (${rules[id].title})` : `[${id}](#${anchor(rules[id])})`] : []));
  return [
    `${'#'.repeat(level)} ${rule.id} ${rule.title}`,
    '',
    rule.summary,
    '',
    `Severity **${rule.severity}**; ${rule.lacks ? `asks for missing facts from profile **${rule.profile}** on` : 'asks for nothing that is missing'}.`,
    '',
    ...(findsBreaks(rule.id) ? ['An error too where it holds only at plateaus between the first and the last: the change itself breaks the journey.', ''] : []),
    `**Why.** ${rule.why}`,
    '',
    `**How to mend it.** ${rule.fix}`,
    '',
    ...(options.length > 0 ? ['**Options.**', '', ...options.map(([name, option]) => describeOption(name, option)), ''] : []),
    ...(rule.observed === undefined ? [] : ['With these observations:', '', '```json', rule.observed.trimEnd(), '```', '']),
    'It speaks here:',
    '',
    '```cxa',
    `${rule.bad.trimEnd()}`,
    '```',
    '',
    'It is silent here:',
    '',
    '```cxa',
    `${rule.good.trimEnd()}`,
    '```',
    '',
    'Here it is not known, and not taken for absent:',
    '',
    '```cxa',
    `${rule.unknown.trimEnd()}`,
    '```',
    '',
    'Where it speaks and that is accepted for a time:',
    '',
    '```cxa',
    rule.waive,
    '```',
    '',
    ...(beside.length > 0 ? [`See also ${listed(beside)}.`, ''] : []),
  ].join('\n');
}

function describeOption(name: string, option: RuleOption): string {
  const words = typeof option.default === 'object' ? option.default : [option.default];
  const value = words.length === 0 ? 'none' : words.map((word) => `\`${word}\``).join(', ');
  return `- \`${name}\`: ${option.description} Default ${value}${option.unit ? ` ${option.unit}` : ''}.`;
}

/** As GitHub makes it of a heading. */
function anchor(rule: Rule): string {
  return `${rule.id} ${rule.title}`
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}
