import { describe, expect, test } from 'vitest';
import type { Answer, AnswerPart, StoryPart, TablePart } from '../../model/answers/answer.ts';
import { questionIds } from '../../model/answers/answer.ts';
import { jrn02 } from '../../model/rules/jrn-02.ts';
import { own03 } from '../../model/rules/own-03.ts';
import { answerText } from '../support/answer-text.ts';

function table({ parts }: Answer, place = 0): readonly string[] {
  const tables = parts.filter((part: AnswerPart): part is TablePart => part.kind === 'table');
  return (tables[place]?.rows ?? []).map((row) => row.cells.join(' | '));
}

test.each(questionIds)('an architecture of which nothing is stated answers %s with not known', (question) => {
  const answer = answerText('', question, question === 'explain' ? { journey: 'none' } : {});
  expect(answer).toMatchObject({ verdict: 'not known', tone: 'unknown', reasons: [] });
  expect(answer.sentence).toMatch(/^Not known: .+\.$/);
});

describe('single-view', () => {
  const view = 'policy contact { single view crm }\nsystem crm\n';
  const mail = 'system mail\ncommunication news "News" { type service  sender mail }\n';
  const sms = 'system sms\nsystem shop\nshop -> sms { carries phone }\ncommunication alert "Alert" { type service  sender sms }\n';
  const feed = 'mail -> crm { carries sends  every 12h }\n';

  test('is yes where the view learns of every sender', () => {
    const answer = answerText(view + mail + feed, 'single-view');
    expect(answer).toMatchObject({ verdict: 'yes', coverage: { known: 1, of: 1, percent: 100 } });
    expect(table(answer)).toEqual(['mail | in the view | 1 | known after 12 h over mail → crm']);
  });

  test('is no where a sender is outside, and counts the senders that are in it', () => {
    const answer = answerText(view + mail + feed + sms, 'single-view');
    expect(answer).toMatchObject({ verdict: 'no', tone: 'error', coverage: { known: 1, of: 2, percent: 50 } });
    expect(answer.reasons[0]?.text).toBe('sms: no integration tells the view what it sends. It sends "Alert".');
  });

  test('is not known where it is not stated what an integration carries, and asks', () => {
    const answer = answerText(`${view}${mail}mail -> crm\n`, 'single-view');
    expect(answer.verdict).toBe('not known');
    expect(answer.questions).toMatchObject([{ text: 'How does the view learn what mail sends, and how often?', settles: 1 }]);
    expect(answerText(mail, 'single-view').questions[0]?.text).toContain('Which system holds the single view');
  });

  test('how late the view may learn of it is what the project sets', () => {
    const answer = answerText(view + mail + feed, 'single-view', { rules: { 'COM-01': { options: { window: 6 } } } });
    expect(answer.verdict).toBe('no');
    expect(table(answer)).toEqual(['mail | too late | 1 | known only after 12 h over mail → crm']);
  });

  test('a second view beside it is a risk', () => {
    const answer = answerText(`${view}${mail}${feed}system cdp\npolicy other { single view cdp }\n`, 'single-view');
    expect(answer.verdict).toBe('at risk');
    expect(answer.sentence).toContain('other policies name cdp');
  });
});

describe('explain', () => {
  const scenes = ({ parts }: Answer) => {
    const story = parts.find((part): part is StoryPart => part.kind === 'story');
    return (story?.chapters ?? []).flatMap((chapter) => chapter.scenes);
  };

  test('tells who does what where with what, what is lost, by whom, and what would mend it', () => {
    const answer = answerText(jrn02.bad, 'explain', { journey: 'lateDelivery' });
    const [bot, call] = scenes(answer);
    expect(bot?.text).toBe('A bot acts on chat, using Chatbot.');
    expect(bot?.lines.map(({ label, text }) => `${label}: ${text}`)).toContain('Then: 62 %, about 7,440 a month, go on to "Talks to an agent" when "unresolved"; 38 %, about 4,560 a month, end here when "solved".');
    expect(call?.text).toBe('An agent acts on voice, using Contact platform. 62 % come here, about 7,440 customers a month.');
    const lost = call?.lines.find(({ label }) => label === 'Lost');
    expect(lost?.text).toContain('summary; about 7,440 customers a month repeat it. After "Asks the bot", "Transfer" (chatbot -> contactPlatform) leaves summary out.');
    expect(lost?.tone).toBe('error');
  });

  test('a journey for which nobody answers cannot be fixed', () => {
    const text = jrn02.bad.replace('volume', 'accountable none  volume');
    expect(answerText(text, 'explain', { journey: 'lateDelivery' })).toMatchObject({ verdict: 'no' });
    expect(answerText(text, 'explain', { journey: 'lateDelivery' }).sentence).toContain('nobody answers for it, so nobody can fix it');
  });

  const told = (carried: string) => `context summary "What was said"
team service "Service"
system chatbot { owner service }
system desk { owner service }
channel chat { served by chatbot  auth anonymous  hours 24x7 }
channel voice { served by desk  auth anonymous  hours 24x7 }
chatbot -> desk "Transfer" { owner service  carries ${carried} }
handover chat -> voice warm { via transfer  carries ${carried} }
journey late { accountable service
  step bot on chat using chatbot { actor bot  produces intent, summary }
  step call on voice using desk { actor agent  needs intent, summary }
}
`;

  test('a fault that somebody answers for is a risk, and without one it is a yes', () => {
    expect(answerText(told('intent'), 'explain', { journey: 'late' })).toMatchObject({ verdict: 'at risk', reasons: [{ at: [{ element: 'step:late.call' }, {}] }] });
    expect(answerText(told('intent, summary'), 'explain', { journey: 'late' })).toMatchObject({ verdict: 'yes', coverage: { percent: 100 } });
  });

  test('what is left out makes it not known', () => {
    const answer = answerText('journey buy "Buying" { step pay "Pays" }\n', 'explain', { journey: 'buy' });
    expect(answer.verdict).toBe('not known');
    expect(scenes(answer)[0]?.text).toBe('Who acts is not stated, on which channel is not stated, with which system is not stated.');
  });

  test('a journey that is not there at a plateau is said to be so', () => {
    const text = 'plateau now\nplateau next after now\njourney buy "Buying" { exists from next  step pay }\n';
    expect(answerText(text, 'explain', { journey: 'buy' }).sentence).toBe('Not known: "buy" does not exist at this plateau.');
    expect(scenes(answerText(text, 'explain', { journey: 'buy', at: 'next' }))).toHaveLength(1);
  });
});

describe('owner', () => {
  test('names the units with their share of one journey, and what has no owner', () => {
    const answer = answerText(own03.bad.replace('contactPlatform -> oms { owner service }', 'contactPlatform -> oms { owner none }'), 'owner', { journey: 'refund' });
    expect(answer.verdict).toBe('at risk');
    expect(answer.sentence).toContain('Customer service answers for "Refund" end to end');
    expect(table(answer)[0]).toMatch(/ \| \d+ % \| /);
    expect(table(answer, 1)).toEqual(['contactPlatform->oms | integration | none, as stated']);
  });

  test('is yes where one team answers and every part has an owner, no where nobody does, not known where it is not said', () => {
    const text = own03.good;
    expect(answerText(text, 'owner').verdict).toBe('yes');
    expect(answerText(text.replace('accountable service', 'accountable none'), 'owner').verdict).toBe('no');
    const open = answerText(text.replace('accountable service', ''), 'owner');
    expect(open.verdict).toBe('not known');
    expect(open.questions[0]?.text).toBe('Who answers for "Refund" end to end?');
  });

  test('of all journeys there is a row for each', () => {
    expect(table(answerText(own03.good, 'owner'))).toEqual([expect.stringMatching(/^Refund \| Customer service \| 3 \| .+ \| 0 of \d+$/)]);
  });
});

describe('benefits', () => {
  const metric = (values: string) => `team insight\nmetric nps "NPS" { better higher  owner insight  ${values} }\noutcome loyal "Loyal customers" { metric nps  target 40 by 2026-12-31 }\n`;
  const state = (values: string, today = '2026-07-02') => {
    const { verdict, parts } = answerText(metric(values), 'benefits', { today });
    return `${verdict}: ${(parts[0] as TablePart).rows[0]?.cells.at(-1)}`;
  };
  const baseline = 'baseline 20 at 2026-01-01';

  test.each([
    [`${baseline}  actual 30 at 2026-06-30`, 'yes: on track'],
    [`${baseline}  actual 29 at 2026-06-30`, 'at risk: behind plan'],
    [`${baseline}  actual 19 at 2026-06-30`, 'no: wrong direction'],
    [`${baseline}  actual 41 at 2026-06-30`, 'yes: achieved'],
    [baseline, 'not known: no value yet'],
    ['actual 30 at 2026-06-30', 'not known: no baseline with a day'],
  ])('%s is %s halfway', (values, expected) => {
    expect(state(values)).toBe(expected);
  });

  test('past its day it is missed where it was measured then, and a later value counts only from its day on', () => {
    expect(state(`${baseline}  actual 30 at 2026-12-31`, '2027-01-01')).toBe('no: missed');
    expect(state(`${baseline}  actual 30 at 2026-06-30`, '2027-01-01')).toBe('not known: no value since its day');
    expect(state(`${baseline}  actual 19 at 2026-06-30`, '2027-01-01')).toBe('no: wrong direction');
    const asked = answerText(metric(`${baseline}  actual 30 at 2026-06-30`), 'benefits', { today: '2027-01-01' }).questions;
    expect(asked.map(({ text }) => text)).toEqual(['What was NPS on 2026-12-31? The newest value is 30 (2026-06-30).']);
    const text = metric(`${baseline}  actual 41 at 2026-12-01`);
    expect(answerText(text, 'benefits', { today: '2026-07-02' }).sentence).toContain('by what is stated until 2026-12-01');
    expect(answerText(text, 'benefits', { today: '2026-07-02', isDayFixed: true }).verdict).toBe('not known');
  });

  test('lower can be better, and units are said', () => {
    const text = 'metric effort { better lower  baseline 60% at 2026-01-01  actual 58% at 2026-06-30 }\noutcome easy { metric effort  target 40% by 2026-12-31 }\n';
    const answer = answerText(text, 'benefits', { today: '2026-07-02' });
    expect(answer.verdict).toBe('at risk');
    expect(answer.reasons[0]?.text).toContain('effort is 58 % (2026-06-30), from 60 % (2026-01-01); the target is 40 % by 2026-12-31; on a straight way it would be 50 % today');
  });

  test('an outcome without a metric cannot be judged, and its owner is asked for one', () => {
    const answer = answerText('team digital "Digital"\noutcome smooth "Frictionless" { owner digital }\n', 'benefits');
    expect(answer.verdict).toBe('not known');
    expect(answer.questions).toMatchObject([{ team: { title: 'Digital' }, text: 'By which metric will one see "Frictionless", and what is it today?' }]);
  });
});

describe('pause', () => {
  const plan = (values: string) => `team ops "Operations"
metric adoption { better higher  owner ops  ${values} }
programme p "Plan" { starts 2027-01-04
  phase deploy weeks 1-3 {
    gate stable "Stable" week 2 { requires adoption >= 60%  pause when adoption < 40% and not improving }
  }
}
`;
  const inWeek2 = { today: '2027-01-14', isDayFixed: true };

  test.each([
    ['actual 38% at 2027-01-05  actual 38% at 2027-01-13', 'yes', 'error'],
    ['actual 50% at 2027-01-13', 'at risk', 'warning'],
    ['actual 65% at 2027-01-13', 'no', 'good'],
    ['', 'not known', 'unknown'],
  ] as const)('%s: %s', (values, verdict, tone) => {
    expect(answerText(plan(values), 'pause', inWeek2)).toMatchObject({ verdict, tone });
  });

  test('says which rule holds by which values, and where they stand', () => {
    const answer = answerText(plan('actual 38% at 2027-01-05  actual 38% at 2027-01-13'), 'pause', inWeek2);
    expect(answer.sentence).toBe('Yes: on 2027-01-14, 1 of 1 gate says so: "Stable".');
    expect(answer.reasons[0]?.text).toMatch(/^"Stable" \(week 2\): pause when adoption < 40% and not improving\. Adoption is 38 %/);
    expect(table(answer, 1)).toEqual([expect.stringContaining('holds: pause')]);
  });

  test('asks who measures what is not known, and waits for gates that are still to come', () => {
    const unknown = answerText(plan(''), 'pause', inWeek2);
    expect(unknown.questions).toMatchObject([{ team: { title: 'Operations' }, text: 'Adoption has not been measured.' }]);
    expect(answerText(plan(''), 'pause', { today: '2027-01-05', isDayFixed: true })).toMatchObject({ verdict: 'no', sentence: 'No: on 2027-01-05, every gate is still to come.' });
  });

  test('a day that was not asked for is that of the newest fact', () => {
    expect(answerText(plan('actual 38% at 2027-01-05  actual 38% at 2027-01-13'), 'pause').sentence).toContain('by what is stated until 2027-01-13');
  });
});
