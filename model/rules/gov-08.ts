import { absenceOf } from '../absence.ts';
import { dayAfter, daysBetween } from '../calendar.ts';
import type { ElementOf } from '../element.ts';
import type { Fix, Problem } from '../finding.ts';
import { listed, quoted } from '../phrases.ts';
import { endOf, programmesOf } from '../programmes.ts';
import type { Rule, RuleContext } from '../rule.ts';

export const gov08: Rule = {
  id: 'GOV-08',
  title: 'Ends at go-live',
  severity: 'warning',
  profile: 'build',
  summary: 'A programme that is not watched for a month after its end, that nobody takes over, or whose benefits nobody looks at within a year.',
  why: 'The last day of a programme is where its value begins. A team that has gone home leaves workarounds behind, and six months later a fifth of the people use the system.',
  fix: 'State `stabilise until` a day 30 days or more after the end, the team that takes over (`run owner`), and when benefits are looked at (`review` after 3, 6 and 12 months). `none` says that it is known to be left out, which is an error.',
  lacks: { one: 'does not say what follows it', many: 'do not say what follows them' },
  options: {
    watch: { description: 'So many days after its end it is watched as closely as at the start.', default: 30, unit: 'd' },
    review: { description: 'Within so many days after its end the benefits are looked at.', default: 365, unit: 'd' },
  },
  bad: `team service "Customer Service"
programme change "New desk" {
  starts 2026-01-12
  ends 2026-04-05
  stabilise until 2026-04-15
  run owner none
  review 2027-09-01
}
`,
  good: `team service "Customer Service"
programme change "New desk" {
  starts 2026-01-12
  ends 2026-04-05
  stabilise until 2026-05-05
  run owner service
  review 2026-07-05, 2026-10-05, 2027-04-05
}
`,
  unknown: `team service "Customer Service"
programme change "New desk" { starts 2026-01-12 }
`,
  waive: 'waive GOV-08 on change until 2026-12-31 because "The new division is founded in the autumn"',
  see: ['GOV-04', 'GOV-01'],
  *check(context) {
    for (const { programme } of programmesOf(context.index, context.today)) {
      if (!programme.undeclared) yield* judgeProgramme(context, programme);
    }
  },
};

function* judgeProgramme(context: RuleContext, programme: ElementOf<'programme'>): Iterable<Problem> {
  const name = quoted(context.index.label(programme.id));
  const end = endOf(programme);
  const after = end === undefined ? ' after its end' : ` after ${end}`;
  if (programme.runOwner === 'none') {
    yield {
      at: { element: programme.id, property: 'runOwner' },
      severity: 'error',
      message: `${name} has no owner${after}: nobody takes over what it leaves; name the team that runs it.`,
    };
  }
  yield* judgeTakeover(context, programme, name);
  yield* judgeWatch(context, programme, name, end);
  yield* judgeReviews(context, programme, name, end);
  yield* missingFacts(context, programme, name);
}

/** A team that is dissolved later takes nothing over; one that is founded later may. */
function* judgeTakeover({ index }: RuleContext, { id, runOwner }: ElementOf<'programme'>, name: string): Iterable<Problem> {
  if (runOwner === undefined || runOwner === 'none' || absenceOf(index, runOwner)?.how !== 'retired') return;
  const team = runOwner.slice(runOwner.indexOf(':') + 1);
  const message = `${name} is taken over by ${team}, a team that is gone at this plateau; name the team that runs it from then on.`;
  yield { at: { element: id, property: 'runOwner' }, severity: 'error', message };
}

function* judgeWatch(context: RuleContext, { id, stabiliseUntil }: ElementOf<'programme'>, name: string, end: string | undefined): Iterable<Problem> {
  if (stabiliseUntil === undefined) return;
  const at = { element: id, property: 'stabiliseUntil' };
  const watch = context.number('watch');
  if (stabiliseUntil === 'none') {
    yield { at, severity: 'error', message: `${name} is watched by nobody once it has ended; keep the intensity for ${watch} days.` };
    return;
  }
  if (end === undefined) return;
  const days = daysBetween(end, stabiliseUntil.to);
  if (days >= watch) return;
  const until = days < 0 ? `only until ${stabiliseUntil.text}, before it ends on ${end}` : `for ${days} days after ${end}`;
  yield { at, message: `${name} is watched ${until}, and needs ${watch} days; keep the intensity until ${dayAfter(end, watch)}.` };
}

function* judgeReviews(context: RuleContext, { id, reviews }: ElementOf<'programme'>, name: string, end: string | undefined): Iterable<Problem> {
  if (reviews === undefined) return;
  const at = { element: id, property: 'reviews' };
  if (reviews === 'none') {
    yield { at, severity: 'error', message: `Nobody looks at the benefits of ${name} once it has ended; review them after 3, 6 and 12 months.` };
    return;
  }
  if (end === undefined || reviews.length === 0) return;
  const last = dayAfter(end, context.number('review'));
  // A review of a month or quarter is in time as long as it may be.
  if (reviews.some(({ from, to }) => to > end && from <= last)) return;
  const planned = listed(reviews.map(({ text }) => text));
  yield { at, message: `The benefits of ${name} are looked at on ${planned}, and not between its end on ${end} and ${last}; review them after 3, 6 and 12 months.` };
}

function* missingFacts({ index }: RuleContext, programme: ElementOf<'programme'>, name: string): Iterable<Problem> {
  const lacking = [
    ...(programme.runOwner === undefined ? ['who takes over (`run owner`)'] : []),
    ...(programme.stabiliseUntil === undefined ? ['until when it is watched (`stabilise until`)'] : []),
    ...(programme.reviews === undefined ? ['when its benefits are looked at (`review`)'] : []),
  ];
  if (lacking.length === 0) return;
  const teams = programme.runOwner === undefined && index.all('team').length === 1 ? index.all('team') : [];
  const fixes = teams.map((team): Fix => {
    return { kind: 'add-property', title: `Let ${index.label(team.id)} take over`, element: programme.id, text: `run owner ${team.path}` };
  });
  yield { at: { element: programme.id }, message: `${name} does not state ${listed(lacking, 'and')}.`, missing: true, fixes };
}
