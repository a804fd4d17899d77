import type { ElementOf } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import { decimal, listed, written as asWritten } from '../../model/phrases.ts';
import type { JourneyWalk, WalkedTransition } from '../../model/walk.ts';
import type { FindingNote } from '../view-graph.ts';
import type { JourneyContext } from './blueprint-steps.ts';
import type { BlueprintTransition } from './blueprint-view.ts';
import { sortNotes } from './finding-notes.ts';

/** Every way from a step to the next, with why it is taken and whether it breaks. */
export function describeTransitions(journeyContext: JourneyContext): readonly BlueprintTransition[] {
  const { context, walk, written } = journeyContext;
  const position = new Map(written.map((step, index) => [step.id, index]));
  return walk.transitions.flatMap((walked, index): readonly BlueprintTransition[] => {
    const from = position.get(walked.from);
    if (from === undefined) return [];
    const to = walked.to === undefined ? undefined : position.get(walked.to);
    const leaves = walked.to !== undefined && to === undefined ? context.index.label(walked.to) : undefined;
    const arrow = context.index.get('transition', walked.arrow);
    const target = walked.to === undefined ? 'end' : stepName(walked.to);
    return [
      {
        id: `${stepName(walked.from)}>${target}#${index}`,
        from,
        to,
        label: describeReason(journeyContext, walked, arrow, leaves),
        dashed: walked.cause === 'on fail' || walked.cause === 'after',
        breaks: findBreaks(journeyContext, walked),
        ...(walked.arrow === undefined ? {} : { element: walked.arrow }),
      },
    ];
  });
}

function describeReason(
  { context, written }: JourneyContext,
  walked: WalkedTransition,
  arrow: ElementOf<'transition'> | undefined,
  leaves: string | undefined,
): string {
  const step = written.find(({ id }) => id === walked.from);
  const end = walked.to === undefined && step?.ends !== undefined ? `ends ${step.ends}` : undefined;
  const parts = [
    leaves === undefined ? end : `to ${leaves}`,
    arrow?.share === undefined ? undefined : `${decimal(arrow.share, 1)} %`,
    arrow?.when,
    arrow?.after === undefined ? undefined : `after ${asWritten(arrow.after)}`,
    walked.cause === 'on fail' ? 'on failure' : undefined,
    walked.cause === 'after' && arrow === undefined ? 'after a time' : undefined,
  ];
  return parts.filter((part) => part !== undefined && part !== '' && part !== context.index.label(walked.from)).join(' · ');
}

/**
 * What breaks at a transition. Context that gets lost is a fact of the walk and shown whatever is checked; an unsupported
 * change of channel and systems that do not reach each other are shown where their rules speak.
 */
function findBreaks({ context, notes, walk, written }: JourneyContext, walked: WalkedTransition): readonly FindingNote[] {
  if (walked.to === undefined) return [];
  const places = [walked.arrow, ...walked.handovers];
  const spoken = notes.about(...places).filter(({ rule }) => breakRules.has(rule));
  const atSteps = notes.about(walked.from, walked.to).filter(({ rule }) => {
    if (rule === 'JRN-03') return walked.sent && walked.channelChange && walked.handovers.length === 0;
    return rule === 'INT-06' && walked.sent && walked.hops === undefined;
  });
  const lost = lostHere(walk, walked);
  const breaks = [...spoken, ...atSteps];
  if (lost.length > 0 && !breaks.some(({ rule }) => rule === 'JRN-02')) {
    const own = notes.about(walked.to, walked.from).find(({ rule }) => rule === 'JRN-02');
    const from = written.find(({ id }) => id === walked.from);
    const said = `${listed(lost)} ${lost.length === 1 ? 'gets' : 'get'} lost after ${from === undefined ? walked.from : context.index.label(from.id)}`;
    breaks.push(own ?? { severity: 'error', rule: 'JRN-02', message: `${said}: the customer repeats it` });
  }
  return sortNotes(breaks);
}

const breakRules: ReadonlySet<string> = new Set(['JRN-02', 'JRN-03', 'JRN-04', 'INT-06']);

function lostHere(walk: JourneyWalk, { from, to }: WalkedTransition): readonly string[] {
  return walk.steps.flatMap(({ lost }) =>
    lost.filter(({ lostAt }) => lostAt?.from === from && lostAt.to === to).map(({ item }) => item),
  );
}

function stepName(id: ElementId): string {
  return id.replace(/^step:/, '');
}
