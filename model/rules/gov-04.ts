import type { ElementOf, ProgrammeRole } from '../element.ts';
import type { Fix, Problem } from '../finding.ts';
import { decimal, listed, quoted } from '../phrases.ts';
import { programmesOf } from '../programmes.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { hasWords } from '../words.ts';

export const gov04: Rule = {
  id: 'GOV-04',
  title: 'Role or protected time',
  severity: 'warning',
  profile: 'build',
  summary: 'A programme without one of its six roles, or whose people do not get the time that the role takes.',
  why: 'A sponsor with two hours a week removes no blocker, and a super user with half a day tests nothing and teaches nobody. The work is then done by the project team, for users whom it has not met.',
  fix: 'Name a sponsor, a product owner, super users, a technical lead, a change manager and a CX lead, and protect their time in writing. `none` says that there is nobody, which is an error. Where a large organisation needs more super users, raise `superUsersMost`.',
  lacks: { one: 'has no role stated', many: 'have no role stated' },
  options: {
    sponsorHours: { description: 'Hours a week of the sponsor.', default: 4, unit: 'h' },
    productOwnerShare: { description: 'Share of the product owner’s time.', default: 100, unit: '%' },
    superUsers: { description: 'At least so many super users.', default: 8 },
    superUsersMost: { description: 'More super users than that are mentioned.', default: 12 },
    superUserShare: { description: 'Share of a super user’s time.', default: 20, unit: '%' },
    week: { description: 'Working hours in a week, for turning hours into a share.', default: 40, unit: 'h' },
    messengers: {
      description: 'Words in the title of somebody who spreads news: no change manager.',
      default: ['communications', 'communication', 'comms', 'PR'],
    },
  },
  bad: `programme change "New desk" {
  sponsor "COO" 2h per week
  product owner "Head of Service" 50%
  super users 6 at 10%
  technical lead "Lead architect"
  change manager none
  cx lead "CX director"
}
`,
  good: `programme change "New desk" {
  sponsor "COO" 4h per week
  product owner "Head of Service" 100%
  super users 8 at 20%
  technical lead "Lead architect"
  change manager "Head of Adoption"
  cx lead "CX director"
}
`,
  unknown: `programme change "New desk" {
  sponsor "COO"
  product owner "Head of Service"
  technical lead "Lead architect"
  change manager "Head of Adoption"
}
`,
  waive: 'waive GOV-04 on change until 2026-12-31 because "The board meets in the autumn"',
  see: ['GOV-05', 'GOV-08'],
  *check(context) {
    for (const { programme } of programmesOf(context.index, context.today)) {
      if (!programme.undeclared) yield* judgeProgramme(context, programme);
    }
  },
};

type Role = ProgrammeRole['role'];

/** In the order in which people read about them, with the line that states one. */
const lines: Readonly<Record<Role, string>> = {
  sponsor: 'sponsor "…" 4h per week',
  'product owner': 'product owner "…" 100%',
  'super users': 'super users 10 at 20%',
  'technical lead': 'technical lead "…"',
  'change manager': 'change manager "…"',
  'cx lead': 'cx lead "…"',
};

const roles = Object.keys(lines) as readonly Role[];

function* judgeProgramme(context: RuleContext, programme: ElementOf<'programme'>): Iterable<Problem> {
  const name = quoted(context.index.label(programme.id));
  const at = (place: number) => ({ element: programme.id, property: `roles.${place}` });
  for (const [place, role] of programme.roles.entries()) {
    if (isNobody(role)) {
      yield { at: at(place), severity: 'error', message: `${name} has no ${role.role}; name somebody, with the time that it takes.` };
      continue;
    }
    const problem = judgeRole(context, role, name);
    if (problem) yield { at: at(place), ...problem };
  }
  yield* missingFacts(context.index, programme, name);
}

function isNobody({ who, count }: ProgrammeRole): boolean {
  return who === 'none' || count === 0;
}

function judgeRole(context: RuleContext, role: ProgrammeRole, name: string): Pick<Problem, 'message' | 'severity'> | undefined {
  if (role.role === 'sponsor') return judgeSponsor(context, role, name);
  if (role.role === 'product owner') return judgeProductOwner(context, role, name);
  if (role.role === 'super users') return judgeSuperUsers(context, role, name);
  return role.role === 'change manager' ? judgeChangeManager(context, role, name) : undefined;
}

function judgeSponsor(context: RuleContext, role: ProgrammeRole, name: string) {
  const needed = context.number('sponsorHours');
  const hours = hoursPerWeek(role, context.number('week'));
  if (hours === undefined || hours >= needed) return undefined;
  return { message: `The sponsor of ${name} has ${decimal(hours, 1)} h a week and needs ${needed}; protect the time, or find a sponsor who has it.` };
}

function judgeProductOwner(context: RuleContext, role: ProgrammeRole, name: string) {
  const needed = context.number('productOwnerShare');
  const share = shareOfTime(role, context.number('week'));
  if (share === undefined || share >= needed) return undefined;
  return { message: `The product owner of ${name} has ${decimal(share, 1)} % of the time and needs ${needed} % while it is designed and built; take the other work away.` };
}

function judgeSuperUsers(context: RuleContext, role: ProgrammeRole, name: string) {
  const [least, most, needed] = [context.number('superUsers'), context.number('superUsersMost'), context.number('superUserShare')];
  const { count } = role;
  const share = shareOfTime(role, context.number('week'));
  const few = count !== undefined && count < least;
  const busy = share !== undefined && share < needed;
  const many = count !== undefined && count > most;
  if (!few && !busy && !many) return undefined;
  const are = [count === undefined ? '' : String(count), share === undefined ? '' : `at ${decimal(share, 1)} %`].filter((part) => part !== '').join(' ');
  if (!few && !busy) {
    return { severity: 'info' as const, message: `${name} has ${count} super users, more than ${most}; see that somebody leads them.` };
  }
  return { message: `The super users of ${name} are ${are}, and should be ${least} to ${most} at ${needed} % or more; ask the front line for them, in writing.` };
}

function judgeChangeManager(context: RuleContext, { who }: ProgrammeRole, name: string) {
  if (who === undefined) return undefined;
  const shown = context.index.element(who) ? context.index.label(who) : who;
  if (!hasWords({ name: shown }, context.words('messengers'))) return undefined;
  return { message: `The change manager of ${name} is ${quoted(shown)}; news is not change, name somebody who answers for adoption.` };
}

/** Of the time that is stated; undefined where it is not, or not per what. */
function hoursPerWeek({ share, time }: ProgrammeRole, week: number): number | undefined {
  if (share !== undefined) return (share * week) / 100;
  return time?.per === undefined ? undefined : (time.each.ms / time.per.ms) * (7 * 24);
}

function shareOfTime(role: ProgrammeRole, week: number): number | undefined {
  if (role.share !== undefined) return role.share;
  const hours = hoursPerWeek(role, week);
  return hours === undefined ? undefined : (hours * 100) / week;
}

/** What is asked for at once: roles that are not stated, and time that is not. */
function* missingFacts(index: ArchitectureIndex, programme: ElementOf<'programme'>, name: string): Iterable<Problem> {
  const stated = new Map(programme.roles.map((role) => [role.role, role]));
  const lacking = roles.filter((role) => !stated.has(role));
  const fixes = lacking.map((role): Fix => ({ kind: 'add-property', title: `Name the ${role}`, element: programme.id, text: lines[role] }));
  if (lacking.length > 0) {
    yield { at: { element: programme.id }, message: `${name} states no ${listed(lacking, 'or')}.`, missing: true, fixes };
  }
  const timed = programme.roles.filter((role) => ['sponsor', 'product owner', 'super users'].includes(role.role) && !isNobody(role));
  const untimed = timed.filter(({ share, time }) => share === undefined && time?.per === undefined);
  if (untimed.length === 0) return;
  const names = listed([...new Set(untimed.map(({ role }) => role))]);
  yield {
    at: { element: programme.id, property: `roles.${programme.roles.indexOf(untimed[0] as ProgrammeRole)}` },
    message: `How much time the ${names} of ${quoted(index.label(programme.id))} ${untimed.length === 1 && untimed[0]?.role !== 'super users' ? 'has' : 'have'} is not stated; say it as \`4h per week\` or \`20%\`.`,
    missing: true,
  };
}
