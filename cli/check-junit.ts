import type { Project } from '../language-server/project.ts';
import type { Finding } from '../model/finding.ts';
import { architectureName } from '../model/model.ts';
import { withSpan } from '../model/plateau-span.ts';
import type { CheckReport } from './check-report.ts';
import { scopeOf, verdictOf } from './finding-lines.ts';
import { shownPath } from './open-projects.ts';
import { ruleTitle } from './rule-title.ts';

/**
 * For the test reports of Jenkins, GitLab and Azure: a suite for each file and a case for each finding. Errors and
 * warnings are failures, what is accepted is skipped, and what is only not stated has passed and says so in its output;
 * a file without findings is a case that has passed.
 */
export function checkJUnit({ findings, files, summary, projects }: CheckReport): string {
  const namesOf = projects.length > 1 ? projectNames(projects) : undefined;
  const suites = new Map<string, Finding[]>(files.map((file) => [shownPath(file), []]));
  for (const finding of findings) {
    const file = finding.source ? shownPath(finding.source.file) : 'cxa.json';
    const own = suites.get(file);
    if (own) own.push(finding);
    else suites.set(file, [finding]);
  }
  const sorted = [...suites].sort(([a], [b]) => (a < b ? -1 : 1));
  const all = sorted.map(([file, own]) => suite(file, own, namesOf?.(file)));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: `CXA: ${verdictOf(summary)} — ${scopeOf(summary)}`, ...sum(all.map(({ counts }) => counts)) })}>`,
    ...all.flatMap(({ lines }) => lines),
    '</testsuites>',
    '',
  ].join('\n');
}

/** By a file: the innermost project around it, with its folder, since names may be the same. */
function projectNames(projects: readonly Project[]): (file: string) => string | undefined {
  const known = projects.map((project) => ({ folder: shownPath(project.root), name: architectureName(project.state().model) })).sort((a, b) => b.folder.length - a.folder.length);
  return (file) => {
    const own = known.find(({ folder }) => folder === '.' || file.startsWith(`${folder}/`));
    return own && `${own.name} (${own.folder})`;
  };
}

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
  readonly time: number;
}

function suite(file: string, findings: readonly Finding[], project: string | undefined): { readonly counts: Counts; readonly lines: readonly string[] } {
  const counts = {
    tests: Math.max(1, findings.length),
    failures: findings.filter(fails).length,
    errors: 0,
    skipped: findings.filter(({ waived }) => waived).length,
    time: 0,
  };
  const names = new Map<string, number>();
  const cases = findings.flatMap((finding) => testCase(file, finding, names));
  if (cases.length === 0) cases.push(`    <testcase${attributes({ name: 'No findings', classname: file, file, time: 0 })}/>`);
  const properties = project === undefined ? [] : ['    <properties>', `      <property${attributes({ name: 'project', value: project })}/>`, '    </properties>'];
  return { counts, lines: [`  <testsuite${attributes({ name: file, ...counts, ...(project !== undefined && { package: project }) })}>`, ...properties, ...cases, '  </testsuite>'] };
}

function fails({ waived, severity }: Finding): boolean {
  return !waived && severity !== 'info';
}

/** Its name has no numbers that move, because CI servers tell by it what is new; the second of the same name is `(2)`. */
function testCase(file: string, finding: Finding, names: Map<string, number>): string[] {
  const { rule, element, severity, waived, waiver } = finding;
  const base = `${ruleTitle(rule)}${element === undefined ? '' : `: ${element.slice(element.indexOf(':') + 1)}`}`;
  const count = (names.get(base) ?? 0) + 1;
  names.set(base, count);
  const line = (finding.source?.range.start.line ?? 0) + 1;
  const head = attributes({ name: count === 1 ? base : `${base} (${count})`, classname: file, file, line, time: 0 });
  const message = withSpan(finding.message, finding.span);
  const place = `${file}:${line}:${(finding.source?.range.start.character ?? 0) + 1}`;
  if (waived) {
    const why = `Accepted${waiver?.until === undefined ? '' : ` until ${waiver.until}`}${waiver?.because === undefined ? '' : `: ${waiver.because}`}`;
    return [`    <testcase${head}>`, `      <skipped${attributes({ message: why })}/>`, '    </testcase>'];
  }
  const told = [message, ...finding.related.map((each) => `  ${shownPath(each.source.file)}:${each.source.range.start.line + 1} ${each.message}`)].join('\n');
  const body = fails(finding)
    ? `<failure${attributes({ message, type: severity })}>${xmlText(`${place} ${severity} ${rule}\n${told}`)}</failure>`
    : `<system-out>${xmlText(`${place} ${severity} ${rule}\n${told}`)}</system-out>`;
  return [`    <testcase${head}>`, `      ${body}`, '    </testcase>'];
}

function sum(counts: readonly Counts[]): Counts {
  return counts.reduce(
    (all, each) => ({
      tests: all.tests + each.tests,
      failures: all.failures + each.failures,
      errors: all.errors + each.errors,
      skipped: all.skipped + each.skipped,
      time: 0,
    }),
    { tests: 0, failures: 0, errors: 0, skipped: 0, time: 0 },
  );
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${xmlText(String(value)).replaceAll('"', '&quot;').replace(/[\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`)}"`)
    .join('');
}

/** What XML 1.0 cannot hold at all, even escaped, becomes the sign for an unreadable character. */
function xmlText(text: string): string {
  return text
    .replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
