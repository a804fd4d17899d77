import type { ElementOf } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import { counted, listed, quoted, thousands } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import { isCustomerSide, sceneOf } from './scene.ts';
import type { Answer, AnswerContext, Scene, StoryPart, TablePart, Verdict } from './answer.ts';
import { coverageOf } from './deciding-facts.ts';
import { journeyVerdicts, type JourneyVerdict, plateauOf } from './journey-verdicts.ts';
import { askFor } from './open-questions.ts';
import { placesOfFinding } from './place.ts';
import { topReasons } from './reasons.ts';
import { repeatingOf, sayRepeating } from './repeating.ts';
import { tones, verdictWords, worst } from './verdict.ts';

/** Can we explain and fix this journey: what happens in it, step by step, where it breaks, and who could mend that? */
export function answerExplain(context: AnswerContext, journey: ElementId): Omit<Answer, 'question' | 'title'> {
  const cell = journeyVerdicts(context, [plateauOf(context)]).find((each) => each.journey.id === journey);
  const { index } = context.stand(context.at);
  if (cell === undefined) return missing(index, journey);
  const verdict = verdictOf(cell);
  const customers = repeatingOf(cell)?.customersPerMonth ?? 0;
  const against = cell.against.map((finding) => ({ finding, weight: 1, customers: finding.rule === 'JRN-02' ? customers : 0 }));
  const lacking = cell.missing.map((finding) => ({ finding, weight: 1, customers: 0 }));
  return {
    verdict,
    tone: tones[verdict],
    coverage: coverageOf(cell.facts),
    sentence: `${verdictWords[verdict]}: ${sentence(cell, verdict)}`,
    reasons: topReasons(against.length > 0 ? against : lacking, [], index.label),
    questions: askFor(() => index, cell.missing.map((finding) => ({ finding, bearsOn: new Set([finding.journeys[0] ?? journey]) }))),
    parts: [story(context, cell), ...findingTable(cell)],
  };
}

function missing(index: ArchitectureIndex, journey: ElementId): Omit<Answer, 'question' | 'title'> {
  const name = index.element(journey)?.title ?? journey.slice(journey.indexOf(':') + 1);
  return {
    verdict: 'not known',
    tone: tones['not known'],
    coverage: { known: 0, of: 0, percent: 0 },
    sentence: `${verdictWords['not known']}: ${quoted(name)} does not exist at this plateau.`,
    reasons: [],
    questions: [],
    parts: [],
  };
}

/**
 * Not whether the journey breaks but whether one can say why and somebody can mend it: a fault with a place and somebody
 * who answers is a risk, a fault for which nobody answers is a `no`.
 */
function verdictOf({ journey, against, missing: lacking, blank, index }: JourneyVerdict): Verdict {
  if (journey.accountable === 'none') return 'no';
  const errors = against.filter((finding) => finding.severity === 'error');
  if (errors.some(({ element }) => element !== undefined && index.element(element)?.owner === 'none')) return 'no';
  return worst([
    ...(against.length > 0 ? (['at risk'] as const) : []),
    lacking.length > 0 || blank !== undefined || journey.accountable === undefined ? 'not known' : 'yes',
  ]);
}

function sentence(cell: JourneyVerdict, verdict: Verdict): string {
  const { journey, index, against, missing: lacking, blank } = cell;
  const name = quoted(titleOf(journey));
  if (blank !== undefined) return `${name} ${blank}.`;
  const errors = against.filter((finding) => finding.severity === 'error').length;
  const said = sayRepeating(index.label, [repeatingOf(cell)].filter((each) => each !== undefined));
  const explained = `each of the ${counted(index.steps(journey.id).length, 'step')} of ${name} ${lacking.length > 0 ? `can be told but for ${counted(lacking.length, 'fact')}` : 'can be told'}`;
  const faults = against.length === 0 ? '' : ` ${counted(errors, 'fault breaks it', 'faults break it')}${against.length > errors ? ` and ${counted(against.length - errors, 'weakness puts', 'weaknesses put')} it at risk` : ''}${said ? `: ${said}` : ''}.`;
  const team = answering(index, journey);
  switch (verdict) {
    case 'no':
      return `${explained}, but ${journey.accountable === 'none' ? 'nobody answers for it' : 'a part at fault belongs to nobody'}, so nobody can fix it.${faults}`;
    case 'at risk':
      return `${explained}, and ${team ?? 'nobody that is stated'} answers for it.${faults}`;
    case 'not known':
      return `${explained}${team === undefined ? '; who answers for it is not stated' : `, and ${team} answers for it`}.`;
    case 'yes':
      return `${explained}, nothing speaks against it, and ${team ?? 'nobody'} answers for it.`;
  }
}

function answering(index: ArchitectureIndex, { accountable }: ElementOf<'journey'>): string | undefined {
  return accountable === undefined || accountable === 'none' || accountable.length === 0 ? undefined : listed(accountable.map(index.label));
}

function story(context: AnswerContext, cell: JourneyVerdict): StoryPart {
  const { journey, index } = cell;
  const chapters: { readonly title?: string; readonly scenes: Scene[] }[] = [];
  let phase: string | undefined;
  index.steps(journey.id).forEach((step, place) => {
    const scene = sceneOf(context, cell, step, place);
    const last = chapters.at(-1);
    if (last === undefined || step.phase !== phase) {
      const title = journey.phases.find(({ name }) => name === step.phase);
      chapters.push({ ...(title && { title: title.title ?? title.name }), scenes: [scene] });
    } else last.scenes.push(scene);
    phase = step.phase;
  });
  return { kind: 'story', title: opening(index, cell), chapters };
}

/** `Step by step: 12,000 customers a month, for Dana and Mr Osei`. */
function opening(index: ArchitectureIndex, { journey, walk }: JourneyVerdict): string {
  const customers = walk.steps[0]?.customersPerMonth;
  const facts = [
    customers === undefined ? undefined : `${thousands(customers)} customers a month`,
    journey.personas.length > 0 ? `for ${listed(journey.personas.map(index.label))}` : undefined,
    handoverText(index, journey, walk.handovers),
  ].filter((fact) => fact !== undefined);
  return facts.length === 0 ? 'Step by step' : `Step by step: ${facts.join(', ')}`;
}

function handoverText(index: ArchitectureIndex, journey: ElementOf<'journey'>, handovers: number): string | undefined {
  const isMet = index.steps(journey.id).some(isCustomerSide);
  return handovers > 0 && isMet ? counted(handovers, 'handover') : undefined;
}

/** What is said against it as a whole; what is said of a step stands with the step. */
function findingTable({ against, journey }: JourneyVerdict): readonly TablePart[] {
  const whole = against.filter(({ element }) => element !== undefined && !element.startsWith('step:') && !element.startsWith('transition:'));
  if (whole.length === 0) return [];
  return [
    {
      kind: 'table',
      title: `What is said of ${quoted(titleOf(journey))} as a whole`,
      columns: [{ title: 'Rule' }, { title: 'Finding' }],
      rows: whole.map((finding) => ({
        ...(finding.element !== undefined && { id: finding.element }),
        cells: [finding.rule, finding.message],
        tone: finding.severity === 'error' ? 'error' : 'warning',
        at: placesOfFinding(finding),
      })),
    },
  ];
}

function titleOf(journey: ElementOf<'journey'>): string {
  return journey.title ?? journey.path;
}

