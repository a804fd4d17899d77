import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../language-server/parse.ts';

/** Each diagnostic as the text it marks and what it says. */
function check(text: string): readonly string[] {
  const lines = text.split('\n');
  return parseDocument(text, 'a.cxa').diagnostics.map(({ message, range }) => {
    const line = lines[range.start.line] ?? '';
    return `${line.slice(range.start.character, range.start.line === range.end.line ? range.end.character : undefined)} | ${message}`;
  });
}

describe('what an author is told', () => {
  test.each([
    ['sytem crm', 'sytem | `sytem` does not begin a declaration. Did you mean "system"?'],
    ['wombat crm', 'wombat | `wombat` does not begin a declaration. Begin with a kind, such as `system` or `journey`, or with an arrow `a -> b`.'],
    ['system crm {\n  hostign saas\n}', 'hostign | `hostign` is not a property of a system. Did you mean "hosting"?'],
    ['system crm {\n  hours 24x7\n}', 'hours | `hours` is not a property of a system.'],
    ['channel web {\n  system crm\n}', 'system | `system` does not belong in a channel: declare it outside.'],
    ['channel web {\n  a -> b\n}', 'a | An arrow does not belong in a channel.'],
    ['kind crm', 'kind | `kind` does not begin a declaration: it belongs inside a block.'],
    ['system crm {\n  owner\n  kind crm\n}', 'owner | After `owner` a name is missing.'],
    ['system crm {\n  vendor\n}', 'vendor | After `vendor` a text in quotes or a name is missing.'],
    ['system crm {\n  availability\n}', 'availability | After `availability` a quantity such as `300ms`, `99.9%` or `5200/h` is missing.'],
    ['channel web { served chat }', 'chat | After `served` comes `by`, not `chat`.'],
    ['channel web { hours "always" }', '"always" | After `hours` comes hours such as `Mon-Fri 09:00-18:00` or `24x7`, not the text "always".'],
    ['system {\n}', '{ | After `system` comes a name, not `{`.'],
    ['oms ->', 'oms -> | After `->` a name is missing.'],
    ['oms ->\nsystem a', 'oms -> | After `->` a name is missing.'],
    ['oms => erp', 'oms | `oms` begins no arrow: arrows are written `a -> b`.'],
    ['oms → erp', '→ | Unexpected character `→`: arrows are written `->`.'],
    ['a -> b -> c', '-> | An arrow has one start: write `a -> b` and `b -> c` on lines of their own.'],
    ['system crm {\n  cost 900 €\n}', '€ | Unexpected character `€`: write the currency in three capitals behind the number, such as `900 EUR`.'],
    ['system crm {\n  cost 120,000 EUR\n}', ', | Numbers have no signs between thousands: write `120000`.'],
    ['a -> b {\n  timeout 5 min\n}', 'min | A number and its unit are one word: write `5min`.'],
    ['system crm “CRM”', '“ | Unexpected character `“`: texts stand in straight double quotes, `"`.'],
    ['system crm "CRM {\n  kind crm\n}', '"CRM | This string is not closed: add `"` at its end.'],
    ['system crm {\n  kind crm\n\nteam a', '{ | This `{` is not closed: add `}` where its block ends.'],
    ['system crm\n  kind crm\n}', 'crm | `{` is missing after `crm`: only the `}` of this block is there.'],
    ['system crm { kind crm }\n}', '} | This `}` closes nothing: remove it.'],
    ['/* todo\nsystem a', '/* | This comment is not closed: add `*/` at its end.'],
    ['import crm', 'crm | After `import` comes a text in quotes, not `crm`.'],
    ['identity email', 'email | After `email` `=` is missing.'],
    // A block of every kind of property: what could come next must not take a minute to work out.
    ['use t {\n  set x {\n    exists\n  }\n}', 'exists | After `exists` `from` or `until` is missing.'],
    ['use t {\n  set x {\n    owner\n  }\n}', 'owner | After `owner` a name is missing.'],
    ['defaults widget { }', 'widget | After `defaults` comes a kind such as `integration`, not `widget`.'],
  ])('%j', (text, expected) => {
    expect(check(text)).toEqual([expected]);
  });

  test('no message names a token or a rule of the grammar', () => {
    const texts = ['handover a', 'use x as y (a', 'template t(a', 'waive', 'view', 'journey j { step', 'metric m { scale ..', 'plateau p { starts', 'a -> b { carries', 'gate', 'policy p { cap a'];
    for (const text of texts) for (const found of check(text)) expect(found).not.toMatch(/token|Expecting|\bID\b|QUANTITY|EOF|KIND|\u200b/);
  });
});
