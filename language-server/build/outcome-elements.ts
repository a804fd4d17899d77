import type { Kind, Metric, Outcome, Reading } from '../../model/element.ts';
import type { Stated } from '../../model/element-base.ts';
import type * as ast from '../generated/ast.ts';
import type { ReadDeclaration } from './declaration.ts';
import type { ElementScope } from './element-scope.ts';
import { readDateValue, readDurationAmount, readScaleAmount, unlessNone } from './read-amount.ts';
import { listOrNothing, readBase, readChanges, stated } from './read-element.ts';
import { readFigureAmount } from './read-figure.ts';
import { readMention } from './read-mention.ts';
import { isNone, readRefs, readStatedRefs } from './read-reference.ts';
import { impliedWord, readWord } from './read-word.ts';

export const readMetric: ReadDeclaration<ast.Metric> = (scope, node, names): Metric => ({
  ...readBase(scope, node, names),
  kind: 'metric',
  readings: [],
  ...stated<Metric>({ type: impliedWord(names.name, 'metricType') }),
  ...metricFields(scope, node),
  ...readChanges(scope, node.at, metricFields),
});

export const readOutcome: ReadDeclaration<ast.Outcome> = (scope, node, names): Outcome => ({
  ...readBase(scope, node, names),
  kind: 'outcome',
  metrics: [],
  targets: [],
  ...outcomeFields(scope, node),
  ...readChanges(scope, node.at, outcomeFields),
});

export function metricFields(scope: ElementScope, node: ast.MetricBody): Partial<Metric> {
  return stated<Metric>({
    type: readWord(scope, node, 'kind', node.kind, 'metricType'),
    better: readWord(scope, node, 'better', node.better, 'better'),
    scale: readScaleAmount(scope, node.scale),
    source: readSource(scope, node),
    cadence: readWord(scope, node, 'cadence', node.cadence, 'cadence'),
    alertBelow: unlessNone(readFigureAmount(scope, node.alertBelow)),
    alertAbove: unlessNone(readFigureAmount(scope, node.alertAbove)),
    readings: listOrNothing((node.readings ?? []).flatMap((reading) => readReading(scope, reading))),
    readBy: readStatedRefs(scope, node.readBy, ['team']),
    feeds: readStatedRefs(scope, node.feeds, ['initiative', 'decision', 'metric', 'outcome', 'team', 'system']),
    window: readDurationAmount(scope, node.window),
    definition: node.definition,
  });
}

/** What can make an outcome possible. */
const enablers: readonly Kind[] = [
  'journey', 'step', 'system', 'integration', 'initiative', 'capability', 'channel', 'data', 'communication', 'decision', 'team',
];

export function outcomeFields(scope: ElementScope, node: ast.OutcomeBody): Partial<Outcome> {
  return stated<Outcome>({
    metrics: listOrNothing(readRefs(scope, node.metrics, ['metric'])),
    targets: listOrNothing((node.targets ?? []).flatMap((target) => readOutcomeTarget(scope, target))),
    enabledBy: readStatedRefs(scope, node.enabledBy, enablers),
  });
}

function readOutcomeTarget(scope: ElementScope, node: ast.Target): Outcome['targets'][number][] {
  const value = unlessNone(readFigureAmount(scope, node.value));
  const by = unlessNone(readDateValue(scope, node, 'by', node.by));
  return value === undefined ? [] : [{ value, ...(by && { by }) }];
}

function readReading(scope: ElementScope, node: ast.Reading): Reading[] {
  const value = unlessNone(readFigureAmount(scope, node.value));
  if (value === undefined) return [];
  const kind = node.kind === 'baseline' ? 'baseline' : 'actual';
  return [
    {
      kind,
      value,
      ...stated<Reading>({
        date: unlessNone(readDateValue(scope, node, 'date', node.date)),
        source: unlessNone(readSource(scope, node)),
      }),
    },
  ];
}

function readSource(scope: ElementScope, node: ast.MetricBody | ast.Reading): Stated<string> | undefined {
  if (node.source && isNone(node.source)) return 'none';
  return node.sourceText ?? readMention(scope, node.source, ['system', 'team']);
}
