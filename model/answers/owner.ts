import type { ElementOf } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import type { Finding } from '../finding.ts';
import { flowParts, type FlowPart } from '../flow-parts.ts';
import { unitsOf } from '../ownership.ts';
import { counted, listed, listedUpTo, quoted } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Answer, AnswerContext, AnswerPlace, OpenQuestion, TablePart, Verdict } from './answer.ts';
import { journeyVerdicts, type JourneyVerdict, plateauOf } from './journey-verdicts.ts';
import { byTeam, namedTeam, teamFor } from './open-questions.ts';
import { placeOf } from './place.ts';
import { topReasons } from './reasons.ts';
import { compareVerdicts, coverage, tones, verdictWords, worst } from './verdict.ts';

/** Who owns it end to end: one journey, or all of them. */
export function answerOwner(context: AnswerContext, only: ElementId | undefined): Omit<Answer, 'question' | 'title'> {
  const all = journeyVerdicts(context, [plateauOf(context)])
    .filter(({ journey }) => only === undefined || journey.id === only)
    .map(readOwnership);
  const verdict = worst(all.map((each) => each.verdict));
  const { index } = context.stand(context.at);
  const findings = new Map(all.flatMap((each) => each.against.map((finding) => [finding, each.customers] as const)));
  const known = all.reduce((sum, each) => sum + each.known, 0);
  const of = all.reduce((sum, each) => sum + each.parts.length + 1, 0);
  const [single] = only === undefined ? [] : all;
  return {
    verdict,
    tone: tones[verdict],
    coverage: coverage(known, of),
    sentence: `${verdictWords[verdict]}: ${single ? sayOne(index, single) : sayAll(all, verdict)}`,
    reasons: topReasons([...findings].map(([finding, customers]) => ({ finding, weight: finding.journeys.length, customers })), [], index.label),
    questions: byTeam(all.length === 0 ? [] : questionsOf(context, index, all)),
    parts: single ? [unitTable(context, index, single), ...unownedTable(context, index, single)] : all.length === 0 ? [] : [journeyTable(context, index, all)],
  };
}

interface Ownership {
  readonly journey: ElementOf<'journey'>;
  readonly verdict: Verdict;
  /** The teams that answer for it end to end; undefined when not stated. */
  readonly accountable: readonly ElementId[] | 'none' | undefined;
  readonly parts: readonly FlowPart[];
  /** The units with what they own of it, the largest share first. */
  readonly units: readonly { readonly unit: ElementId; readonly parts: readonly FlowPart[] }[];
  /** What has no owner, stated or not. */
  readonly unowned: readonly FlowPart[];
  /** Facts of it that are stated: who is accountable, and of each part who owns it. */
  readonly known: number;
  readonly against: readonly Finding[];
  /** Its customers a month; 0 where that is not known. */
  readonly customers: number;
}

function readOwnership({ journey, index, walk, against, blank }: JourneyVerdict): Ownership {
  const { accountable } = journey;
  const isStated = accountable === 'none' || (accountable !== undefined && accountable.length > 0);
  // A step that names nobody is the journey's own: who answers for the journey answers for it.
  const parts = [...flowParts(index, walk)].filter((part) => part.kind !== 'step' || part.owner !== undefined || !isStated);
  const unitOf = unitsOf(index);
  const units = new Map<ElementId, FlowPart[]>();
  for (const part of parts) {
    if (part.owner === undefined || part.owner === 'none') continue;
    const unit = unitOf(part.owner);
    const own = units.get(unit);
    if (own) own.push(part);
    else units.set(unit, [part]);
  }
  const unowned = parts.filter((part) => part.owner === undefined || part.owner === 'none');
  const unknown = parts.filter((part) => part.owner === undefined).length + (isStated ? 0 : 1);
  const about = against.filter((finding) => finding.rule.startsWith('OWN'));
  const bad: readonly Verdict[] = about.map((finding) => (finding.severity === 'error' ? 'no' : 'at risk'));
  const stated: Verdict = unknown > 0 || blank !== undefined ? 'not known' : 'yes';
  return {
    journey,
    verdict: worst([...bad, ...(accountable === 'none' ? (['no'] as const) : []), stated]),
    accountable: isStated ? accountable : undefined,
    parts,
    units: [...units].map(([unit, own]) => ({ unit, parts: own })).sort((a, b) => b.parts.length - a.parts.length),
    unowned,
    known: parts.length + 1 - unknown,
    against: about,
    customers: walk.steps[0]?.customersPerMonth ?? 0,
  };
}

function sayOne(index: ArchitectureIndex, each: Ownership): string {
  const { journey, units, unowned, parts } = each;
  const [first] = units;
  const share = first ? `; ${units.length === 1 ? 'all that is owned of it belongs to' : `of ${counted(units.length, 'unit')} the largest share, ${percent(first.parts.length, parts.length)}, has`} ${index.label(first.unit)}` : '';
  const lacking = unowned.length === 0 ? '' : `; ${unowned.length} of ${counted(parts.length, 'part')} ${unowned.length === 1 ? 'has' : 'have'} no owner`;
  return `${answerable(index, each)} for ${quoted(journey.title ?? journey.path)} end to end${share}${lacking}.`;
}

function answerable(index: ArchitectureIndex, { accountable }: Ownership): string {
  if (accountable === undefined) return 'nobody is stated who answers';
  if (accountable === 'none') return 'nobody answers';
  return `${listed(accountable.map(index.label))} ${accountable.length === 1 ? 'answers' : 'answer'}`;
}

function sayAll(all: readonly Ownership[], verdict: Verdict): string {
  if (all.length === 0) return 'no journey is stated, so there is nothing to own end to end.';
  const nobody = all.filter((each) => each.accountable === 'none').length;
  const open = all.filter((each) => each.accountable === undefined).length;
  const one = all.filter((each) => each.accountable !== undefined && each.accountable !== 'none' && each.accountable.length === 1).length;
  const of = counted(all.length, 'journey');
  const hit = all.filter((each) => each.verdict === verdict);
  const titles = listedUpTo(hit.map((each) => quoted(each.journey.title ?? each.journey.path)), 2);
  const parts = [`${one} of ${of} ${one === 1 ? 'has' : 'have'} one team that answers end to end`];
  if (nobody > 0) parts.push(`for ${nobody} nobody answers`);
  if (open > 0) parts.push(`for ${open} it is not stated`);
  const unowned = new Set(all.flatMap((each) => each.unowned.map((part) => part.element))).size;
  if (unowned > 0) parts.push(`${counted(unowned, 'part')} of their flows ${unowned === 1 ? 'has' : 'have'} no owner`);
  return `${parts.join('; ')}${verdict === 'yes' ? '' : `; look first at ${titles}`}.`;
}

function unitTable(context: AnswerContext, index: ArchitectureIndex, { units, parts, journey }: Ownership): TablePart {
  return {
    kind: 'table',
    title: `Who owns parts of ${quoted(journey.title ?? journey.path)}`,
    columns: [{ title: 'Unit' }, { title: 'Share', number: true }, { title: 'Systems', number: true }, { title: 'Integrations', number: true }, { title: 'Steps', number: true }],
    rows: units.map(({ unit, parts: own }) => ({
      id: unit,
      cells: [
        index.label(unit),
        percent(own.length, parts.length),
        ...(['system', 'integration', 'step'] as const).map((kind) => String(own.filter((part) => part.kind === kind).length)),
      ],
      at: [placeOf(context.model, unit)],
    })),
    empty: 'No part of it has an owner.',
  };
}

function unownedTable(context: AnswerContext, index: ArchitectureIndex, { unowned }: Ownership): readonly TablePart[] {
  if (unowned.length === 0) return [];
  return [
    {
      kind: 'table',
      title: 'Without an owner',
      columns: [{ title: 'Part' }, { title: 'Kind' }, { title: 'Owner' }],
      rows: unowned.map(({ element, kind, owner }) => ({
        id: element,
        cells: [nameOf(index, element), kind, owner === 'none' ? 'none, as stated' : 'not stated'],
        at: [placeOf(context.model, element, owner === 'none' ? 'owner' : undefined)],
      })),
    },
  ];
}

function journeyTable(context: AnswerContext, index: ArchitectureIndex, all: readonly Ownership[]): TablePart {
  const sorted = [...all].sort((a, b) => compareVerdicts(a.verdict, b.verdict));
  return {
    kind: 'table',
    title: 'Journey by journey',
    columns: [{ title: 'Journey' }, { title: 'Answers end to end' }, { title: 'Units', number: true }, { title: 'Largest share' }, { title: 'Parts without owner', number: true }],
    rows: sorted.map((each) => {
      const [first] = each.units;
      const { accountable } = each;
      return {
        id: each.journey.id,
        cells: [
          each.journey.title ?? each.journey.path,
          accountable === undefined ? 'not stated' : accountable === 'none' ? 'nobody' : listed(accountable.map(index.label)),
          String(each.units.length),
          first ? `${index.label(first.unit)}, ${percent(first.parts.length, each.parts.length)}` : 'none',
          `${each.unowned.length} of ${each.parts.length}`,
        ],
        verdict: each.verdict,
        tone: tones[each.verdict],
        at: [placeOf(context.model, each.journey.id, 'accountable')],
      };
    }),
  };
}

/** Who is accountable, asked of the journey's own team; who owns a part, of those around it. */
function questionsOf(context: AnswerContext, index: ArchitectureIndex, all: readonly Ownership[]): readonly OpenQuestion[] {
  const parts = new Map<ElementId, Set<ElementId>>();
  for (const each of all) {
    for (const { element, owner } of each.parts) {
      if (owner === undefined) parts.set(element, (parts.get(element) ?? new Set()).add(each.journey.id));
    }
  }
  const groups = new Map<ElementId | undefined, ElementId[]>();
  for (const element of parts.keys()) {
    const team = teamFor(index, element);
    groups.set(team, [...(groups.get(team) ?? []), element]);
  }
  const journeys = all
    .filter((each) => each.accountable === undefined)
    .map(({ journey }): OpenQuestion => ({
      team: namedTeam(index, teamFor(index, journey.id)),
      text: `Who answers for ${quoted(journey.title ?? journey.path)} end to end?`,
      settles: 1,
      at: [placeOf(context.model, journey.id)],
    }));
  const owners = [...groups].map(([team, elements]): OpenQuestion => {
    const at: readonly AnswerPlace[] = elements.map((element) => placeOf(context.model, element));
    const settles = new Set(elements.flatMap((element) => [...(parts.get(element) ?? [])])).size;
    return { team: namedTeam(index, team), text: `Who owns ${listedUpTo(elements.map((element) => nameOf(index, element)), 5)}?`, settles, at };
  });
  return [...journeys, ...owners];
}

function nameOf(index: ArchitectureIndex, id: ElementId): string {
  const element = index.element(id);
  if (element?.kind === 'step') return quoted(element.title ?? element.path);
  return element?.path ?? id;
}

function percent(part: number, of: number): string {
  return `${of === 0 ? 0 : Math.round((100 * part) / of)} %`;
}
