import { nearest } from './nearest.ts';
import { listed } from './phrases.ts';
import type { Rule, RuleOption } from './rule.ts';
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
  const list = Object.values(rules);
  const rows = list.map(
    (rule) => `| [${rule.id}](#${anchor(rule)}) | ${rule.title} | ${rule.severity} | ${rule.lacks ? rule.profile : '–'} | ${rule.summary} |`,
  );
  return [
    '# Rules',
    '',
    'What `cxa check` looks for. What is **stated** is checked from profile `design` on; the profile in the table is the one from',
    'which a rule also asks for what is **missing**. A missing fact is an info, on a critical journey a warning in `build` and an',
    'error in `run`. Unknown is not no: a property that is left out is unknown, `none` says that it is known to be absent.',
    '',
    '```json',
    '{ "profile": "design", "rules": { "OWN-03": "off", "INT-01": "error", "SLA-02": ["warning", { "ratio": 8 }] } }',
    '```',
    '',
    'A severity in `cxa.json` stands over everything that the rule says; beside options, the rule’s own severity changes nothing.',
    'To accept one finding for a time, write `waive INT-01 on reserveStock until 2027-03-31 because "Replaced in p1"`: silent until',
    'that day, an error after it, an info when it matches nothing. A waiver on a journey or a system accepts what is inside it too.',
    '',
    '| Rule | Finds | Severity | Profile | In a sentence |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    ...list.map((rule) => explain(rule, 2)),
  ].join('\n');
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
