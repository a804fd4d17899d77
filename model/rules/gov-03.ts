import type { ElementOf } from '../element.ts';
import type { Fix, Problem } from '../finding.ts';
import { listed, quoted } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';

export const gov03: Rule = {
  id: 'GOV-03',
  title: 'No feedback loop',
  severity: 'warning',
  profile: 'design',
  summary: 'A critical journey in which no customer is asked, or a metric that nobody reads.',
  why: 'What customers say about a journey is the only measure that is not about ourselves. A score that nobody reads costs their time for nothing, and what has been learnt goes to nobody who could change it.',
  fix: 'Measure each critical journey by satisfaction, recommendation or effort (`measured by ces`). Give each metric its rhythm (`cadence monthly`) and the team that looks at it (`read by`), or an owner; say what follows from it with `feeds`.',
  lacks: { one: 'has no feedback loop stated', many: 'have no feedback loop stated' },
  options: { voices: { description: 'Kinds of metric in which customers themselves speak.', default: ['csat', 'nps', 'ces'] } },
  bad: `metric ces "Customer effort" { kind ces  cadence monthly  read by none }
journey lateDelivery "Late delivery" { criticality critical  measured by none }
`,
  good: `team service "Customer Service"
metric ces "Customer effort" { kind ces  cadence monthly  read by service }
journey lateDelivery "Late delivery" { criticality critical  measured by ces }
`,
  unknown: `metric ces "Customer effort"
journey lateDelivery "Late delivery" { criticality high }
`,
  waive: 'waive GOV-03 until 2026-12-31 because "The survey starts in the autumn"',
  see: ['GOV-01', 'GOV-07'],
  *check(context) {
    for (const metric of context.index.all('metric')) if (!metric.undeclared) yield* judgeMetric(context.index, metric);
  },
  *checkJourney(context, journey) {
    if (journey.criticality === 'critical' && !journey.undeclared) yield* judgeJourney(context, journey);
  },
};

function* judgeJourney(context: RuleContext, journey: ElementOf<'journey'>): Iterable<Problem> {
  const { index } = context;
  const name = `Journey ${quoted(index.label(journey.id))}`;
  const voices = context.words('voices');
  const journeys = [journey.id];
  const { measuredBy } = journey;
  if (measuredBy === 'none') {
    const message = `${name} is measured by nothing: nobody asks its customers; measure it by ${listed(voices, 'or')}.`;
    yield { at: { element: journey.id, property: 'measuredBy' }, message, journeys };
    return;
  }
  const isVoice = (word: string) => {
    const metric = metricOf(index, word);
    return voices.includes(word) || (metric?.type !== undefined && voices.includes(metric.type));
  };
  if (measuredBy?.some(isVoice)) return;
  const by = measuredBy === undefined ? '' : `, only ${listed(measuredBy.map((word) => metricOf(index, word)?.path ?? word))}`;
  const message = `${name} states no measure in which its customers speak (${listed(voices, 'or')})${by}.`;
  const heard = index.all('metric').filter(({ type, undeclared }) => !undeclared && type !== undefined && voices.includes(type));
  const fixes = (measuredBy === undefined ? heard.slice(0, 3) : []).map((metric): Fix => {
    return { kind: 'add-property', title: `Measure it by ${index.label(metric.id)}`, element: journey.id, text: `measured by ${metric.path}` };
  });
  yield { at: { element: journey.id, ...(measuredBy && { property: 'measuredBy' }) }, message, missing: true, journeys, fixes };
}

function metricOf(index: ArchitectureIndex, word: string): ElementOf<'metric'> | undefined {
  return index.get('metric', word) ?? index.get('metric', `metric:${word}`);
}

function* judgeMetric(index: ArchitectureIndex, metric: ElementOf<'metric'>): Iterable<Problem> {
  const name = quoted(index.label(metric.id));
  if (metric.readBy === 'none') {
    yield { at: { element: metric.id, property: 'readBy' }, message: `${name} is collected and read by nobody; let the team read it that can change something, or stop asking.` };
  }
  if (metric.cadence === 'none') {
    yield { at: { element: metric.id, property: 'cadence' }, message: `${name} is not read at any rhythm; state one, as \`cadence monthly\`.` };
  }
  const isReceived = metric.readBy !== undefined || metric.feeds !== undefined || (metric.owner !== undefined && metric.owner !== 'none');
  const lacking = [...(isReceived ? [] : ['who reads it (`read by`)']), ...(metric.cadence === undefined ? ['how often (`cadence`)'] : [])];
  if (lacking.length > 0) yield { at: { element: metric.id }, message: `${name} does not state ${listed(lacking, 'and')}.`, missing: true };
}
