import { channelNames, channelsOf, crossings, needsOf, placeOf } from '../crossings.ts';
import type { Crossing } from '../crossings.ts';
import type { Element, ElementOf } from '../element.ts';
import type { Fix, Problem } from '../finding.ts';
import { foreign } from '../ownership.ts';
import { decimal, quoted } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule } from '../rule.ts';

export const jrn03: Rule = {
  id: 'JRN-03',
  title: 'Unsupported transition',
  severity: 'warning',
  profile: 'design',
  summary: 'A bot, an agent or a failure sends the customer to another channel, or to another organisation, and no handover is declared.',
  why: 'The customer is told to call, and nothing takes him there: he looks for the number, waits, and begins again. A handover that is declared `none` says that this is known.',
  fix: 'Declare how he gets there: `handover chat -> voice warm { via callback  carries summary }`. Who changes channel by himself needs no handover. A warning, and an error where the handover is declared `none`, be it between colleagues or from a bot to a person.',
  bad: `channel social { served by socialDesk }
channel voice { served by contactPlatform }
handover social -> voice none
system socialDesk "Social desk"
system contactPlatform "Contact platform"
socialDesk -> contactPlatform
journey complaint "Complaint" {
  step post "Answers the post" on social using socialDesk { actor agent }
  step call "Calls" on voice using contactPlatform { actor agent }
}
`,
  good: `channel social { served by socialDesk }
channel voice { served by contactPlatform }
handover social -> voice warm { via callback }
system socialDesk "Social desk"
system contactPlatform "Contact platform"
socialDesk -> contactPlatform
journey complaint "Complaint" {
  step post "Answers the post" on social using socialDesk { actor agent }
  step call "Calls" on voice using contactPlatform { actor agent }
}
`,
  unknown: `channel chat
system desk
journey help {
  step ask on chat using desk { actor agent }
  step more using desk { actor agent }
}
`,
  waive: 'waive JRN-03 on complaint until 2026-12-31 because "Callback is tried out in autumn"',
  see: ['JRN-02', 'INT-06'],
  *checkJourney(context, journey) {
    const { index } = context;
    for (const crossing of crossings(index, context.walk(journey))) {
      if (!crossing.transition.sent) continue;
      const problem = judge(index, crossing);
      if (problem) yield { ...problem, journeys: [journey.id] };
    }
  },
};

function judge(index: ArchitectureIndex, crossing: Crossing): Problem | undefined {
  const { transition, from, to } = crossing;
  const [before, after] = [channelsOf(from), channelsOf(to)];
  const declared = transition.handovers.flatMap((id) => index.get('handover', id) ?? []);
  // Among colleagues, and from the bot to a person on one channel, nothing has to be declared; what is declared absent is.
  const absent = declared.length > 0 && declared.every((handover) => handover.type === 'none');
  const teams = transition.teamChange && (absent || otherOrganisation(index, from, to)) ? { from: from.handledBy, to: to.handledBy } : undefined;
  if (!transition.channelChange && !teams && !absent) return undefined;
  const ends = [...before, ...after, teams?.from, teams?.to].map((id) => (id === undefined ? undefined : index.element(id)));
  if (ends.some((end: Element | undefined) => end?.undeclared)) return undefined;

  const working = declared.filter((handover) => handover.type !== 'none');
  if (working.length > 0) return undefined;
  const who = transition.share > 0 && transition.share < 1 ? `${decimal(transition.share * 100, 0)} % of customers` : 'the customer';
  const share = `, where ${quoted(index.label(from.id))} sends ${who}`;
  let way = `from ${quoted(index.label(from.id))} to ${quoted(index.label(to.id))}`;
  if (transition.channelChange) way = `from ${channelNames(index, from)} to ${channelNames(index, to)}`;
  else if (teams?.from !== undefined && teams.to !== undefined) way = `from ${index.label(teams.from)} to ${index.label(teams.to)}`;
  const [none] = declared;
  if (none) {
    return {
      at: placeOf(crossing),
      severity: 'error',
      message: `No mechanism ${way}${share}: the handover is declared \`none\`.`,
      related: [{ at: { element: none.id, property: 'type' }, message: 'known to be absent' }],
    };
  }
  return {
    at: placeOf(crossing),
    message: `No handover is declared ${way}${share}.`,
    fixes: declareHandover(index, from, to, transition.channelChange),
  };
}

function otherOrganisation(index: ArchitectureIndex, from: ElementOf<'step'>, to: ElementOf<'step'>): boolean {
  return [from.handledBy, to.handledBy].some((id) => {
    const team = index.get('team', id);
    return team !== undefined && foreign(team);
  });
}

function declareHandover(
  index: ArchitectureIndex,
  from: ElementOf<'step'>,
  to: ElementOf<'step'>,
  channelChange: boolean,
): readonly Fix[] {
  const [left, right] = channelChange ? [channelsOf(from)[0], channelsOf(to)[0]] : [from.handledBy, to.handledBy];
  const [start, end] = [left && index.element(left), right && index.element(right)];
  if (!start || !end) return [];
  const needs = needsOf(to);
  const arrow = `handover ${start.path} -> ${end.path} warm`;
  const text = needs.length > 0 ? `${arrow} { carries ${needs.join(', ')} }` : arrow;
  return [{ kind: 'declare', title: `Declare the handover ${start.path} -> ${end.path}`, after: start.id, text }];
}
