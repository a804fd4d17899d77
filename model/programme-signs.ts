import { dayAfter, daysBetween } from './calendar.ts';
import type { Count, ElementOf } from './element.ts';
import type { Problem } from './finding.ts';
import { capitalised, counted, decimal, listed, quoted } from './phrases.ts';
import { lastWeek } from './programme-weeks.ts';
import { describeGate, isCountOf } from './programmes.ts';
import type { ProgrammeStatus } from './programmes.ts';
import type { RuleContext } from './rule.ts';
import { hasWords, wordsFound } from './words.ts';

/** Who was asked: so many people, and those who do the work. */
export function* interviewProblems(context: RuleContext, { milestones }: ProgrammeStatus): Iterable<Problem> {
  const least = context.number('interviews');
  for (const milestone of milestones.filter((each) => hasWords(each, context.words('interviewWords')))) {
    const name = describeGate(milestone);
    const { counts, done } = milestone;
    if (counts.length === 0) {
      if (done === undefined || done === 'none') continue;
      yield { at: { element: milestone.id }, message: `How many were asked in ${name} is not stated; say \`count 9 of frontline\`.`, missing: true };
      continue;
    }
    const all = sum(counts);
    const managers = sum(counts.filter((count) => isCountOf(count, context.words('managers'))));
    if (all - managers >= least) continue;
    const who = managers === 0 ? '' : managers === all ? `, ${all === 1 ? 'with a manager' : 'all managers'}` : `, ${managers} of them managers`;
    yield {
      at: { element: milestone.id, property: 'counts' },
      message: `${capitalised(name)}: ${counted(all, 'interview')}${who}; ask at least ${least} people who do the work.`,
    };
  }
}

/** What version 1.0 has to do: a handful of journeys that are most of the volume. */
export function* scopeProblems({ index, number }: RuleContext, { programme }: ProgrammeStatus): Iterable<Problem> {
  const name = quoted(index.label(programme.id));
  const at = { element: programme.id, property: 'core' };
  const core = programme.core?.flatMap((id) => index.get('journey', id) ?? []) ?? [];
  const most = number('journeys');
  if (core.length > most) {
    yield { at, message: `${name} wants to do ${core.length} journeys first, and ${most} are as many as a first version does well; leave the others for later.` };
  }
  if (core.length === 0) return;
  const volumes = index.all('journey').filter(({ undeclared }) => !undeclared).map((journey) => ({ journey, volume: monthly(journey) }));
  if (volumes.some(({ volume }) => volume === undefined)) return;
  const total = volumes.reduce((all, { volume }) => all + (volume ?? 0), 0);
  const covered = volumes.reduce((all, { journey, volume }) => all + (core.includes(journey) ? (volume ?? 0) : 0), 0);
  const share = total === 0 ? 100 : (covered * 100) / total;
  if (share >= number('volume')) return;
  yield {
    at,
    severity: 'info',
    message: `The core of ${name} is ${decimal(share, 0)} % of what customers do; a first version covers ${number('volume')} % of it.`,
  };
}

function monthly({ volume }: ElementOf<'journey'>): number | undefined {
  return volume && volume.count / volume.per.ms;
}

/** What was seen beforehand in programmes that failed. */
export function* warningSigns({ index, number, words }: RuleContext, { programme, milestones }: ProgrammeStatus): Iterable<Problem> {
  const { id, workshops, scopeAgreed, starts, trainings } = programme;
  const name = quoted(index.label(id));
  const sign = (property: string, message: string): Problem => ({ at: { element: id, property }, severity: 'info', message });
  if (workshops !== undefined && workshops < number('workshops')) {
    yield sign('workshops', `The requirements of ${name} took ${counted(workshops, 'workshop')}; go back with what you have understood at least once.`);
  }
  if (scopeAgreed && scopeAgreed !== 'none' && starts && scopeAgreed.from > starts.to) {
    yield sign('scopeAgreed', `The scope of ${name} was agreed on ${scopeAgreed.text}, after its dates (start ${starts.text}); let the scope set the dates.`);
  }
  const tested = milestones.filter((milestone) => hasWords(milestone, words('testWords'))).flatMap(({ week }) => week ?? []);
  const weeks = lastWeek(programme);
  if (tested.length > 0 && weeks !== undefined && Math.min(...tested) * 100 > number('tests') * weeks) {
    yield sign('phases', `${name} tests for the first time in week ${Math.min(...tested)} of ${weeks}; test while there is time to mend what is found.`);
  }
  const [only, ...others] = trainings ?? [];
  if (only && others.length === 0) {
    const live = firstLive(index.all('migration'), milestones, words('liveWords'));
    const days = only.on && live !== undefined ? daysBetween(only.on.to, live) : undefined;
    const late = days !== undefined && days >= 0 && days <= 7 ? `, ${counted(days, 'day')} before the first go-live` : '';
    yield sign('trainings', `${name} trains once${only.on ? ` (${only.on.text})` : ''}${late}; plan refreshers for when the questions come.`);
  }
  const missing = words('topics').filter((topic) => !milestones.some((milestone) => wordsFound(milestone, topic.split('|')).length > 0));
  if (milestones.length === 0 || missing.length === 0) return;
  yield {
    at: { element: id },
    message: `${name} has no milestone about ${listed(missing.map((topic) => topic.split('|')[0] ?? topic), 'or')}; add it, or say where it is done.`,
    missing: true,
  };
}

/** Who decides, what comes first, and what changes for whom: what a plan with milestones says of itself. */
export function* scopeFacts({ index }: RuleContext, { programme, milestones }: ProgrammeStatus): Iterable<Problem> {
  const { id, decides, core, impacts } = programme;
  const name = quoted(index.label(id));
  if (decides === 'none') {
    const message = `In ${name} nobody decides when requirements conflict; name the team that does.`;
    yield { at: { element: id, property: 'decides' }, message };
  }
  const lacking = [
    ...(decides === undefined ? ['who decides when requirements conflict (`decides`)'] : []),
    ...(core === undefined ? ['which journeys come first (`core`)'] : []),
    ...(impacts === undefined ? ['what changes for whom (`impact on`)'] : []),
  ];
  if (milestones.length === 0 || lacking.length === 0) return;
  yield { at: { element: id }, message: `${name} does not state ${listed(lacking, 'and')}.`, missing: true };
}

/** The first day on which something is live: a wave of a migration, or the milestone that is called so. */
function firstLive(migrations: readonly ElementOf<'migration'>[], milestones: readonly ElementOf<'milestone'>[], words: readonly string[]): string | undefined {
  const waves = migrations.flatMap((migration) => migration.waves.flatMap(({ on }) => (on ? [on.from] : [])));
  const done = milestones.filter((milestone) => hasWords(milestone, words)).flatMap(({ done }) => (done && done !== 'none' ? [done.from] : []));
  return [...waves, ...done].sort()[0];
}

function sum(counts: readonly Count[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}

/** Decisions that cannot be taken back, taken when the plan had been signed already. Only where there is one programme that they can belong to. */
export function* lateDecisions({ index }: RuleContext, { programme, gates }: ProgrammeStatus): Iterable<Problem> {
  const first = gates.find(({ passage, passedOn }) => passage === 'passed' && passedOn);
  const end = programme.ends?.to;
  if (!first?.passedOn || index.all('programme').length > 1) return;
  const { gate, passedOn } = first;
  for (const decision of index.all('decision')) {
    const { date, reversible, status } = decision;
    if (reversible !== false || !date || status === 'rejected' || status === 'superseded') continue;
    if (date.from <= passedOn.to || (end !== undefined && date.from > end)) continue;
    yield {
      at: { element: decision.id, property: 'date' },
      // That it is a decision of this programme is only likely.
      severity: 'info',
      message: `${quoted(index.label(decision.id))} cannot be taken back and was decided on ${date.text}, after gate ${quoted(index.label(gate.id))} (${passedOn.text}); what is irreversible is decided before the design is signed.`,
      related: [{ at: { element: gate.id }, message: `Passed on ${passedOn.text}` }],
    };
  }
}

/** Work that began before anybody had decided about the journeys and outcomes that it serves. */
export function* unpreparedWork({ index }: RuleContext): Iterable<Problem> {
  const decisions = index.all('decision').filter(({ status, date }) => date !== undefined && status !== 'rejected' && status !== 'superseded');
  if (decisions.length === 0) return;
  for (const initiative of index.all('initiative')) {
    const { starts, serves, outcomes } = initiative;
    const served = new Set([...(serves === undefined || serves === 'none' ? [] : serves), ...outcomes]);
    if (!starts || served.size === 0) continue;
    const about = decisions.filter((decision) => decision.serves !== undefined && decision.serves !== 'none' && decision.serves.some((each) => served.has(each)));
    const [first] = [...about].sort((a, b) => ((a.date?.from ?? '') < (b.date?.from ?? '') ? -1 : 1));
    if (!first?.date || first.date.from <= starts.to) continue;
    yield {
      at: { element: initiative.id, property: 'starts' },
      severity: 'info',
      message: `${quoted(index.label(initiative.id))} starts on ${starts.text}, and the first decision about it, ${quoted(index.label(first.id))}, is of ${first.date.text}; decide by ${dayAfter(starts.from, -1)}, or start later.`,
      related: [{ at: { element: first.id, property: 'date' }, message: `Of ${first.date.text}` }],
    };
  }
}
