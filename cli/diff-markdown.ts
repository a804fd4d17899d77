import type { Verdict } from '../model/answers/answer.ts';
import { atPlateaus } from '../model/diff/journey-pairs.ts';
import type { JourneyPair } from '../model/diff/journey-pairs.ts';
import { compareVerdicts } from '../model/answers/verdict.ts';
import { affectedLines, changeLines, countedLines, countsLine, findingsLine, isUnchanged, repeatLine, silencedLine, verdictLine, walkLine } from '../model/diff/difference-lines.ts';
import { journeyMermaid } from './diff-mermaid.ts';
import type { DiffReport } from './diff-report.ts';
import { markdownText } from './markdown-text.ts';

/** A comment holds 65,536 characters, and its reader's patience less. */
const most = { lines: 15, findings: 30, changes: 60, journeys: 2 };

/** The comment of a pull request, for a reviewer who does not read `.cxa`: what matters most to customers first, the list of all changes last and folded. */
export function diffMarkdown(report: DiffReport): string {
  const { project, base, head, notes, consequences } = report;
  const { verdicts, repeats, silenced, breaking, walks } = consequences;
  return [
    `### ${mark(report)} CXA: ${markdownText(project)}`,
    '',
    `${markdownText(base)} → ${markdownText(head)}: ${isUnchanged(report) ? 'nothing is different' : countsLine(report)}.`,
    '',
    ...notes.flatMap((note) => [`> ⚠️ ${markdownText(note)}`, '']),
    ...section('Verdicts that changed', verdicts.map((each) => `${tone(each.from, each.to)} **${markdownText(verdictLine(each))}**${each.because === undefined ? '' : `<br>${markdownText(each.because)}`}`)),
    ...section('For customers', repeats.map((each) => `${each.kind === 'ends' || each.kind === 'fewer' ? '✅' : '❌'} ${markdownText(repeatLine(each))}`)),
    ...section('Silenced in this change', silenced.map((each) => `🔇 ${markdownText(silencedLine(each))}`)),
    ...section('Breaking', breaking.map(({ text }) => `❌ ${markdownText(text)}`)),
    ...pictures(report),
    ...section('Journeys', walks.map((each) => markdownText(walkLine(each)))),
    ...details(report),
  ].join('\n');
}

function mark({ consequences: { verdicts, breaking, findings } }: DiffReport): string {
  const isWorse = verdicts.some(({ from, to }) => to === 'no' && from !== 'no') || findings.introduced.some(({ severity }) => severity === 'error');
  if (isWorse || breaking.length > 0) return '❌';
  return findings.introduced.some(({ severity }) => severity === 'warning') ? '⚠️' : '✅';
}

function tone(from: Verdict | undefined, to: Verdict | undefined): string {
  if (to === undefined) return '➖';
  if (to === 'yes') return '✅';
  if (from === undefined) return to === 'no' ? '❌' : '⚠️';
  return compareVerdicts(to, from) < 0 ? (to === 'no' ? '❌' : '⚠️') : '↗️';
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`#### ${title}`, '', ...bounded(lines.map((line) => `- ${line}`), most.lines), ''];
}

function bounded(lines: readonly string[], limit: number): readonly string[] {
  const left = lines.length - limit;
  return left > 0 ? [...lines.slice(0, limit), `- … and ${left} more`] : lines;
}

/** The journeys whose verdict or walk changed, before and after, at the first plateau at which they did. */
function pictures({ consequences: { journeys, verdicts, walks, repeats } }: DiffReport): readonly string[] {
  const told = [...verdicts, ...repeats, ...walks];
  const wanted = [...new Set(told.map(({ journey }) => journey))];
  const drawn = wanted.flatMap((journey) => {
    const found = journeys.find((pair) => pair.journey === journey && told.some((each) => each.journey === journey && (each.plateaus.length === 0 || each.plateaus.includes(pair.plateau ?? ''))));
    const lines = found ? picture(found) : [];
    return lines.length > 0 ? [lines] : [];
  });
  return drawn.slice(0, most.journeys).flat();
}

function picture({ title, plateau, before, after }: JourneyPair): readonly string[] {
  const [then, now] = [before && journeyMermaid(before), after && journeyMermaid(after)];
  // What changed may be nothing that is drawn.
  if (then === now) return [];
  const name = `${markdownText(title)}${plateau === undefined ? '' : atPlateaus([plateau])}`;
  return [`#### ${name}: before and after`, '', ...(then === undefined ? ['Before: not there.', ''] : ['Before:', '', ...fence(then)]), ...(now === undefined ? ['After: not there.', ''] : ['After:', '', ...fence(now)])];
}

function fence(text: string | undefined): readonly string[] {
  return text === undefined ? [] : ['```mermaid', text, '```', ''];
}

function details(report: DiffReport): readonly string[] {
  if (isUnchanged(report)) return [];
  const { introduced, graver, fixed } = report.consequences.findings;
  const said = countedLines([...introduced, ...graver].map(({ severity, rule, message }) => `- ${severity} ${rule}: ${markdownText(message)}`));
  const healed = fixed.map(({ rule, message }) => `- ~~${rule}~~: ${markdownText(message)}`);
  const changes = changeLines(report).map(({ sign, text }) => `- ${{ '+': '➕', '-': '➖', '~': '✏️' }[sign]} ${markdownText(text)}`);
  return [
    ...affectedLines(report).flatMap((line) => [markdownText(line), '']),
    ...folded(`Findings: ${findingsLine(report)}`, [...bounded(said, most.findings), ...bounded(healed, most.findings)]),
    ...(changes.length === 0 ? [] : folded(`Elements: ${countsLine(report)}`, bounded(changes, most.changes))),
  ];
}

/** What is inside is Markdown again after an empty line. */
function folded(summary: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [`${summary}.`, ''] : ['<details>', `<summary>${summary}</summary>`, '', ...lines, '', '</details>', ''];
}
