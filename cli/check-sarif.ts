import type { Location, Log, ReportingDescriptor, Result, Suppression } from 'sarif';
import { explainRule } from '../model/explain-rule.ts';
import type { Finding, Severity } from '../model/finding.ts';
import { withSpan } from '../model/plateau-span.ts';
import { groupOf, ruleGroups } from '../model/rules/groups.ts';
import { rules } from '../model/rules/table.ts';
import type { SourceRange } from '../model/source.ts';
import manifest from '../package.json' with { type: 'json' };
import type { CheckReport } from './check-report.ts';
import { findingProjects } from './finding-project.ts';
import type { FindingProject } from './finding-project.ts';
import { shownPath } from './open-projects.ts';
import { otherTitles } from './rule-title.ts';

/** SARIF 2.1.0: what code scanning of GitHub, Azure DevOps and editors reads. Lines and columns from 1, UTF-16. */
export function checkSarif(report: CheckReport): string {
  const { findings } = report;
  const ids = [...new Set(findings.map(({ rule }) => rule))].sort();
  const projects = findingProjects(report);
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'cxa', fullName: manifest.displayName, semanticVersion: manifest.version, rules: ids.map(describeRule) } },
        columnKind: 'utf16CodeUnits',
        // Where it is differs from machine to machine, and is for the reader to say.
        originalUriBaseIds: { SRCROOT: { description: { text: 'The folder in which cxa was run.' } } },
        invocations: [{ executionSuccessful: true }],
        results: findings.map((finding) => resultOf(finding, ids.indexOf(finding.rule), projects.get(finding))),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, Result.level>;

function describeRule(id: string): ReportingDescriptor {
  const rule = rules[id];
  if (!rule) return { id, name: id, shortDescription: { text: otherTitles[id] ?? id } };
  return {
    id,
    name: rule.title,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.summary },
    help: { text: `${rule.why}\n\n${rule.fix}`, markdown: explainRule(id) ?? '' },
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { tags: ['customer experience', ruleGroups[groupOf(id)] ?? groupOf(id)] },
  };
}

function resultOf(finding: Finding, ruleIndex: number, project: FindingProject | undefined): Result {
  const { rule, severity, message, span, source, element, related } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: messageText(withSpan(message, span)) },
    locations: source ? [locationOf(source, element)] : [],
    ...(related.length > 0 && {
      relatedLocations: related.map((each, place) => ({ id: place + 1, ...locationOf(each.source), message: { text: messageText(each.message) } })),
    }),
    // GitHub goes by the second name only, and without it by a hash of the line.
    partialFingerprints: project ? { 'cxaFinding/v1': project.fingerprint, primaryLocationLineHash: project.fingerprint } : {},
    suppressions: finding.waived ? [suppressionOf(finding)] : [],
    properties: {
      ...(project && { project: project.name, projectFolder: project.path }),
      missing: finding.missing,
      plateaus: finding.plateaus.map(pathOf),
      journeys: finding.journeys.map(pathOf),
    },
  };
}

/** A waiver is a line of the architecture itself. */
function suppressionOf({ waiver }: Finding): Suppression {
  const until = waiver?.until === undefined ? '' : ` (until ${waiver.until})`;
  return {
    kind: 'inSource',
    status: 'accepted',
    justification: `${waiver?.because ?? 'No reason is given.'}${until}`,
    ...(waiver?.source && { location: locationOf(waiver.source) }),
  };
}

function locationOf({ file, range: { start, end } }: SourceRange, element?: string): Location {
  return {
    physicalLocation: {
      artifactLocation: artifactOf(file),
      region: { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 },
    },
    ...(element !== undefined && {
      logicalLocations: [{ fullyQualifiedName: pathOf(element), kind: element.slice(0, element.indexOf(':')) }],
    }),
  };
}

/** Relative to the folder where cxa runs; what lies outside, as an imported package may, by its own URI. */
function artifactOf(uri: string): { readonly uri: string; readonly uriBaseId?: string } {
  const path = shownPath(uri);
  if (path === uri || path.startsWith('..') || /^[a-z]:/i.test(path)) return { uri };
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'SRCROOT' };
}

/** `[text](target)` would be a link. */
function messageText(text: string): string {
  return text.replaceAll('](', '] (');
}

function pathOf(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}
