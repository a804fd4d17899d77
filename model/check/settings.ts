import type { CheckOptions } from '../check.ts';
import type { Finding, Severity } from '../finding.ts';
import { didYouMean } from '../nearest.ts';
import type { Rule, RuleOption } from '../rule.ts';

/** A rule with what the project decides about it. */
export interface ConfiguredRule {
  readonly rule: Rule;
  /** Stands over everything that the rule says; undefined where the rule grades by itself. */
  readonly severity: Severity | undefined;
  readonly options: Readonly<Record<string, RuleOption['default']>>;
}

export interface Settings {
  /** Those that are not off, in the table's order. */
  readonly rules: readonly ConfiguredRule[];
  /** What is wrong with the settings. They have no place here: the model knows no `cxa.json`. */
  readonly problems: readonly Finding[];
}

/** Joins what the project decides with the rules' defaults. A value that does not fit is reported once, and the default holds. */
export function readSettings(table: Readonly<Record<string, Rule>>, settings: CheckOptions['rules']): Settings {
  const problems: string[] = [];
  for (const id of Object.keys(settings)) {
    if (!Object.hasOwn(table, id)) problems.push(`cxa.json sets a rule "${id}" that does not exist.${didYouMean(id, Object.keys(table))}`);
  }
  const rules: ConfiguredRule[] = [];
  for (const [id, rule] of Object.entries(table)) {
    const setting = Object.hasOwn(settings, id) ? settings[id] : undefined;
    const options = readOptions(rule, setting?.options ?? {}, problems);
    if (setting?.severity === 'off') continue;
    // Beside options a severity has to be given; the rule's own one then changes nothing.
    const same = setting?.options !== undefined && setting.severity === rule.severity;
    rules.push({ rule, severity: same ? undefined : setting?.severity, options });
  }
  return { rules, problems: problems.map(settingsFinding) };
}

function readOptions(
  rule: Rule,
  given: Readonly<Record<string, unknown>>,
  problems: string[],
): Readonly<Record<string, RuleOption['default']>> {
  const known = rule.options ?? {};
  const values: Record<string, RuleOption['default']> = {};
  for (const [name, option] of Object.entries(known)) values[name] = option.default;
  for (const [name, value] of Object.entries(given)) {
    const option = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!option) {
      problems.push(`${rule.id} has no option "${name}".${didYouMean(name, Object.keys(known))}`);
    } else if (fits(option, value)) {
      values[name] = value;
    } else {
      problems.push(`The option "${name}" of ${rule.id} has to be ${expected(option)}; its default is used.`);
    }
  }
  return values;
}

function fits(option: RuleOption, value: unknown): value is RuleOption['default'] {
  if (typeof option.default === 'number') return typeof value === 'number' && Number.isFinite(value) && value >= 0;
  if (typeof option.default === 'string') return typeof value === 'string';
  return Array.isArray(value) && value.every((word) => typeof word === 'string');
}

function expected(option: RuleOption): string {
  if (typeof option.default === 'number') return `a number, as ${option.default}`;
  return typeof option.default === 'string' ? 'a word' : `a list of words, as ${JSON.stringify(option.default.slice(0, 2))}`;
}

function settingsFinding(message: string): Finding {
  return {
    rule: 'project',
    severity: 'warning',
    message,
    source: undefined,
    plateaus: [],
    journeys: [],
    related: [],
    fixes: [],
    missing: false,
    waived: false,
  };
}
