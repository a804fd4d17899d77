import { describe, expect, test } from 'vitest';
import { checkModel } from '../../model/check.ts';
import { summariseMissingFacts } from '../../model/missing-facts-summary.ts';
import { groupMissingFacts } from '../../model/missing-facts.ts';
import { readModel } from '../support/check-text.ts';

function groups(text: string, profile: 'design' | 'build' | 'run' = 'design') {
  const model = readModel(text);
  return groupMissingFacts(model, checkModel(model, { profile, rules: {}, today: '2026-06-01' }));
}

const text = `team t
channel web
system a { owner t }
system b
system c
system d
a -> b
b -> c { owner t }
c -> d
journey buy "Buying" { step pay on web using a -> b -> c { actor customer }  step wait { actor customer } }
journey refund "Refund" { accountable t  criticality critical  step ask on web using a -> b { actor customer } }
waive OWN-01 on d until 2026-12-31 because "Goes away"
`;

test('missing facts are counted for each rule, journey and kind', () => {
  expect(groups(text).map((group) => group.text)).toEqual([
    '"Buying": 2 of 3 systems have no owner.',
    '"Refund": 1 of 2 systems has no owner.',
    '"Buying": 1 of 2 integrations has no owner.',
    '"Refund": integration a->b has no owner.',
    'On no journey: integration c->d has no owner.',
    '"Buying" has no accountable team.',
    '"Buying": 1 of 2 steps has no channel or no system.',
    '"Refund" has no feedback loop stated.',
  ]);
});

test('each group has its numbers, its findings and the gravest of their severities', () => {
  const [first] = groups(text, 'run');
  expect(first).toMatchObject({ rule: 'OWN-01', journey: 'journey:buy', kind: 'system', count: 2, of: 3, severity: 'error' });
  expect(first?.findings.map((finding) => [finding.element, finding.severity])).toEqual([
    ['system:b', 'error'],
    ['system:c', 'info'],
  ]);
});

test('what is stated, waived or complete makes no group', () => {
  expect(groups('team t\nsystem a { owner none }\njourney j { accountable none }\n')).toEqual([]);
});

describe('a summary', () => {
  const many = [
    'channel web',
    ...Array.from({ length: 30 }, (_, place) => `system s${place}`),
    ...Array.from({ length: 29 }, (_, place) => `s${place} -> s${place + 1}`),
    ...Array.from({ length: 9 }, (_, place) => `journey j${place} { accountable none  step a on web using s${place} -> s${place + 1} { actor customer } }`),
    '',
  ].join('\n');
  const summary = (limit: number, source = many) => {
    const model = readModel(source);
    const { lines, rest } = summariseMissingFacts(model, checkModel(model, { profile: 'design', rules: { 'OWN-01': {} }, today: '2026-06-01' }), limit, ({ rule }) => rule === 'OWN-01');
    return [...lines.map(({ text: line }) => line), ...(rest === undefined ? [] : [rest])];
  };

  test('has a line for each journey while they fit', () => {
    expect(summary(20)).toContain('"j3": 2 of 2 systems have no owner.');
    expect(summary(20)).toHaveLength(20);
  });

  test('takes the journeys together where they do not, each element and each total once', () => {
    expect(summary(19)).toEqual([
      'On no journey: 20 of 20 systems have no owner.',
      'On no journey: 20 of 20 integrations have no owner.',
      '9 journeys: 10 of 10 systems have no owner.',
      '9 journeys: 9 of 9 integrations have no owner.',
    ]);
  });

  test('then what no journey passes too', () => {
    expect(summary(3)).toEqual(['9 journeys and elsewhere: 30 of 30 systems have no owner.', '9 journeys and elsewhere: 29 of 29 integrations have no owner.']);
  });

  test('and sums up what still does not fit', () => {
    expect(summary(1)).toEqual(['… and 2 more, 59 missing facts in all']);
  });

  test('counts journeys themselves out of all', () => {
    const model = readModel(many.replaceAll('accountable none ', '').replace('journey j0 {', 'journey j0 { accountable none '));
    const result = checkModel(model, { profile: 'design', rules: {}, today: '2026-06-01' });
    expect(groupMissingFacts(model, result, 'journeys').map(({ text: line }) => line)).toContain('8 of 9 journeys have no accountable team.');
  });
});
