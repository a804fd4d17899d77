import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges } from '../../model/diff/apply.ts';
import type { Change } from '../../model/diff/change.ts';
import { meaningOf } from '../../model/diff/meaning.ts';
import { diffModels } from '../../model/diff.ts';
import type { Element } from '../../model/element.ts';
import type { Model } from '../../model/model.ts';
import { readModel } from '../support/check-text.ts';
import { buildModel } from '../support/build-model.ts';
import { readExample } from '../support/read-example.ts';
import { arbitraryElements, withoutDoubles } from '../support/random-model.ts';

/** `+ system:crm`, `- …`, `system:a => system:b by likeness`, `~ system:crm owner`. */
function told(changes: readonly Change[]): readonly string[] {
  return changes.map((change) => {
    if (change.kind === 'added') return `+ ${change.element.id}`;
    if (change.kind === 'removed') return `- ${change.element.id}`;
    const { kind, before, after, by, properties } = change;
    const what = kind === 'changed' ? `~ ${after.id}` : `${kind} ${before.id} => ${after.id}${by ? ` by ${by}` : ''}`;
    const fields = properties.filter(({ field }) => field !== 'renamedFrom').map(({ field, entries }) => {
      const names = entries?.map((entry) => `${entry.before === undefined ? '+' : entry.after === undefined ? '-' : '~'}${entry.name}`);
      return `${field}${names ? `(${names.join(' ')})` : ''}`;
    });
    return [what, ...fields].join(' ');
  });
}

function diffTexts(before: string, after: string): readonly string[] {
  const [a, b] = [readModel(before, true), readModel(after, true)];
  const diff = diffModels(a, b);
  expect(diffModels(applyChanges(a, diff), b).changes).toEqual([]);
  return told(diff.changes);
}

/** What each element means, in no order. */
function meanings({ elements }: Model): readonly string[] {
  return elements.map(({ defaulted: _defaulted, ...rest }) => meaningOf(rest)).sort();
}

const base = `
team service "Customer Service" { team desk "Service desk" }
team it "IT"
data Order "Order" { identifiers orderId }
channel chat { served by bot }
channel voice { hours 24x7  served by crm }
handover chat -> voice warm { carries intent, summary }
system bot "Chat bot" { kind chatbot  owner it  vendor "Acme"  availability 99.9% }
system crm "CRM" { kind crm  owner service  masters Order  holds Order for 84mo  system cases "Cases" { vendor "Acme"  owner it  hosting saas } }
bot -> crm "Look up" by rest { carries intent, summary  p95 400ms }
bot -> crm "Follow" by kafka { carries Order }
journey help "Needs help" {
  step ask "Asks" on chat using bot { actor bot  produces intent, summary }
  step call "Calls" on voice using crm { actor agent  needs intent, summary }
  step done "Is done" on voice using crm { actor agent }
}
`;

const edits: readonly (readonly [name: string, from: string | RegExp, to: string, expected: readonly string[]])[] = [
  ['nothing', '', '', []],
  ['spaces, comments and units', 'availability 99.9%', '/* new */\n  availability   99.9%', []],
  ['a unit', 'p95 400ms', 'p95 0.4s', []],
  ['the order of a list that has none', 'carries intent, summary  p95', 'carries summary, intent  p95', []],
  ['the order of declarations', 'team it "IT"\ndata Order "Order" { identifiers orderId }', 'data Order "Order" { identifiers orderId }\nteam it "IT"', []],
  ['the order of arrows alike', /(bot -> crm "Look.*\n)(bot -> crm "Foll.*\n)/, '$2$1', []],
  ['one of two arrows alike', /bot -> crm "Look.*\n/, '', ['- integration:bot->crm']],
  ['a value', 'availability 99.9%', 'availability 99.5%', ['~ system:bot availability']],
  ['an item of a list', 'warm { carries intent, summary }', 'warm { carries summary, orderId }', ['~ handover:chat->voice carries(-intent +orderId)']],
  ['a holding', 'for 84mo', 'for 12mo', ['~ system:crm holdings(~holds data:Order)']],
  ['a protocol', 'by kafka', 'by amqp', ['~ integration:bot->crm#2 protocol']],
  ['the order of steps', /( {2}step call.*\n)( {2}step done.*\n)/, '$2$1', ['~ journey:help steps']],
  ['a step put between', '  step call', '  step wait "Waits" on voice\n  step call', ['+ step:help.wait']],
  ['a new system', 'team it "IT"', 'team it "IT"\nsystem erp "ERP"', ['+ system:erp']],
  ['a name everywhere', /\bcrm\b(?! +owner)/g, 'desk360', ['renamed system:crm => system:desk360 by likeness']],
  ['a component in another system', /system cases ("Cases" \{[^}]*\}) \}/, '}\nsystem hub "Hub" { system cases $1 }', ['+ system:hub', 'moved system:crm.cases => system:hub.cases by likeness']],
  ['a name that is declared no more', /data Order .*\n/, '', ['+ data:Order', '- data:Order', '~ integration:bot->crm#2 carries(~Order)']],
];

describe('one edit is what is told', () => {
  test.each(edits)('%s', (_, from, to, expected) => {
    const after = base.replace(from, to);
    expect(diffTexts(base, after)).toEqual(expected);
  });
});

test('a renaming that the text states is one, with what else is different, and nothing that follows from it', () => {
  const after = base.replace(/\bcrm\b(?! +owner)/g, 'desk360').replace('system desk360 "CRM" {', 'system desk360 "Desk 360" { renamed from crm  lifecycle live');
  expect(diffTexts(base, after)).toEqual(['renamed system:crm => system:desk360 by text lifecycle title']);
});

test('a renamed container takes along what is in it, and a renaming inside of it is found all the same', () => {
  const before = 'system crm "CRM" { kind crm  system cases "Cases" { vendor "Acme"  hosting saas  lifecycle live } }\nsystem erp\nerp -> crm.cases';
  const after = 'system desk "CRM" { renamed from crm  kind crm  system files "Cases" { vendor "Acme"  hosting saas  lifecycle live } }\nsystem erp\nerp -> desk.files';
  expect(diffTexts(before, after)).toEqual(['renamed system:crm => system:desk by text', 'renamed system:crm.cases => system:desk.files by likeness']);
});

test('likeness decides nothing where two are as like: a system that was split is gone, and its parts are new', () => {
  const before = 'system crm "CRM" { kind crm  vendor "Acme"  hosting saas  lifecycle live }';
  const after = ['service', 'sales'].map((name) => `system ${name} "CRM ${name}" { kind crm  vendor "Acme"  hosting saas  lifecycle live }`).join('\n');
  expect(diffTexts(before, after)).toEqual(['- system:crm', '+ system:sales', '+ system:service']);
});

test('data under another name is carried under it, which is no change of who carries it', () => {
  const after = base.replace(/\bOrder\b(?!")/g, 'Purchase').replace('"Order" {', '"Order" { renamed from Order ');
  expect(diffTexts(base, after)).toEqual(['renamed data:Order => data:Purchase by text']);
});

test('a difference and its application bring one random architecture to the other', () => {
  fc.assert(
    fc.property(arbitraryElements, arbitraryElements, (left, right) => {
      const [a, b] = [buildModel(withoutDoubles(left)), buildModel(withoutDoubles(right))];
      expect(diffModels(a, a).changes).toEqual([]);
      const made = applyChanges(a, diffModels(a, b));
      expect(diffModels(made, b).changes).toEqual([]);
      expect(meanings(made)).toEqual(meanings(b));
    }),
    { numRuns: 200 },
  );
});

test('an architecture of which every third system was renamed keeps all its elements, whatever their order', async () => {
  const { model } = await readExample('northfield');
  const systems = model.elements.filter((element) => element.kind === 'system' && element.parent === undefined);
  const renamed = new Map(systems.filter((_, place) => place % 3 === 0).map((system) => [system.id, `${system.id}New`]));
  const rename = (value: unknown): unknown => {
    if (typeof value === 'string') return renamed.get(value) ?? value;
    if (Array.isArray(value)) return value.map(rename);
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rename(each)])) : value;
  };
  const after = model.elements.map((element) => {
    const made = rename(element) as Element;
    return renamed.has(element.id) ? { ...made, name: `${element.name}New`, path: `${element.path}New` } : made;
  });
  const { changes } = diffModels(model, { ...model, elements: after.reverse() });
  expect(changes.filter((change) => change.kind === 'renamed').map((change) => ('before' in change ? change.before.id : ''))).toEqual([...renamed.keys()].sort());
});
