import { expect, test } from 'vitest';
import { checkModel } from '../../model/check.ts';
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
