import type { ElementOf } from '../../model/element.ts';
import type { ViewContext } from '../draw.ts';
import type { LegendEntry, ViewRequest } from '../view-graph.ts';
import { buildBlueprint } from './blueprint.ts';
import type { BlueprintStep, BlueprintTransition } from './blueprint-view.ts';
import { collectNotes } from './finding-notes.ts';
import { describeMessages } from './sequence-messages.ts';
import { collectParticipants } from './sequence-participants.ts';
import type { SequenceStep, SequenceView } from './sequence-view.ts';

/** The sequence of a journey: what its blueprint says of steps and breaks, with the messages that the steps send. */
export function buildSequence(context: ViewContext, request: ViewRequest): SequenceView {
  const blueprint = buildBlueprint(context, request);
  const { title, subtitle, findings } = blueprint;
  const shown = { shape: 'sequence' as const, request, title, subtitle, findings };
  const journey = context.index.get('journey', request.subject) ?? context.index.all('journey')[0];
  if (journey === undefined || blueprint.empty !== undefined) {
    const empty = blueprint.empty ?? 'Nothing to show yet.';
    return { ...shown, legend: [], participants: [], steps: [], empty };
  }
  const walk = context.walk(journey);
  const walked = new Map(walk.steps.map((step) => [step.step, step]));
  const notes = collectNotes(context);
  const steps = blueprint.steps.map((drawn, index): SequenceStep => {
    const step = context.index.get('step', drawn.element);
    const leaving = blueprint.transitions.filter(({ from }) => from === index);
    const phase = phaseAt(blueprint.phases, index);
    return {
      element: drawn.element,
      number: drawn.number,
      title: drawn.title,
      ...(phase === undefined ? {} : { phase }),
      messages: step === undefined ? [] : describeMessages({ context, notes, journey, step, walked: walked.get(step.id) }),
      branches: describeBranches(leaving, index, blueprint.steps),
      breaks: leaving.flatMap(({ breaks }) => breaks),
      findings: drawn.findings,
    };
  });
  const participants = collectParticipants({ context, notes, journey: journey as ElementOf<'journey'>, steps });
  return { ...shown, participants, steps, legend: explain(steps) };
}

function phaseAt(phases: readonly { readonly title: string; readonly first: number }[], index: number): string | undefined {
  const title = phases.find(({ first }) => first === index)?.title;
  return title === '' ? undefined : title;
}

/** Every way on, unless it is the only one and leads to the next step. */
function describeBranches(
  leaving: readonly BlueprintTransition[],
  index: number,
  steps: readonly BlueprintStep[],
): readonly string[] {
  const [only] = leaving;
  if (leaving.length === 0) return [];
  if (leaving.length === 1 && only?.label === '' && (only.to === index + 1 || only.to === undefined)) return [];
  return leaving.map(({ label, to }) => {
    const target = to === undefined ? 'end' : `${steps[to]?.number ?? to + 1} ${steps[to]?.title ?? ''}`;
    return `${label === '' ? 'otherwise' : label} → ${target}`;
  });
}

function explain(steps: readonly SequenceStep[]): readonly LegendEntry[] {
  const messages = steps.flatMap((step) => step.messages);
  const entries: (LegendEntry | false)[] = [
    messages.some(({ element }) => element === undefined) && { sample: 'line', tone: 'muted', text: 'uses' },
    messages.some(({ line, element }) => line === 'sync' && element !== undefined) && {
      sample: 'line',
      text: 'integration that waits for the answer',
    },
    messages.some(({ line }) => line === 'async') && { sample: 'dashed-line', text: 'event, file or batch: waits for nothing' },
    messages.some(({ line }) => line === 'broken') && { sample: 'dashed-line', tone: 'error', text: 'no integration to go by' },
    steps.some(({ breaks }) => breaks.length > 0) && { sample: 'break', tone: 'error', icon: 'break', text: 'the journey breaks here' },
  ];
  return entries.filter((entry) => entry !== false);
}
