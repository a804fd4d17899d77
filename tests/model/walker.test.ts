import { expect, test } from 'vitest';
import type { Element } from '../../model/element.ts';
import type { Model } from '../../model/model.ts';
import { createIndex } from '../../model/query.ts';
import { createWalker, type JourneyWalk } from '../../model/walk.ts';
import { buildModel, channel, data, handover, identity, integration, journey, plateau, system, words } from '../support/build-model.ts';

/** Two journeys that have nothing but a channel in common. */
const model = buildModel(
  plateau('now'), plateau('next', 'now'),
  channel('web'), channel('voice'),
  data('Order', 'orderId'), data('Case', 'caseId'),
  system('shop', { title: 'Shop' }), system('oms', { masters: 'Order' }), integration('shop', 'oms', { returns: words('Order') }),
  system('desk'), system('crm', { masters: 'Case', changes: [{ plateau: 'plateau:next', set: { lifecycle: 'retired' } }] }),
  integration('desk', 'crm', { returns: words('Case') }),
  system('aside'),
  journey('buy', { look: { on: 'web', using: 'shop', brings: 'orderId', needs: 'Order' }, call: { on: 'voice', using: 'shop', needs: 'orderId' } }),
  journey('ask', { talk: { on: 'voice', using: 'desk', brings: 'caseId', needs: 'Case' } }),
);

const walker = () => {
  const made = createWalker();
  return (from: Model, plateauId?: string): readonly JourneyWalk[] => {
    const index = createIndex(from, plateauId);
    return index.all('journey').map((each) => made.walk(index, each));
  };
};

function change(id: string, fields: object): Model {
  if (!model.elements.some((element) => element.id === id)) throw new Error(`no ${id}`);
  return { ...model, elements: model.elements.map((element) => (element.id === id ? ({ ...element, ...fields } as Element) : element)) };
}

const added = (...elements: readonly Element[]): Model => ({ ...model, elements: [...model.elements, ...elements] });

test.each<[what: string, Model, again: readonly string[]]>([
  ['a title', change('system:shop', { title: 'Web shop', owner: 'team:digital' }), []],
  ['a system aside', change('system:aside', { lifecycle: 'retired' }), []],
  ['what a system holds', change('system:oms', { holdings: [] }), ['buy']],
  ['an availability', change('system:desk', { availability: 99 }), ['ask']],
  ['what an integration carries', change('integration:desk->crm', { returns: [] }), ['ask']],
  ['a step', change('step:buy.look', { actor: 'customer' }), ['buy']],
  ['a title of a step', change('step:buy.look', { title: 'Looks' }), []],
  ['the channel of both', change('channel:voice', { auth: 'strong' }), ['buy', 'ask']],
  ['a handover that was not there', added(handover('web', 'voice', { carries: words('orderId') })), ['buy']],
  ['a handover elsewhere', added(handover('voice', 'web')), []],
  ['an integration that joins', added(integration('crm', 'aside')), ['ask']],
  ['an identity link', added(identity('orderId', 'phone')), ['buy']],
])('after a change of %s only the journeys that depend on it are walked again', (_, changed, again) => {
  const walk = walker();
  const before = walk(model);
  const after = walk(changed);
  expect(after.filter((each, at) => each !== before[at]).map((each) => each.journey.slice('journey:'.length))).toEqual(again);
});

test('a walk that is the same at another plateau is the same object there', () => {
  const walk = walker();
  const [buyNow, askNow] = walk(model, 'plateau:now');
  const [buyNext, askNext] = walk(model, 'plateau:next');
  expect(buyNext).toBe(buyNow);
  expect(askNext).not.toBe(askNow);
  expect(askNext?.steps[0]?.lost).toMatchObject([{ item: 'Case', cause: 'no holder' }]);
  // And stays so, whichever is asked for first.
  const changed = change('system:aside', { type: 'crm' });
  expect(walk(changed, 'plateau:next')).toEqual([buyNext, askNext]);
  expect(walk(changed, 'plateau:now')[0]).toBe(buyNow);
});
