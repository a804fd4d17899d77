import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTexts } from '../../language-server/read-texts.ts';
import { checkModel } from '../../model/check.ts';
import type { Finding } from '../../model/finding.ts';
import { fingerprints } from '../../model/fingerprint.ts';

const blocks = [
  'team digital "Digital" { unit }',
  'team service "Service" { unit }',
  'data Customer { subject customer  identifiers email, crmId }',
  'system crm "CRM" { owner digital  masters Customer  identifies Customer by crmId }',
  'system shop "Shop" { owner digital  masters Customer  identifies Customer by email }',
  'system erp "ERP"',
  'system press',
  // No journey takes these: which of two arrows without a name one takes is up to their order.
  'erp -> press by soap { via none  contract none  owner none }',
  'erp -> press by rest',
  'crm -> shop { carries Customer }',
  'channel chat { served by shop  hours 24x7 }',
  'channel voice { served by crm  hours Mon-Fri 09:00-17:00 }',
  'journey buy "Buying" { accountable none  criticality critical  volume 1000/month\n  step bot "Asks" on chat using shop { actor bot  produces summary }\n  step call "Calls" on voice using crm { actor agent  needs summary }\n}',
  'journey back "Bringing back" { step drop on chat using shop, erp { actor customer  needs orderId } }',
  'waive OWN-01 on erp until 2026-12-31 because "Goes"',
];

function findingsOf(text: string): readonly Finding[] {
  const { model } = readTexts([{ uri: 'file:///project/a.cxa', text }]);
  return checkModel(model, { profile: 'run', rules: {}, today: '2026-06-01' }).findings;
}

function printsOf(text: string): readonly string[] {
  return [...fingerprints(findingsOf(text)).values()].sort();
}

const text = blocks.join('\n');
const prints = printsOf(text);

test('there is one for each finding, and no two alike', () => {
  expect(prints.length).toBe(findingsOf(text).length);
  expect(prints.length).toBeGreaterThan(8);
  expect(new Set(prints).size).toBe(prints.length);
});

test('moved, reordered and laid out in another way, findings have the same prints', () => {
  const layout = fc.record({
    order: fc.shuffledSubarray(blocks, { minLength: blocks.length }),
    gaps: fc.array(fc.constantFrom('\n', '\n\n\n', '\n// A remark.\n', '\r\n'), { minLength: blocks.length, maxLength: blocks.length }),
    indent: fc.constantFrom(' ', '  ', '\n  '),
  });
  fc.assert(
    fc.property(layout, ({ order, gaps, indent }) => {
      const changed = order.map((block, place) => block.replaceAll('  ', indent) + gaps[place]).join('');
      expect(printsOf(changed)).toEqual(prints);
    }),
    { numRuns: 40, seed: 3 },
  );
});

test('numbers that move make no other finding, words do', () => {
  const print = (message: string) => [...fingerprints([finding({ message })]).values()][0];
  expect(print('Stock can be 60 min old; 1 journey needs ≤ 5 min.')).toBe(print('Stock can be 1,440 min old; 12 journeys need ≤ 15.5 min.'.replace('need ', 'needs ')));
  expect(print('2 units own it: IT (3) and Stores (1).')).toBe(print('2 units own it: Stores (4) and IT (2).'));
  expect(print('It loses summary.')).not.toBe(print('It loses intent.'));
  expect(print('Gone at p1.')).not.toBe(print('Gone at p2.'));
});

test('rule, element and field make another one; which of two unnamed arrows, or entries of a list, does not', () => {
  const print = (change: Partial<Finding>) => [...fingerprints([finding(change)]).values()][0];
  const base = print({ element: 'integration:a->b', property: 'carries.0' });
  expect(print({ element: 'integration:a->b#2', property: 'carries.3' })).toBe(base);
  expect(print({ element: 'integration:a->b', property: 'owner' })).not.toBe(base);
  expect(print({ element: 'integration:a->c', property: 'carries.0' })).not.toBe(base);
  expect(print({ rule: 'INT-02', element: 'integration:a->b', property: 'carries.0' })).not.toBe(base);
});

test('findings that are alike are told apart by their number, and mending one leaves the other', () => {
  const two = 'team t { unit }\nsystem a { owner t }\nsystem b { owner t }\na -> b by rest\na -> b by soap\n';
  const both = printsOf(two);
  expect(both.map((print) => print.slice(-2))).toEqual([':1', ':2']);
  for (const arrow of ['a -> b by rest\n', 'a -> b by soap\n']) expect(printsOf(two.replace(arrow, ''))).toEqual(both.slice(0, 1));
});

test('what has no element goes by the name of its file', () => {
  const print = (file: string) => [...fingerprints([finding({ source: { file, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } } })]).values()][0];
  expect(print('file:///home/ada/shop/a.cxa')).toBe(print('file:///build/a.cxa'));
  expect(print('file:///build/b.cxa')).not.toBe(print('file:///build/a.cxa'));
});

function finding(change: Partial<Finding>): Finding {
  return { rule: 'INT-01', severity: 'error', message: 'It is.', source: undefined, plateaus: [], journeys: [], related: [], fixes: [], missing: false, waived: false, ...change };
}
