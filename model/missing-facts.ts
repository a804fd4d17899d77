import type { CheckResult } from './check.ts';
import type { Element, Kind } from './element.ts';
import type { ElementId } from './element-base.ts';
import type { Finding, Severity } from './finding.ts';
import type { Model } from './model.ts';
import { counted, quoted, thousands } from './phrases.ts';
import { rules } from './rules/table.ts';

/** Facts that one rule misses on some journeys, or on what no journey passes. */
export interface MissingFacts {
  readonly rule: string;
  /** The one journey; undefined for several, and for what no journey passes. */
  readonly journey: ElementId | undefined;
  /** What lacks the fact. */
  readonly kind: Kind;
  readonly count: number;
  /** Out of so many; undefined where there is nothing to count against. */
  readonly of: number | undefined;
  /** The gravest of the findings. */
  readonly severity: Severity;
  /** `"Late delivery": 9 of 14 integrations have no owner.` */
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** How much one line says: about one journey, about all journeys together, or about everything. */
export type MissingFactsGrouping = 'journey' | 'journeys' | 'everything';

/**
 * Missing facts as people ask for them: a line for each rule, journey and kind of element, the gravest and then the
 * longest first. What several journeys pass is counted for each of them, and once where journeys are taken together.
 * Findings that are waived, or about something stated, are left out.
 */
export function groupMissingFacts(model: Model, result: CheckResult, grouping: MissingFactsGrouping = 'journey'): readonly MissingFacts[] {
  const elements = new Map(model.elements.map((element) => [element.id, element]));
  const groups = new Map<string, Map<string, Group>>();
  for (const finding of result.findings) {
    const element = finding.missing && !finding.waived ? elements.get(finding.element ?? '') : undefined;
    if (!element) continue;
    const { rule } = finding;
    const { kind } = element;
    const alike = groups.get(`${rule} ${kind}`) ?? new Map<string, Group>();
    groups.set(`${rule} ${kind}`, alike);
    for (const journey of finding.journeys.length > 0 ? finding.journeys : [undefined]) {
      const key = keys[grouping](journey);
      const group = alike.get(key) ?? { rule, journeys: new Set(), kind, findings: new Map() };
      if (group.findings.size === 0) alike.set(key, group);
      group.journeys.add(journey);
      if (!group.findings.has(element.id)) group.findings.set(element.id, finding);
    }
  }
  const totals = countTotals(model, result);
  const facts = [...groups.values()].flatMap((alike) => [...alike.values()]).map((group): MissingFacts => {
    const { rule, kind } = group;
    const findings = [...group.findings.values()];
    const [journey, ...more] = group.journeys;
    const of = totals(group.journeys, kind);
    const text = more.length > 0 ? describeSeveral(group, of) : describe(elements, rule, journey, kind, findings, of);
    return { rule, journey: more.length > 0 ? undefined : journey, kind, count: findings.length, of, severity: gravest(findings), text, findings };
  });
  return facts.sort((a, b) => weights[b.severity] - weights[a.severity] || b.count - a.count);
}

interface Group {
  readonly rule: string;
  /** Undefined stands for what no journey passes. */
  readonly journeys: Set<ElementId | undefined>;
  readonly kind: Kind;
  readonly findings: Map<ElementId, Finding>;
}

const keys: Readonly<Record<MissingFactsGrouping, (journey: ElementId | undefined) => string>> = {
  journey: (journey) => journey ?? '',
  journeys: (journey) => (journey === undefined ? '' : 'journeys'),
  everything: () => '',
};

const weights: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };

function gravest(findings: readonly Finding[]): Severity {
  return findings.reduce<Severity>((most, { severity }) => (weights[severity] > weights[most] ? severity : most), 'info');
}

/** How many elements of a kind some journeys pass, or how many are on no journey. */
function countTotals(model: Model, { flows }: CheckResult): (journeys: ReadonlySet<ElementId | undefined>, kind: Kind) => number | undefined {
  const declared = new Map<Kind, Element[]>();
  const steps = new Map<ElementId, ElementId[]>();
  for (const element of model.elements) {
    if (element.undeclared) continue;
    push(declared, element.kind, element);
    if (element.kind === 'step') push(steps, element.journey, element.id);
  }
  const passing = (kind: Kind, journey: ElementId): readonly ElementId[] => {
    const flow = flows.get(journey);
    if (kind === 'system') return flow?.systems ?? [];
    return (kind === 'integration' ? flow?.integrations : steps.get(journey)) ?? [];
  };
  const passedByNone = new Map<Kind, readonly ElementId[]>();
  const findPassedByNone = (kind: Kind): readonly ElementId[] => {
    const passed = new Set(kind === 'system' || kind === 'integration' ? [...flows.keys()].flatMap((journey) => passing(kind, journey)) : []);
    const own = (declared.get(kind) ?? []).filter(({ id, parent }) => !passed.has(id) && (kind !== 'system' || parent === undefined));
    return own.map(({ id }) => id);
  };
  const idsOf = (journey: ElementId | undefined, kind: Kind): readonly ElementId[] => {
    if (journey !== undefined) return passing(kind, journey);
    const known = passedByNone.get(kind) ?? findPassedByNone(kind);
    passedByNone.set(kind, known);
    return known;
  };
  return (journeys, kind) => {
    const onSome = journeys.size > 1 || !journeys.has(undefined);
    if (onSome && !isPassed(kind)) return kind === 'journey' ? declared.get(kind)?.length : undefined;
    const [only] = journeys;
    if (journeys.size === 1) return idsOf(only, kind).length;
    return new Set([...journeys].flatMap((journey) => idsOf(journey, kind))).size;
  };
}

function push<K, T>(lists: Map<K, T[]>, key: K, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** What a journey has several of, so that those that lack a fact can be counted against the others. */
function isPassed(kind: Kind): boolean {
  return kind === 'system' || kind === 'integration' || kind === 'step';
}

/** `5 journeys: 38 of 61 integrations have no contract.` */
function describeSeveral({ rule, journeys, kind, findings }: Group, of: number | undefined): string {
  const count = findings.size;
  const [, many] = kindNames[kind] ?? [kind, `${kind}s`];
  const said = `${of === undefined || of < count ? thousands(count) : `${thousands(count)} of ${thousands(of)}`} ${many} ${count === 1 ? lacksOf(rule).one : lacksOf(rule).many}.`;
  if (kind === 'journey') return said;
  const named = [...journeys].filter((journey) => journey !== undefined).length;
  return `${counted(named, 'journey')}${named < journeys.size ? ' and elsewhere' : ''}: ${said}`;
}

function lacksOf(rule: string): { readonly one: string; readonly many: string } {
  return rules[rule]?.lacks ?? { one: 'lacks a fact', many: 'lack a fact' };
}

function describe(
  elements: ReadonlyMap<ElementId, Element>,
  rule: string,
  journey: ElementId | undefined,
  kind: Kind,
  findings: readonly Finding[],
  of: number | undefined,
): string {
  const lacks = lacksOf(rule);
  const element = journey === undefined ? undefined : elements.get(journey);
  const about = element ? quoted(element.title ?? element.path) : 'On no journey';
  // The journey itself is what lacks it, or there is one thing only, which can be named.
  if (kind === 'journey' && element) return `${about} ${lacks.one}.`;
  const [only] = findings;
  if (only && findings.length === 1 && (of === undefined || of <= 1)) {
    const name = elements.get(only.element ?? '');
    return `${about}: ${kindNames[kind]?.[0] ?? kind} ${name?.path ?? ''} ${lacks.one}.`;
  }
  const total = of === undefined || of < findings.length ? '' : `${thousands(of)} `;
  const [, many] = kindNames[kind] ?? [kind, `${kind}s`];
  const count = total === '' ? thousands(findings.length) : `${thousands(findings.length)} of ${total.trim()}`;
  return `${about}: ${count} ${many} ${findings.length === 1 ? lacks.one : lacks.many}.`;
}

const kindNames: Readonly<Partial<Record<Kind, readonly [one: string, many: string]>>> = {
  data: ['data entity', 'data entities'],
  system: ['system', 'systems'],
  integration: ['integration', 'integrations'],
  step: ['step', 'steps'],
  channel: ['channel', 'channels'],
  journey: ['journey', 'journeys'],
  capability: ['capability', 'capabilities'],
  boundary: ['boundary', 'boundaries'],
  policy: ['policy', 'policies'],
  processing: ['record of processing', 'records of processing'],
};
