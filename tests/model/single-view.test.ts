import { expect, test } from 'vitest';
import { createIndex } from '../../model/query.ts';
import { singleViewOf } from '../../model/single-view.ts';
import { readModel } from '../support/check-text.ts';

const hour = 3_600_000;

function judge(text: string, { plateau, window = 24 * hour }: { plateau?: string; window?: number } = {}) {
  const { verdict, senders, coverage, absent, view, rivals, unsent } = singleViewOf(createIndex(readModel(text), plateau), window);
  const states = senders.map(({ sender, state, feed }) => `${sender.slice(7)} ${state}${feed.age ? ` ${feed.age / hour} h` : ''}`);
  return { verdict, states, coverage: `${coverage.stated}/${coverage.of}`, absent, view, rivals, unsent: unsent.map(({ name }) => name) };
}

const view = 'policy contact { single view crm }\nsystem crm\nsystem hub { kind ipaas }\n';
const sends = (sender: string) => `communication from_${sender} { type service  sender ${sender} }\n`;

test('who feeds the view in time is in it, over hubs too', () => {
  const text = `${view}system mail\nsystem sms\nmail -> crm { via hub  carries sends  every 12h }\nsms -> hub { carries sends }\nhub -> crm { carries sends }\n${sends('mail')}${sends('sms')}`;
  expect(judge(text)).toMatchObject({ verdict: 'yes', states: ['mail in view 12 h', 'sms in view'], coverage: '5/5' });
});

test('intervals and latencies on the way add up', () => {
  const text = `${view}system mail\nmail -> hub { carries sends  every 12h }\nhub -> crm { carries sends  every 12h  p95 30min }\n${sends('mail')}`;
  expect(judge(text)).toMatchObject({ verdict: 'no', states: ['mail late 24.5 h'] });
  expect(judge(text, { window: 25 * hour }).verdict).toBe('yes');
});

test('what comes back against the arrow counts', () => {
  const text = `${view}system mail\ncrm -> mail { carries email  returns sends }\n${sends('mail')}`;
  expect(judge(text)).toMatchObject({ verdict: 'yes', states: ['mail in view'] });
});

test('what goes the other way does not', () => {
  const text = `${view}system mail\nsystem shop\nshop -> mail { carries email }\ncrm -> mail { carries sends, consent }\n${sends('mail')}`;
  expect(judge(text)).toMatchObject({ verdict: 'no', states: ['mail outside'] });
});

test('the view knows what it sends itself and what it orders itself', () => {
  const text = `${view}system mail\ncrm -> mail { carries email }\n${sends('mail')}${sends('crm')}`;
  expect(judge(text)).toMatchObject({ verdict: 'yes', states: ['mail in view', 'crm in view'] });
  expect(judge(`${text}system shop\nshop -> mail { carries email }\n`).states).toEqual(['mail outside', 'crm in view']);
  expect(judge(text.replace('carries email', 'carries consent')).states).toEqual(['mail outside', 'crm in view']);
});

test('what is not stated is not known', () => {
  expect(judge(`${view}system mail\nmail -> crm\n${sends('mail')}`)).toMatchObject({ verdict: 'not known', states: ['mail unknown'], coverage: '2/3' });
  expect(judge(`${view}system mail\nmail -> crm by sftp { carries sends }\n${sends('mail')}`).states).toEqual(['mail unknown']);
  expect(judge(`${view}system mail\n${sends('mail')}`).states).toEqual(['mail unknown']);
  expect(judge(`${view}communication tips { type service }\n`)).toMatchObject({ verdict: 'not known', unsent: ['tips'], coverage: '1/2' });
  expect(judge(`system mail\n${sends('mail')}`)).toMatchObject({ verdict: 'not known', view: undefined, states: [] });
});

test('a lower bound beyond the window is late all the same', () => {
  const text = `${view}system mail\nsystem lake\nmail -> lake by sftp { carries sends }\nlake -> crm { carries sends  every 48h }\n${sends('mail')}`;
  expect(judge(text).states).toEqual(['mail late 48 h']);
});

test('a view that is said not to be there, or is not there yet, is no view', () => {
  expect(judge(`policy contact { single view none }\nsystem mail\n${sends('mail')}`)).toMatchObject({ verdict: 'no', view: 'none' });
  const planned = `plateau now\nplateau next after now\npolicy contact { single view crm }\nsystem crm { exists from next }\n${sends('crm')}`;
  expect(judge(planned)).toMatchObject({ verdict: 'no', absent: true });
  expect(judge(planned, { plateau: 'plateau:next' })).toMatchObject({ verdict: 'yes', absent: false });
});

test('an architecture without communications says nothing, and what is internal is not asked about', () => {
  expect(judge(view)).toMatchObject({ verdict: 'not known', states: [] });
  expect(judge(`${view}system mail\nsystem shop\nshop -> mail { carries email }\ncommunication news { type internal  sender mail }\n`)).toMatchObject({ verdict: 'not known', states: [] });
});

test('two policies that name different systems have two views', () => {
  expect(judge(`${view}system cdp\npolicy other { single view cdp }\n${sends('crm')}`)).toMatchObject({ view: 'system:crm', rivals: ['system:cdp'] });
});
