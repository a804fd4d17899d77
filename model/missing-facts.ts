import type { CheckResult } from './check.ts';
import type { Element, Kind } from './element.ts';
import type { ElementId } from './element-base.ts';
import type { Finding, Severity } from './finding.ts';
import type { Model } from './model.ts';
import { quoted, thousands } from './phrases.ts';
import { rules } from './rules/table.ts';

/** Facts that one rule misses on one journey, or on what no journey passes. */
export interface MissingFacts {
  readonly rule: string;
  /** Undefined for what no journey passes. */
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

/**
 * Missing facts as people ask for them: a line for each rule, journey and kind of element, the gravest and then the
 * longest first. What several journeys pass is counted for each of them. Findings that are waived, or about something
 * stated, are left out.
 */
export function groupMissingFacts(model: Model, result: CheckResult): readonly MissingFacts[] {
  const elements = new Map(model.elements.map((element) => [element.id, element]));
  const groups = new Map<string, { rule: string; journey: ElementId | undefined; kind: Kind; findings: Map<ElementId, Finding> }>();
  for (const finding of result.findings) {
    const element = finding.element === undefined ? undefined : elements.get(finding.element);
    if (!finding.missing || finding.waived || !element) continue;
    for (const journey of finding.journeys.length > 0 ? finding.journeys : [undefined]) {
      const key = `${finding.rule} ${journey ?? ''} ${element.kind}`;
      const group = groups.get(key) ?? { rule: finding.rule, journey, kind: element.kind, findings: new Map() };
      groups.set(key, group);
      if (!group.findings.has(element.id)) group.findings.set(element.id, finding);
    }
  }
  const totals = countTotals(model, result);
  const facts = [...groups.values()].map((group): MissingFacts => {
    const { rule, journey, kind } = group;
    const findings = [...group.findings.values()];
    const of = totals(journey, kind);
    const text = describe(elements, rule, journey, kind, findings, of);
    return { rule, journey, kind, count: findings.length, of, severity: gravest(findings), text, findings };
  });
  return facts.sort((a, b) => weights[b.severity] - weights[a.severity] || b.count - a.count);
}

const weights: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };

function gravest(findings: readonly Finding[]): Severity {
  return findings.reduce<Severity>((most, { severity }) => (weights[severity] > weights[most] ? severity : most), 'info');
}

/** How many elements of a kind a journey passes, or how many are on no journey. */
function countTotals(model: Model, { flows }: CheckResult): (journey: ElementId | undefined, kind: Kind) => number | undefined {
  const passed = { system: new Set<ElementId>(), integration: new Set<ElementId>() };
  for (const flow of flows.values()) {
    for (const system of flow.systems) passed.system.add(system);
    for (const integration of flow.integrations) passed.integration.add(integration);
  }
  const declared = model.elements.filter((element) => !element.undeclared);
  return (journey, kind) => {
    if (journey === undefined) {
      const own = (element: Element) => element.kind !== kind || passed[kind as keyof typeof passed]?.has(element.id);
      return declared.filter((element) => !own(element) && (kind !== 'system' || element.parent === undefined)).length;
    }
    if (kind === 'system') return flows.get(journey)?.systems.length;
    if (kind === 'integration') return flows.get(journey)?.integrations.length;
    if (kind === 'step') return declared.filter((element) => element.kind === 'step' && element.journey === journey).length;
    return undefined;
  };
}

function describe(
  elements: ReadonlyMap<ElementId, Element>,
  rule: string,
  journey: ElementId | undefined,
  kind: Kind,
  findings: readonly Finding[],
  of: number | undefined,
): string {
  const lacks = rules[rule]?.lacks ?? { one: 'lacks a fact', many: 'lack a fact' };
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
