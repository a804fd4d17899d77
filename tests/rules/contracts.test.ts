import { expect, test } from 'vitest';
import { checkText, said } from '../support/check-text.ts';

const contracts = (text: string, options = {}) => said(checkText(`system a\nsystem b\n${text}\n`, options), 'INT-03');

test.each([
  'a -> b by rest',
  'a -> b by kafka',
  'a -> b { style event }',
  'a -> b by cti { style request-reply }',
])('%s needs a contract, and lacks one', (text) => {
  expect(contracts(text)).toEqual(['info missing integration:a->b Integration a->b has no contract stated; name the file and the operation that describe it.']);
});

test.each([
  'a -> b',
  'a -> b by sftp',
  'a -> b by rest { style batch }',
  'a -> b { style file }',
  'a -> b { style manual }',
  'a -> b { style telephony }',
  'a -> b { style rpa  contract none }',
  'a -> b by oidc { style request-reply }',
  'a -> b by rest { conforms to "TMF683" }',
  'a -> b by rest { contract "https://apis.example/a" }',
  'a -> b by rest { contract "TMF683" }',
  'system c { system d  system e }\nc.d -> c.e by rest { contract none }',
  'system m { kind observability }\na -> m by rest { contract none }',
])('%s is silent', (text) => {
  expect(contracts(text, { profile: 'build' })).toEqual([]);
});

test('a journey that is critical makes a missing contract a warning', () => {
  const text = 'a -> b by rest\njourney j { criticality critical  step s using a -> b }';
  expect(contracts(text)).toEqual([expect.stringMatching(/^warning missing integration:a->b/)]);
});

test('no contract is said once: by INT-01 where a direct line has other faults', () => {
  const line = (body: string) => checkText(`team t\nsystem a\nsystem b\nsystem hub { kind ipaas }\na -> b by rest { style request-reply  contract none  ${body} }\n`);
  const rules = (body: string) => line(body).flatMap(({ rule, missing }) => (/^INT-0[13]$/.test(rule) && !missing ? [rule] : []));
  expect(rules('via none  owner t')).toEqual(['INT-03']);
  expect(rules('via none  owner t  telemetry none')).toEqual(['INT-01']);
  expect(rules('via hub  owner t  telemetry none')).toEqual(['INT-03']);
  expect(rules('via none')).toEqual(['INT-01']);
});

test('what was verified long ago, or never, is an info; unknown is not', () => {
  const verified = (text: string, days?: number) => contracts(`a -> b by rest { contract "https://x.example"  ${text} }`, days === undefined ? {} : { rules: { 'INT-03': { options: { verified: days } } } });
  expect(verified('')).toEqual([]);
  expect(verified('verified none')).toEqual(['info integration:a->b Nobody has ever seen integration a->b work to its contract; test it and say when, `verified 2026-06-01`.']);
  expect(verified('verified 2025-06-01')).toEqual([]);
  expect(verified('verified 2025-05-31')).toEqual(['info integration:a->b Integration a->b was last seen to work on 2025-05-31, 366 d ago; test it again.']);
  expect(verified('verified 2026-03-01', 30)).toHaveLength(1);
});

const dependencies = (text: string, options = {}) => said(checkText(text, options), 'INT-07');

test.each([
  'system a { requires api x }\nsystem b { provides api x }',
  'system a { requires api "TMF681" }\nsystem b { provides api messages "TMF681" }',
  'system a { requires api x "TMF681" }\nsystem b { provides api TMF681 }',
  'system a { requires api "x@2" }\nsystem b { provides api x }',
  'system a { requires api x from "https://x.example/openapi.json" }',
  'system a { requires event E }\nsystem b { system c { provides event E } }',
  'system a { provides event E }\nsystem b\na -> b { style webhook }',
  'system a { system c { provides event E } }\nsystem b\nb -> a by kafka',
])('%s is resolved', (text) => {
  expect(dependencies(text)).toEqual([]);
});

test('what nothing provides is an error; an event is no API, and what is gone is said to be', () => {
  expect(dependencies('system a { requires api E }\nsystem b { provides event E }\nsystem c\nb -> c { style event }')).toEqual([
    'error system:a System a depends on E; nothing provides it. Say who does, or where it is described if it comes from outside: `from "https://…"`.',
  ]);
  expect(dependencies('plateau now\nplateau next after now\nsystem a { requires api x }\nsystem b { provides api x  exists until next }')).toEqual([
    'error system:a System a depends on x; b, which provides it, does not exist at this plateau.',
  ]);
  expect(dependencies('system a { requires api orderz }\nsystem b { provides api orders }')).toEqual([
    'error system:a System a depends on orderz; nothing provides it. Did you mean "orders"?',
  ]);
});

test('what others provide can be listed', () => {
  const options = { rules: { 'INT-07': { options: { external: ['TMF681', 'Paid'] } } } };
  expect(dependencies('system a { requires api "TMF681"  requires event Paid }', options)).toEqual([]);
});

test('an event that nobody is known to take is only asked about', () => {
  expect(dependencies('system a { provides event E }\nsystem b\na -> b by rest')).toEqual([
    'info missing system:a System a publishes E, and nobody is known to take it; say who does, `requires event E`.',
  ]);
});
