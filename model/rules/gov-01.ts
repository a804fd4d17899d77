import type { ElementOf, Reading } from '../element.ts';
import { comparable, figureText } from '../figures.ts';
import type { Fix, Problem } from '../finding.ts';
import { isBetter } from '../gates/criterion.ts';
import { listed, quoted } from '../phrases.ts';
import { systemsWithoutPurpose } from '../purpose.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { wordsFound } from '../words.ts';

export const gov01: Rule = {
  id: 'GOV-01',
  title: 'Outcome not measurable or not traced',
  severity: 'warning',
  profile: 'design',
  summary: 'An outcome without a metric, baseline, target, date, owner or anything that makes it possible; a target in the wrong direction; a system of which nothing says what it is for.',
  why: 'Everybody agrees on a word that can mean anything, and a year later nobody can say whether it has come true. What is not joined to a journey or a system is a wish, and a system that no journey, metric or outcome names is one more thing that can break.',
  fix: 'Give the outcome a metric with a baseline, a `target … by` a day, an owner, and what makes it possible (`enabled by`). A system needs nothing more than a journey that passes it, or an integration with one that a journey passes.',
  lacks: { one: 'cannot be measured or traced', many: 'cannot be measured or traced' },
  options: {
    vague: {
      description: 'Words that everybody likes and nobody can measure.',
      default: [
        'frictionless', 'seamless', 'omnichannel', 'digital first', 'world class', 'best in class', 'delight', 'delightful', 'customer centric', 'next level',
        'cutting edge', 'state of the art', 'holistic', '360 degree', 'wow', 'effortless', 'future proof', 'innovative', 'transformation',
      ],
    },
    infrastructure: {
      description: 'Kinds of system that serve the others and need no journey of their own.',
      default: [
        'pbx', 'sbc', 'sip-trunk', 'api-gateway', 'ipaas', 'esb', 'event-broker', 'etl', 'adapter', 'warehouse', 'lake', 'bi', 'analytics', 'ml', 'observability',
        'archive', 'dsar', 'iam', 'ciam', 'mdm', 'wfm', 'wem', 'qm', 'recording', 'speech-analytics',
      ],
    },
  },
  bad: `team digital "Digital"
metric nps "NPS" { better higher  baseline 21 at 2026-01-31 }
system app "App"
outcome easy "A frictionless omnichannel experience" { owner digital  enabled by app }
outcome recommend "Customers recommend us" {
  metric nps
  target 12 by 2026-12-31
  enabled by none
  owner none
}
`,
  good: `team digital "Digital"
metric nps "NPS" { better higher  baseline 21 at 2026-01-31 }
metric effort "Effort" { better lower  baseline 4.6 at 2026-01-31 }
system crm "CRM"
outcome easy "A frictionless omnichannel experience" {
  metric effort
  target 3.2 by 2026-12-31
  enabled by crm
  owner digital
}
outcome recommend "Customers recommend us" {
  metric nps
  target 35 by 2026-12-31
  enabled by crm
  owner digital
}
`,
  unknown: `metric nps "NPS"
outcome recommend "Customers recommend us" { metric nps  target 35 }
outcome stay "Customers stay"
`,
  waive: 'waive GOV-01 until 2026-12-31 because "The figures come with the business case"',
  see: ['GOV-02', 'GOV-03', 'GOV-08'],
  *check(context) {
    for (const outcome of context.index.all('outcome')) if (!outcome.undeclared) yield* judgeOutcome(context, outcome);
    const exempt = new Set(context.words('infrastructure'));
    for (const system of systemsWithoutPurpose(context, exempt)) {
      const message = `Nothing says what system ${system.path} is for: it is on no journey and joined with none that is, and no metric or outcome names it.`;
      yield { at: { element: system.id }, message, missing: true };
    }
  },
};

function* judgeOutcome(context: RuleContext, outcome: ElementOf<'outcome'>): Iterable<Problem> {
  const { index } = context;
  const name = quoted(index.label(outcome.id));
  const vague = outcome.metrics.length > 0 ? [] : wordsFound(outcome, context.words('vague'));
  if (vague.length > 0) {
    const words = listed(vague.map(quoted));
    yield {
      at: { element: outcome.id },
      message: `${name} has no metric, and ${words} can mean anything; name the figure by which one would see it, its baseline, and a target by a day.`,
      fixes: onlyMetric(context, outcome),
    };
  }
  if (outcome.enabledBy === 'none') {
    yield { at: { element: outcome.id, property: 'enabledBy' }, message: `Nothing makes ${name} possible; name the journeys and systems that do, or give it up.` };
  }
  if (outcome.owner === 'none') {
    yield { at: { element: outcome.id, property: 'owner' }, message: `${name} has no owner; name the team that answers for it.` };
  }
  yield* wrongDirection(context, outcome, name);
  const lacking = missingOf(context, outcome, vague.length > 0);
  if (lacking.length > 0) yield { at: { element: outcome.id }, message: `${name} states no ${listed(lacking, 'or')}.`, missing: true };
}

function metricsOf({ index }: RuleContext, outcome: ElementOf<'outcome'>): readonly ElementOf<'metric'>[] {
  return outcome.metrics.flatMap((id) => index.get('metric', id) ?? []).filter(({ undeclared }) => !undeclared);
}

/** What it is measured from: the newest baseline, else the oldest value. */
function baselineOf({ readings }: ElementOf<'metric'>): { readonly reading: Reading; readonly place: number } | undefined {
  const all = readings.map((reading, place) => ({ reading, place }));
  return all.filter(({ reading }) => reading.kind === 'baseline').at(-1) ?? all[0];
}

/** A target that is worse than where it starts from. Which one a target is for is known only where there is one metric. */
function* wrongDirection(context: RuleContext, outcome: ElementOf<'outcome'>, name: string): Iterable<Problem> {
  const metrics = metricsOf(context, outcome);
  const [metric] = metrics;
  const baseline = metric && baselineOf(metric);
  if (!metric || !baseline || metrics.length > 1 || outcome.metrics.length > 1 || metric.better === undefined) return;
  for (const [place, { value }] of outcome.targets.entries()) {
    const from = baseline.reading.value;
    if (!comparable(value, from) || isBetter(value, from, metric.better) || value.value === from.value) continue;
    const worse = metric.better === 'lower' ? 'higher' : 'lower';
    yield {
      at: { element: outcome.id, property: `targets.${place}` },
      severity: 'error',
      message: `The target of ${name}, ${figureText(value)}, is ${worse} than where ${metric.path} starts from (${figureText(from)}), and ${metric.better} is better; correct the target or \`better\`.`,
      related: [{ at: { element: metric.id, property: `readings.${baseline.place}` }, message: `Starts from ${figureText(from)}` }],
    };
  }
}

function missingOf(context: RuleContext, outcome: ElementOf<'outcome'>, isVague: boolean): readonly string[] {
  const { metrics, targets, owner, enabledBy } = outcome;
  const declared = metricsOf(context, outcome);
  return [
    ...(metrics.length === 0 && !isVague ? ['metric'] : []),
    ...(declared.length > 0 && declared.every((metric) => baselineOf(metric) === undefined) ? [`baseline of ${listed(declared.map(({ path }) => path))}`] : []),
    ...(targets.length === 0 && !isVague ? ['target'] : []),
    ...(targets.length > 0 && targets.every(({ by }) => by === undefined) ? ['day by which (`target … by`)'] : []),
    ...(owner === undefined ? ['owner'] : []),
    ...(enabledBy === undefined ? ['enabler (`enabled by`)'] : []),
  ];
}

/** Where there is one metric only, it may be the one. */
function onlyMetric({ index }: RuleContext, outcome: ElementOf<'outcome'>): readonly Fix[] {
  const [metric, ...others] = index.all('metric').filter(({ undeclared }) => !undeclared);
  if (!metric || others.length > 0) return [];
  return [{ kind: 'add-property', title: `Measure it by ${index.label(metric.id)}`, element: outcome.id, text: `metric ${metric.path}` }];
}
