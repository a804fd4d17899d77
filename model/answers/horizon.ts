import type { ElementOf } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import type { Finding } from '../finding.ts';
import { capitalised, counted, firstSentence, listed, listedUpTo, quoted } from '../phrases.ts';
import { plateauOrder } from '../plateau.ts';
import type { Answer, AnswerContext, MatrixCell, MatrixPart, Verdict } from './answer.ts';
import { coverageOf, joinFacts } from './deciding-facts.ts';
import { journeyVerdicts, type JourneyVerdict, plateausOf } from './journey-verdicts.ts';
import { askFor, type UnknownFact } from './open-questions.ts';
import { whatItTakes } from './what-it-takes.ts';
import { placeOf, placesOfFinding } from './place.ts';
import { type Count, topReasons } from './reasons.ts';
import { repeatingOf, sayRepeating } from './repeating.ts';
import { compareVerdicts, tones, verdictWords, worst } from './verdict.ts';

/** Does the architecture support the experience that is wanted, at each plateau? */
export function answerHorizon(context: AnswerContext): Omit<Answer, 'question' | 'title'> {
  const plateaus = plateausOf(context);
  const all = journeyVerdicts(context, plateaus);
  const deciding = decidingOf(all);
  const mistakes = context.findings.filter(({ rule, severity }) => severity === 'error' && (rule === 'syntax' || rule === 'reference')).length;
  const verdict = overall(all, deciding, mistakes);
  const names = plateauNames(context);
  const { index } = context.stand(plateaus[0]);
  const label = (id: ElementId) => names.get(id) ?? index.label(id);
  const at = context.at !== undefined && plateaus.length === 1 && plateaus[0] !== undefined ? { id: context.at, title: label(context.at) } : undefined;
  return {
    ...(at && { plateau: at }),
    verdict,
    tone: tones[verdict],
    coverage: coverageOf(joinFacts(all.map((each) => each.facts))),
    sentence: `${verdictWords[verdict]}: ${sentence(context, all, deciding, verdict, names)}${mistakes > 0 ? ` ${capitalised(counted(mistakes, 'mistake'))} in the text may hide a part of it.` : ''}`,
    reasons: reasonsOf(all, deciding, plateaus.flatMap((plateau) => plateau ?? []), label),
    questions: askFor(({ plateaus: at }) => context.stand(at[0]).index, unknownFacts(all)),
    parts: [...(all.length === 0 ? [] : [matrix(context, all, plateaus, names)]), ...whatItTakes(context, plateaus, names)],
  };
}

/** Critical journeys decide; where none is critical, all do. */
function decidingOf(all: readonly JourneyVerdict[]): readonly JourneyVerdict[] {
  const critical = all.filter(({ journey }) => journey.criticality === 'critical');
  return critical.length > 0 ? critical : all;
}

/** A journey that is not critical cannot break the answer; where it breaks itself, the answer is not a plain yes. */
function overall(all: readonly JourneyVerdict[], deciding: readonly JourneyVerdict[], mistakes: number): Verdict {
  const decided = worst(deciding.map((each) => each.verdict));
  if (decided !== 'yes') return decided;
  if (all.some((each) => each.verdict === 'no')) return 'at risk';
  return mistakes > 0 ? 'not known' : 'yes';
}

function sentence(
  context: AnswerContext,
  all: readonly JourneyVerdict[],
  deciding: readonly JourneyVerdict[],
  verdict: Verdict,
  names: ReadonlyMap<ElementId, string>,
): string {
  if (all.length === 0) return 'no journey is stated, so there is nothing that the architecture could be held against.';
  const journeys = groupByJourney(deciding);
  const kind = deciding.length < all.length || deciding.every(({ journey }) => journey.criticality === 'critical') ? 'critical journey' : 'journey';
  const count = (of: readonly unknown[]) => `${of.length} of ${counted(journeys.length, kind)}`;
  const hit = journeys.filter((each) => each.some((cell) => cell.verdict === verdict));
  const cell = firstOf(hit, verdict);
  const { index } = context.stand(undefined);
  const label = (id: ElementId) => index.label(id);
  const where = cell === undefined ? '' : `${quoted(titleOf(cell.journey))}${atPlateau(cell.plateau, names)}`;
  const said = sayRepeating(label, repeatingIn(all));
  // What is named first may say it already.
  const consequence = said === undefined || cell?.against[0]?.rule === 'JRN-02' ? '' : ` ${capitalised(said)}.`;
  switch (verdict) {
    case 'no':
      return `${count(hit)} ${hit.length === 1 ? 'breaks' : 'break'}, first ${where}: ${gist(cell)}${consequence}${span(deciding, names)}`;
    case 'at risk':
      return cell === undefined
        ? `every critical journey holds, and ${listedUpTo(brokenTitles(all), 3)} ${brokenTitles(all).length === 1 ? 'breaks' : 'break'}.${consequence}`
        : `no critical fault is stated, but ${count(hit)} ${hit.length === 1 ? 'is' : 'are'} at risk, first ${where}: ${gist(cell)}${consequence}`;
    case 'not known':
      if (cell === undefined) return 'nothing that is read speaks against it.';
      return context.profile === 'sketch'
        ? 'the project is a sketch, which no rule looks at; set the profile "design" in cxa.json, or ask with --profile design.'
        : `of ${count(hit)} something that decides is not stated, first of ${where}: ${gist(cell)}`;
    case 'yes':
      return `${journeys.length === 1 ? `the ${kind} holds` : `all ${counted(journeys.length, kind)} hold`}${throughout(deciding, names)}.`;
  }
}

/** The journey that breaks soonest; of several, the one in which most customers have to repeat something, or that most take. */
function firstOf(journeys: readonly (readonly JourneyVerdict[])[], verdict: Verdict): JourneyVerdict | undefined {
  const cells = journeys.flatMap((cells) => cells.filter((cell) => cell.verdict === verdict).slice(0, 1).map((cell) => ({ cell, place: cells.indexOf(cell) })));
  const weigh = ({ cell }: (typeof cells)[number]) => [repeatingOf(cell)?.customersPerMonth ?? 0, cell.walk.steps[0]?.customersPerMonth ?? 0] as const;
  const sorted = cells.sort((a, b) => a.place - b.place || weigh(b)[0] - weigh(a)[0] || weigh(b)[1] - weigh(a)[1]);
  return sorted[0]?.cell;
}

/** The first sentence of what weighs most in a cell. */
function gist(cell: JourneyVerdict | undefined): string {
  const [first] = cell?.against ?? [];
  const [lack] = cell?.missing ?? [];
  if (first !== undefined) return firstSentence(first.message);
  if (cell?.blank !== undefined) return `it ${cell.blank}.`;
  return lack?.message ?? '';
}

/** From which plateau to which the deciding journeys hold, where that changes. */
function span(deciding: readonly JourneyVerdict[], names: ReadonlyMap<ElementId, string>): string {
  const plateaus = [...new Set(deciding.flatMap(({ plateau }) => plateau ?? []))];
  if (plateaus.length < 2) return '';
  const holding = plateaus.filter((plateau) => deciding.every((each) => each.plateau !== plateau || each.verdict !== 'no'));
  if (holding.length === 0) return '';
  const known = holding.map((plateau) => names.get(plateau) ?? plateau);
  return ` Nothing breaks at ${listed(known.map(quoted))}.`;
}

function throughout(deciding: readonly JourneyVerdict[], names: ReadonlyMap<ElementId, string>): string {
  const plateaus = [...new Set(deciding.flatMap(({ plateau }) => plateau ?? []))];
  const [first, last] = [plateaus[0], plateaus.at(-1)];
  if (first === undefined || last === undefined) return '';
  return first === last ? ` at ${quoted(names.get(first) ?? first)}` : ` from ${quoted(names.get(first) ?? first)} to ${quoted(names.get(last) ?? last)}`;
}

function brokenTitles(all: readonly JourneyVerdict[]): readonly string[] {
  return [...new Set(all.filter((each) => each.verdict === 'no').map((each) => quoted(titleOf(each.journey))))];
}

/** What is repeated in each journey, at the plateau at which most have to. */
function repeatingIn(all: readonly JourneyVerdict[]) {
  const worstOf = new Map<ElementId, NonNullable<ReturnType<typeof repeatingOf>>>();
  for (const each of all) {
    const found = repeatingOf(each);
    const known = worstOf.get(each.journey.id);
    if (found && (!known || (found.customersPerMonth ?? 0) > (known.customersPerMonth ?? 0))) worstOf.set(each.journey.id, found);
  }
  return [...worstOf.values()];
}

function reasonsOf(
  all: readonly JourneyVerdict[],
  deciding: readonly JourneyVerdict[],
  plateaus: readonly ElementId[],
  label: (id: ElementId) => string,
): Answer['reasons'] {
  const counts = new Map<Finding, { weight: number; customers: number }>();
  for (const cell of all) {
    const repeating = repeatingOf(cell);
    for (const finding of cell.against) {
      const count = counts.get(finding) ?? { weight: 0, customers: 0 };
      counts.set(finding, count);
      count.weight += deciding.includes(cell) ? 100 : 1;
      const isFelt = finding.rule === 'JRN-02' && finding.element !== undefined && repeating?.steps.includes(finding.element);
      if (isFelt) count.customers = Math.max(count.customers, repeating?.customersPerMonth ?? 0);
    }
  }
  const found: readonly Count[] = [...counts].map(([finding, count]) => ({ finding, ...count }));
  if (found.length > 0) return topReasons(found, plateaus, label);
  const lacking = new Map<Finding, Count>();
  for (const cell of all) {
    for (const finding of cell.missing) {
      const before = lacking.get(finding);
      lacking.set(finding, { finding, weight: (before?.weight ?? 0) + (deciding.includes(cell) ? 100 : 1), customers: 0 });
    }
  }
  if (lacking.size > 0) return topReasons([...lacking.values()], plateaus, label);
  const blank = deciding.filter((cell) => cell.blank !== undefined);
  return blank.slice(0, 3).map((cell) => ({ text: `${quoted(titleOf(cell.journey))} ${cell.blank}.`, at: [] }));
}

function unknownFacts(all: readonly JourneyVerdict[]): readonly UnknownFact[] {
  const facts = new Map<Finding, Set<string>>();
  for (const cell of all) {
    for (const finding of cell.missing) {
      const bearsOn = facts.get(finding) ?? new Set();
      facts.set(finding, bearsOn);
      bearsOn.add(`${cell.journey.id} ${cell.plateau ?? ''}`);
    }
  }
  return [...facts].map(([finding, bearsOn]) => ({ finding, bearsOn }));
}

function matrix(
  context: AnswerContext,
  all: readonly JourneyVerdict[],
  plateaus: readonly (ElementId | undefined)[],
  names: ReadonlyMap<ElementId, string>,
): MatrixPart {
  const rows = groupByJourney(all).sort(compareRows);
  return {
    kind: 'matrix',
    title: 'Journey by journey',
    rowTitle: 'Journey',
    columns: plateaus.map((plateau) => ({ id: plateau ?? '', title: plateau === undefined ? 'Now' : (names.get(plateau) ?? plateau) })),
    rows: rows.flatMap((cells) => {
      const [first] = cells;
      if (first === undefined) return [];
      const { journey } = first;
      return {
        id: journey.id,
        title: titleOf(journey),
        ...(journey.criticality !== undefined && { note: journey.criticality }),
        at: [placeOf(context.model, journey.id)],
        cells: plateaus.map((plateau) => cellOf(cells.find((each) => each.plateau === plateau))),
      };
    }),
  };
}

function cellOf(cell: JourneyVerdict | undefined): MatrixCell | undefined {
  if (cell === undefined) return undefined;
  const { verdict, against, missing } = cell;
  const finding = against[0] ?? (verdict === 'not known' ? missing[0] : undefined);
  const text = finding?.message ?? (cell.blank === undefined ? undefined : `${capitalised(cell.blank)}.`);
  return { verdict, tone: tones[verdict], ...(text !== undefined && { text }), at: finding ? placesOfFinding(finding) : [] };
}

function groupByJourney(all: readonly JourneyVerdict[]): JourneyVerdict[][] {
  const groups = new Map<ElementId, JourneyVerdict[]>();
  for (const each of all) {
    const group = groups.get(each.journey.id);
    if (group) group.push(each);
    else groups.set(each.journey.id, [each]);
  }
  return [...groups.values()];
}

const criticalities = ['critical', 'high', 'medium', 'low'];

/** The more critical first, then the worse; else as written. */
function compareRows(a: readonly JourneyVerdict[], b: readonly JourneyVerdict[]): number {
  const place = (row: readonly JourneyVerdict[]) => {
    const found = criticalities.indexOf(row[0]?.journey.criticality ?? '');
    return found < 0 ? 2 : found;
  };
  const worstOf = (row: readonly JourneyVerdict[]) => worst(row.map((cell) => cell.verdict));
  return place(a) - place(b) || compareVerdicts(worstOf(a), worstOf(b));
}

function plateauNames({ model }: AnswerContext): ReadonlyMap<ElementId, string> {
  return new Map(plateauOrder(model).map((plateau) => [plateau.id, plateau.title ?? plateau.name]));
}

function titleOf(journey: ElementOf<'journey'>): string {
  return journey.title ?? journey.path;
}

function atPlateau(plateau: ElementId | undefined, names: ReadonlyMap<ElementId, string>): string {
  return plateau === undefined ? '' : ` at ${quoted(names.get(plateau) ?? plateau)}`;
}
