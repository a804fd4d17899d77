import type { Verdict } from '../model/answers/answer.ts';
import { compareVerdicts } from '../model/answers/verdict.ts';
import { affectedLines, breakingLine, changeLines, countedLines, countsLine, findingsLine, isUnchanged, reasonOf, repeatLine, silencedLine, toldWalks, verdictLine, walkLine } from '../model/diff/difference-lines.ts';
import { atPlateaus } from '../model/diff/journey-pairs.ts';
import { counted, listed, thousands } from '../model/phrases.ts';
import { integrationMermaids } from './diff-integration-mermaid.ts';
import { journeyMermaids } from './diff-mermaid.ts';
import type { MermaidPair } from './diff-mermaid.ts';
import { packageLine } from './diff-report.ts';
import type { DiffReport } from './diff-report.ts';
import { markdownCode, markdownText } from './markdown-text.ts';

/** How much of everything is printed. */
interface Limits {
  /** Of each list. */
  readonly lines: number;
  readonly findings: number;
  readonly changes: number;
  /** Of which there are pictures. */
  readonly journeys: number;
  readonly hasIntegrations: boolean;
  /** Characters of a line, before signs in it are escaped. */
  readonly width: number;
}

/** What a reader has the patience for; and less, where titles are so long that it would not fit. */
const limits: readonly Limits[] = [
  { lines: 15, findings: 30, changes: 60, journeys: 2, hasIntegrations: true, width: 600 },
  { lines: 10, findings: 15, changes: 25, journeys: 1, hasIntegrations: true, width: 300 },
  { lines: 8, findings: 8, changes: 8, journeys: 0, hasIntegrations: false, width: 200 },
];

/** A comment on GitHub holds 65,536 characters; who posts it may put some lines of his own around it. */
const longest = 62_000;

/** The comment of a pull request, for a reviewer who does not read `.cxa`: what matters most to customers first, the list of all changes last and folded. */
export function diffMarkdown(report: DiffReport): string {
  let text = '';
  for (const limit of limits) {
    text = commentOf(report, limit);
    if (text.length <= longest) break;
  }
  return text;
}

function commentOf(report: DiffReport, limit: Limits): string {
  const { project, base, head, packages, notes, consequences } = report;
  const { verdicts, repeats, silenced, breaking } = consequences;
  const say = (text: string) => markdownText(shortened(text, limit.width));
  const left: string[] = [];
  const section = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : [`#### ${title}`, '', ...bounded(lines.map((line) => `- ${line}`), limit.lines), '']);
  const folded = (summary: string, lines: readonly string[]) => (lines.length === 0 ? [`${summary}.`, ''] : ['<details>', `<summary>${summary}</summary>`, '', ...lines, '', '</details>', '']);
  const bounded = (lines: readonly string[], most: number, what?: string) => {
    const more = lines.length - most;
    if (more <= 0) return lines;
    if (what !== undefined) left.push(counted(more, what));
    return [...lines.slice(0, most), `- … and ${thousands(more)} more`];
  };
  const { introduced, graver, fixed } = consequences.findings;
  const said = countedLines([...introduced, ...graver].map(({ severity, rule, message }) => `- ${severity} ${rule}: ${say(message)}`));
  const healed = countedLines(fixed.map(({ rule, message }) => `- ~~${rule}~~ ${say(message)}`));
  const changes = changeLines(report).map(({ sign, text }) => `- ${{ '+': '➕', '-': '➖', '~': '✏️' }[sign]} ${say(text)}`);
  const details = isUnchanged(report) ? [] : [
    ...affectedLines(report).flatMap((line) => [say(line), '']),
    ...folded(`Findings: ${findingsLine(report)}`, [...bounded(said, limit.findings, 'finding'), ...bounded(healed, limit.findings, 'fixed finding')]),
    ...(changes.length === 0 ? [] : folded(`Elements: ${countsLine(report)}`, bounded(changes, limit.changes, 'element'))),
  ];
  const rest = left.length === 0 ? [] : [`Not listed here: ${listed(left)}. ${markdownCode(shortened(`cxa diff ${base} ${head} --format json`, 120))} has all.`, ''];
  return [
    `### ${mark(report)} CXA: ${say(project)}`,
    '',
    `${say(base)} → ${say(head)}: ${isUnchanged(report) ? 'nothing is different' : countsLine(report)}.`,
    '',
    ...packages.flatMap((each) => [say(packageLine(each)), '']),
    ...bounded(notes, limit.lines).flatMap((note) => [`> ⚠️ ${say(note)}`, '']),
    ...section('Verdicts that changed', verdicts.map((each) => `${tone(each.from, each.to)} **${say(verdictLine(each))}**${reasonLine(reasonOf(each, consequences), say)}`)),
    ...section('For customers', repeats.map((each) => `${each.kind === 'ends' || each.kind === 'fewer' ? '✅' : '❌'} ${say(repeatLine(each))}`)),
    ...section('Silenced in this change', silenced.map((each) => `🔇 ${say(silencedLine(each))}`)),
    ...section('Breaking', breaking.map((each) => `❌ ${say(breakingLine(each))}`)),
    ...pictures(report, limit),
    ...section('Journeys', toldWalks(consequences).map((each) => say(walkLine(each)))),
    ...details,
    ...rest,
  ].join('\n');
}

function mark({ consequences: { verdicts, breaking, silenced, findings } }: DiffReport): string {
  const said = [...findings.introduced, ...findings.graver];
  const isWorse = verdicts.some(({ from, to }) => to === 'no' && from !== 'no') || said.some(({ severity }) => severity === 'error');
  if (isWorse || breaking.length > 0) return '❌';
  const isDoubtful = silenced.length > 0 || verdicts.some(({ from, to }) => from !== undefined && to !== undefined && compareVerdicts(to, from) < 0);
  return isDoubtful || said.some(({ severity }) => severity === 'warning') ? '⚠️' : '✅';
}

function reasonLine(reason: string | undefined, say: (text: string) => string): string {
  return reason === undefined ? '' : `<br>${say(reason)}`;
}

function tone(from: Verdict | undefined, to: Verdict | undefined): string {
  if (to === undefined) return '➖';
  if (to === 'yes') return '✅';
  if (from === undefined) return to === 'no' ? '❌' : '⚠️';
  return compareVerdicts(to, from) < 0 ? (to === 'no' ? '❌' : '⚠️') : '↗️';
}

/** Characters as people count them, so that no sign is cut in two. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
}

/** The journeys whose verdict or walk changed, at the first plateau at which they did, and the integrations that go another way. */
function pictures(report: DiffReport, limit: Limits): readonly string[] {
  const { diff, consequences: { journeys, verdicts, walks, repeats } } = report;
  const told = [...verdicts, ...repeats, ...walks];
  const wanted = [...new Set(told.map(({ journey }) => journey))];
  const drawn: (readonly string[])[] = [];
  for (const journey of wanted) {
    if (drawn.length === limit.journeys) break;
    const pair = journeys.find((each) => each.journey === journey && told.some((one) => one.journey === journey && (one.plateaus.length === 0 || one.plateaus.includes(each.plateau ?? ''))));
    const pictured = pair && journeyMermaids(pair, diff.ids);
    if (pair && pictured) drawn.push(picture(`${markdownText(shortened(pair.title, limit.width))}${pair.plateau === undefined ? '' : markdownText(atPlateaus([pair.plateau]))}`, pictured));
  }
  const integrations = limit.hasIntegrations ? integrationMermaids(report) : undefined;
  return [...drawn.flat(), ...(integrations ? picture('Integrations', integrations) : [])];
}

function picture(title: string, { before, after, note }: MermaidPair): readonly string[] {
  return [`#### ${title}: before and after`, '', ...side('Before', before), ...side('After', after), ...(note === undefined ? [] : [note, ''])];
}

function side(title: string, text: string | undefined): readonly string[] {
  return text === undefined ? [`${title}: not there.`, ''] : [`${title}:`, '', '```mermaid', text, '```', ''];
}
