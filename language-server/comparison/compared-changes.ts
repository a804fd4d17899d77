import { compareVerdicts } from '../../model/answers/verdict.ts';
import { changeLines, repeatLine, silencedLine, verdictLine, walkLine } from '../../model/diff/difference-lines.ts';
import type { VerdictChange } from '../../model/diff/journey-changes.ts';
import type { ElementId } from '../../model/element-base.ts';
import type { Finding } from '../../model/finding.ts';
import { withSpan } from '../../model/plateau-span.ts';
import type { ComparedChange, ComparedKind } from '../protocol.ts';
import type { Comparison } from './comparisons.ts';
import { seenIn } from './seen-in.ts';

/** Of one kind, more are counted and not listed: nobody looks through them, and they are sent at every keystroke. */
const most = 400;

/** The changes in the order of their weight for customers, as `cxa diff` tells them, each with the place where it is seen. */
export function comparedChanges(comparison: Comparison): { readonly changes: readonly ComparedChange[]; readonly counts: Readonly<Partial<Record<ComparedKind, number>>> } {
  const counts: Partial<Record<ComparedKind, number>> = {};
  const changes: ComparedChange[] = [];
  for (const { kind, sign, text, element } of tellAll(comparison)) {
    const count = (counts[kind] ?? 0) + 1;
    counts[kind] = count;
    if (count > most) continue;
    const view = element === undefined ? undefined : seenIn(comparison, element);
    changes.push({ kind, sign, text, ...(element !== undefined && { element }), ...(view && { view }) });
  }
  return { changes, counts };
}

type Told = Omit<ComparedChange, 'view' | 'element'> & { readonly element?: ElementId | undefined };

const kinds = { '+': 'added', '-': 'removed', '~': 'changed' } as const;

function tellAll({ difference }: Comparison): readonly Told[] {
  const { verdicts, repeats, silenced, breaking, walks, findings } = difference.consequences;
  return [
    ...verdicts.map((each): Told => ({ kind: 'verdict', sign: verdictSign(each), text: each.because === undefined ? verdictLine(each) : `${verdictLine(each)}. ${each.because}`, element: each.journey })),
    ...repeats.map((each): Told => ({ kind: 'customers', sign: each.kind === 'begins' || each.kind === 'more' ? 'worse' : 'better', text: repeatLine(each), element: each.journey })),
    ...silenced.map((each): Told => ({ kind: 'silenced', sign: 'worse', text: silencedLine(each), element: each.element })),
    ...breaking.map(({ text, element }): Told => ({ kind: 'breaking', sign: 'worse', text, element })),
    ...walks.map((each): Told => ({ kind: 'journey', sign: '~', text: walkLine(each), element: each.journey })),
    ...changeLines(difference).map(({ sign, text, element }): Told => ({ kind: kinds[sign], sign, text, element })),
    ...[...findings.introduced, ...findings.graver].filter(isSaid).map((finding): Told => ({ kind: 'introduced', sign: 'worse', ...tellFinding(finding) })),
    ...findings.fixed.filter(isSaid).map((finding): Told => ({ kind: 'fixed', sign: 'better', ...tellFinding(finding) })),
  ];
}

function verdictSign({ from, to }: VerdictChange): ComparedChange['sign'] {
  if (from === undefined) return '+';
  if (to === undefined) return '-';
  return compareVerdicts(to, from) < 0 ? 'worse' : 'better';
}

/** What is only missing is counted in the summary. */
function isSaid({ severity }: Finding): boolean {
  return severity !== 'info';
}

/** Of a finding that has no place of its own, its journey is where it is felt. */
function tellFinding({ rule, message, span, element, journeys }: Finding): { readonly text: string; readonly element: ElementId | undefined } {
  return { text: `${rule} ${withSpan(message, span)}`, element: element ?? journeys[0] };
}
