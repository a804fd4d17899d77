import { expect, test } from 'vitest';
import { findNearWords } from '../../language-server/near-words.ts';
import { readTexts } from '../../language-server/read-texts.ts';

/** The words that are taken for another, with what they are taken for. */
function nearWords(text: string): readonly string[] {
  const { model } = readTexts([{ uri: 'file:///project/a.cxa', text }]);
  return findNearWords(model).map(({ message }) => message.replace(/^"([^"]*)".*"([^"]*)".*$/, '$1 → $2'));
}

test.each([
  ['a letter that is missing', 'summry', ['summry → summary']],
  ['a letter too many', 'summaryy', ['summaryy → summary']],
  ['another letter', 'sumnary', ['sumnary → summary']],
  ['two letters the other way round', 'sumamry', ['sumamry → summary']],
  ['other capitals', 'customerID', ['customerID → customerId']],
  ['a plural', 'orderNos', []],
  ['a word of its own', 'basketValue', []],
  ['a short word', 'ces', []],
  ['a known word', 'transcript', []],
])('%s', (_, word, expected) => {
  expect(nearWords(`data Order { identifiers orderNo }\njourney j { step a { produces ${word} } }`)).toEqual(expected);
});

test('what is declared is known, wherever it stands', () => {
  expect(nearWords('context summry\njourney j { step a { produces summry } }')).toEqual([]);
  expect(nearWords('data Order { identifiers ordrNo }\nsystem a\nsystem b\na -> b { carries ordrNo }')).toEqual([]);
});

test('in integrations, handovers and steps, and for intents', () => {
  expect(nearWords('system a\nsystem b\na -> b { carries sumary  returns transcritp }')).toEqual([
    'sumary → summary',
    'transcritp → transcript',
  ]);
  expect(nearWords('channel a\nhandover a -> a warm { carries sentimnt }')).toEqual(['sentimnt → sentiment']);
  expect(nearWords('journey j { step a { needs sumary  brings caseld  produces orderld } }')).toEqual([
    'sumary → summary',
    'caseld → caseId',
    'orderld → orderId',
  ]);
  expect(nearWords('intent orderStatus\njourney j { intent orderStats  step a }')).toEqual([
    'orderStats → orderStatus',
  ]);
});

test('each place is said, and only intents for intents', () => {
  expect(nearWords('journey j { step a { needs sumary } step b { needs sumary } }')).toHaveLength(2);
  expect(nearWords('intent orderStatus\njourney j { step a { needs orderStats } }')).toEqual([]);
});

test('for the intents that a channel promises something about, or a system routes', () => {
  const text = 'intent orderStatus\nchannel chat { target ordrStatus response 60s  target response 2min }\nsystem a { routes orderStatus, orderstatus on chat }\n';
  expect(nearWords(text)).toEqual(['ordrStatus → orderStatus', 'orderstatus → orderStatus']);
});
