import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import type { RuleSetting } from '../model/check.ts';
import { profiles } from '../model/model.ts';
import type { Profile } from '../model/model.ts';
import { didYouMean } from '../model/nearest.ts';
import type { ViewSettings } from '../diagram/draw.ts';
import { vocabulary } from '../model/vocabulary.ts';
import type { Range } from '../model/source.ts';
import { rangeAt } from './text-range.ts';

/** What a project's `cxa.json` says; with the defaults where it is silent or wrong. */
export interface ProjectConfig {
  readonly name?: string;
  readonly profile: Profile;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly exclude: readonly string[];
  readonly view: ViewSettings;
  readonly actuals: readonly FilePattern[];
  readonly telemetry: readonly FilePattern[];
}

/** A pattern for files, relative to the project, and where it is stated. */
export interface FilePattern {
  readonly pattern: string;
  readonly range: Range;
}

export interface ConfigProblem {
  readonly message: string;
  readonly range: Range;
}

/** The configuration of a folder without a `cxa.json`. */
export const sketchConfig: ProjectConfig = {
  profile: 'sketch',
  rules: {},
  exclude: [],
  view: {},
  actuals: [],
  telemetry: [],
};

/** Reads a `cxa.json`. What is wrong is reported with its place and otherwise ignored, so that the rest still counts. */
export function readProjectConfig(text: string): { readonly config: ProjectConfig; readonly problems: readonly ConfigProblem[] } {
  const errors: ParseError[] = [];
  const root = parseTree(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true });
  const design: ProjectConfig = { ...sketchConfig, profile: 'design' };
  const [error] = errors;
  if (error || root?.type !== 'object') {
    const message = error
      ? `cxa.json is not JSON: ${describe(printParseErrorCode(error.error))} here. The profile is "design" until it is mended.`
      : 'cxa.json has to be an object: { "name": "…", "profile": "design" }.';
    return { config: design, problems: [{ message, range: rangeAt(text, error?.offset ?? 0, error?.length ?? text.length) }] };
  }
  const problems: ConfigProblem[] = [];
  const report = (node: Node, message: string) => problems.push({ message, range: rangeAt(text, node.offset, node.length) });
  const fields: { -readonly [K in keyof ProjectConfig]: ProjectConfig[K] } = { ...design };
  for (const property of root.children ?? []) {
    const [key, value] = property.children ?? [];
    if (!key || !value) continue;
    const name = String(key.value);
    const read = readers[name];
    if (read) read(value, fields, report, (node) => rangeAt(text, node.offset, node.length));
    else if (name !== '$schema') report(key, `cxa.json has no setting "${name}".${didYouMean(name, Object.keys(readers))}`);
  }
  return { config: fields, problems };
}

type Fields = { -readonly [K in keyof ProjectConfig]: ProjectConfig[K] };
type Report = (node: Node, message: string) => void;

const readers: Readonly<Record<string, (node: Node, fields: Fields, report: Report, rangeOf: (node: Node) => Range) => void>> = {
  name(node, fields, report) {
    if (node.type === 'string') fields.name = String(node.value);
    else report(node, '"name" has to be a text.');
  },
  profile(node, fields, report) {
    const profile = profiles.find((known) => known === node.value);
    if (profile) fields.profile = profile;
    else report(node, `"profile" is one of ${profiles.join(', ')}.${didYouMean(String(node.value), profiles)}`);
  },
  rules(node, fields, report) {
    if (node.type !== 'object') return report(node, '"rules" has to be an object: { "IDD-04": "warning" }.');
    const rules: Record<string, RuleSetting> = {};
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? [];
      if (key && value) rules[String(key.value)] = readRuleSetting(String(key.value), value, report);
    }
    fields.rules = rules;
  },
  exclude(node, fields, report) {
    const value: unknown = getNodeValue(node);
    const list = typeof value === 'string' ? [value] : value;
    if (Array.isArray(list) && list.every((entry) => typeof entry === 'string')) fields.exclude = list;
    else report(node, '"exclude" has to be a list of file patterns: ["drafts/**"].');
  },
  actuals: patterns('actuals', 'measured values'),
  telemetry: patterns('telemetry', 'observations'),
  view(node, fields, report) {
    if (node.type !== 'object') return report(node, '"view" has to be an object: { "direction": "down" }.');
    const words: Record<string, string> = {};
    for (const [name, known] of Object.entries(viewWords)) {
      const value = findNodeAtLocation(node, [name]);
      if (!value) continue;
      if (known.includes(String(value.value))) words[name] = String(value.value);
      else report(value, `"${name}" is one of ${known.join(', ')}.${didYouMean(String(value.value), known)}`);
    }
    fields.view = words;
  },
};

const viewWords: Readonly<Record<string, readonly string[]>> = { groupBy: vocabulary.groupBy, colourBy: vocabulary.colourBy, direction: vocabulary.direction };

const severities = ['off', 'info', 'warning', 'error'] as const;

function readRuleSetting(id: string, node: Node, report: Report): RuleSetting {
  const severityNode = node.type === 'array' ? findNodeAtLocation(node, [0]) : node;
  const optionsNode = node.type === 'array' ? findNodeAtLocation(node, [1]) : undefined;
  const severity = severities.find((known) => known === severityNode?.value);
  if (node.type === 'object') report(node, `The options of ${id} stand behind its severity: ["warning", { … }].`);
  else if (!severity) report(severityNode ?? node, `The severity of ${id} is one of ${severities.join(', ')}.`);
  if (optionsNode && optionsNode.type !== 'object') report(optionsNode, `The options of ${id} have to be an object.`);
  return {
    ...(severity && { severity }),
    ...(optionsNode?.type === 'object' && { options: getNodeValue(optionsNode) as Record<string, unknown> }),
  };
}

/** The files of a setting that holds tables, each pattern with its place, so that what is wrong with it is said there. */
function patterns(field: 'actuals' | 'telemetry', holds: string): (typeof readers)[string] {
  return (node, fields, report, rangeOf) => {
    const entries = node.type === 'array' ? (node.children ?? []) : [node];
    if (!entries.every((entry) => entry.type === 'string')) return report(node, `"${field}" has to be a list of file patterns: ["${field}/*.csv"].`);
    fields[field] = entries.flatMap((entry) => {
      const pattern = String(entry.value);
      if (!/^([a-z]+:|[\\/])|(^|[\\/])\.\.([\\/]|$)/i.test(pattern)) return [{ pattern: pattern.replace(/^\.\//, ''), range: rangeOf(entry) }];
      report(entry, `"${pattern}" leads out of the project; ${holds} are read from files below cxa.json.`);
      return [];
    });
  };
}

/** `PropertyNameExpected` → `a property name is expected`. */
function describe(code: string): string {
  const words = code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.endsWith('expected') ? `a ${words.replace(/ expected$/, '')} is expected` : words;
}
