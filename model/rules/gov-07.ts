import type { Count, ElementOf } from '../element.ts';
import type { Problem } from '../finding.ts';
import { capitalised, quoted } from '../phrases.ts';
import { describeGate, isCountOf } from '../programmes.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { hasWords } from '../words.ts';

export const gov07: Rule = {
  id: 'GOV-07',
  title: 'Dishonest measure',
  severity: 'warning',
  profile: 'build',
  summary: 'An acceptance test by the project team, a measure of behaviour that people report of themselves, or a figure that says nothing about the outcome.',
  why: 'A project team that plays user finds what it expects. People who are asked whether they follow the process say yes. And who counts trained heads learns how many sat in a room. All three are green on the day on which customers begin to complain.',
  fix: 'Let those who will work with it accept it (`count 12 of frontline`); pause rather than stand in for them. Read adoption and compliance from a system (`source crm`). Replace figures of effort by figures of effect.',
  lacks: { one: 'does not say who tests', many: 'do not say who tests' },
  options: {
    acceptance: { description: 'Words that name an acceptance test, in the name or title of a milestone or gate.', default: ['uat', 'user acceptance test'] },
    projectStaff: { description: 'Groups, as in `count 9 of projectStaff`, that belong to the project.', default: ['projectStaff', 'projectTeam', 'project'] },
    managers: { description: 'Groups that do not do the work themselves.', default: ['managers', 'management', 'leads'] },
    share: { description: 'Above this share of project staff it is an error.', default: 50, unit: '%' },
    behaviour: { description: 'Kinds of metric that have to be read from a system.', default: ['adoption', 'compliance'] },
    selfReport: {
      description: 'Words for a source in which people report of themselves.',
      default: ['self-report', 'self report', 'self-reported', 'self-assessment', 'questionnaire'],
    },
    vanity: {
      description: 'Words in the name or title of a metric that counts effort.',
      default: ['lines of code', 'training attendance', 'people trained', 'trainings held', 'story points', 'velocity', 'commits', 'page views', 'impressions', 'emails sent'],
    },
  },
  bad: `metric compliance "Process compliance" { better higher  source "self-report" }
metric trainingAttendance "Training attendance" { better higher }
programme change "New desk" {
  phase build weeks 4-6 {
    milestone uat "User acceptance test" week 6 { count 9 of projectStaff, 3 of frontline  done 2026-02-18 }
  }
}
`,
  good: `metric compliance "Process compliance" { better higher  source "case log" }
metric trainingResult "Cases right at the first try after training" { better higher }
programme change "New desk" {
  phase build weeks 4-6 {
    milestone uat "User acceptance test" week 6 { count 12 of frontline  done 2026-02-18 }
  }
}
`,
  unknown: `metric compliance "Process compliance"
programme change "New desk" {
  phase build weeks 4-6 { milestone uat week 6 { done 2026-02-18 } }
}
`,
  waive: 'waive GOV-07 until 2026-12-31 because "Twelve users test again in the autumn"',
  see: ['GOV-05', 'GOV-03'],
  *check(context) {
    const { index } = context;
    const tests = context.words('acceptance');
    for (const kind of ['milestone', 'gate'] as const) {
      for (const element of index.all(kind)) if (hasWords(element, tests)) yield* judgeTest(context, element);
    }
    const behaviour = new Set(context.words('behaviour'));
    const vanity = context.words('vanity');
    for (const metric of index.all('metric')) {
      if (metric.undeclared) continue;
      if (metric.type !== undefined && behaviour.has(metric.type)) yield* judgeSource(context, metric);
      if (hasWords(metric, vanity)) {
        yield {
          at: { element: metric.id },
          severity: 'info',
          message: `${quoted(index.label(metric.id))} counts effort, not effect; measure beside it what has become better.`,
        };
      }
    }
  },
};

function* judgeTest(context: RuleContext, element: ElementOf<'milestone' | 'gate'>): Iterable<Problem> {
  const { counts } = element;
  const name = describeGate(element);
  if (counts.length === 0) {
    // "UAT scripts" is no test: only one that is called so, and has been held, is asked who was there.
    const isHeld = element.done !== undefined && element.done !== 'none';
    const isTest = context.words('acceptance').some((word) => word.toLowerCase() === element.name.toLowerCase());
    if (isHeld && isTest) {
      const message = `Who tested in ${name} is not stated; say \`count 12 of frontline\`.`;
      yield { at: { element: element.id }, message, missing: true };
    }
    return;
  }
  const staff = sum(counts.filter((count) => isCountOf(count, context.words('projectStaff'))));
  const managers = sum(counts.filter((count) => isCountOf(count, context.words('managers'))));
  const all = sum(counts);
  if (staff === 0 && managers > 0 && managers === all) {
    const message = `${capitalised(name)}: all ${all} testers are managers, and none of them works with it; let those accept it who do.`;
    yield { at: { element: element.id, property: 'counts' }, severity: 'error', message };
  }
  if (staff === 0) return;
  yield {
    at: { element: element.id, property: 'counts' },
    severity: (staff * 100) / all > context.number('share') || staff + managers === all ? 'error' : 'warning',
    message: `${capitalised(name)}: ${staff} of ${all} testers ${staff === 1 ? 'is' : 'are'} project staff; let those who will work with it accept it, or pause until they can.`,
  };
}

function sum(counts: readonly Count[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}

function* judgeSource(context: RuleContext, metric: ElementOf<'metric'>): Iterable<Problem> {
  const words = context.words('selfReport').map((word) => word.toLowerCase());
  const isSelf = (source: string | undefined) => source !== undefined && words.some((word) => source.toLowerCase().includes(word));
  const reading = metric.readings.findIndex(({ source }) => isSelf(source));
  if (!isSelf(metric.source) && reading < 0) return;
  const source = isSelf(metric.source) ? metric.source : metric.readings[reading]?.source;
  const asked = context.index.all('gate').filter(({ requires }) => requires.some(({ element }) => element === metric.id));
  const use = asked.length === 0 ? '' : `, and ${asked.map((gate) => quoted(context.index.label(gate.id))).join(' and ')} is passed on it`;
  yield {
    at: { element: metric.id, property: isSelf(metric.source) ? 'source' : `readings.${reading}` },
    message: `${quoted(context.index.label(metric.id))} is ${source}${use}; read it from a system.`,
    related: asked.map((gate) => ({ at: { element: gate.id, property: 'requires' }, message: `Asked for by gate ${quoted(context.index.label(gate.id))}` })),
  };
}
