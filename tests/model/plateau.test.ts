import { expect, test } from 'vitest';
import type { Element } from '../../model/element.ts';
import { modelAt, plateauOrder } from '../../model/plateau.ts';
import { createIndex } from '../../model/query.ts';
import { buildModel, channel, handover, integration, journey, plateau, system } from '../support/build-model.ts';

const order = (...plateaus: readonly Element[]) => plateauOrder(buildModel(plateaus)).map((each) => each.name);
const starts = (name: string, after: string, day: string) => ({ ...plateau(name, after), starts: { text: day, from: day, to: day } });

test('plateaus follow what they are after, the first is today', () => {
  expect(order(plateau('tobe', 'p1'), plateau('now'), plateau('p1', 'now'))).toEqual(['now', 'p1', 'tobe']);
  expect(order(plateau('now'), starts('late', 'now', '2028-01-01'), starts('early', 'now', '2027-01-01'))).toEqual(['now', 'early', 'late']);
});

test('plateaus without an after follow one another as written, a cycle is entered where it is written first', () => {
  expect(order(plateau('now'), plateau('next'))).toEqual(['now', 'next']);
  expect(order(plateau('b', 'a'), plateau('a', 'b'))).toEqual(['b', 'a']);
  expect(order(plateau('self', 'self'))).toEqual(['self']);
  expect(order(plateau('lost', 'nowhere'))).toEqual(['lost']);
});

const plateaus = [plateau('now'), plateau('p1', 'now'), plateau('tobe', 'p1')];
const paths = (model: ReturnType<typeof buildModel>, at?: string) =>
  modelAt(model, at && `plateau:${at}`).elements.filter((each) => each.kind !== 'plateau').map((each) => each.path);

test('elements exist from a plateau until another, and take with them what leans on them', () => {
  const model = buildModel(
    plateaus,
    integration('old', 'crm'), integration('new.core', 'crm'), integration('crm', 'new', { life: { from: 'plateau:tobe' } }),
    system('crm'), system('new.core'), system('old', { life: { until: 'plateau:tobe' } }), system('new', { life: { from: 'plateau:p1' } }),
    channel('chat', { life: { from: 'plateau:p1', until: 'plateau:tobe' } }), channel('voice'), handover('chat', 'voice'),
  );
  expect(paths(model)).toEqual(['old->crm', 'crm', 'old', 'voice']);
  expect(paths(model, 'now')).toEqual(paths(model));
  expect(paths(model, 'p1')).toEqual(['old->crm', 'new.core->crm', 'crm', 'new.core', 'old', 'new', 'chat', 'voice', 'chat->voice']);
  expect(paths(model, 'tobe')).toEqual(['new.core->crm', 'crm->new', 'crm', 'new.core', 'new', 'voice']);
});

test('changes hold from their plateau on, later ones over earlier ones', () => {
  const crm = system('crm', {
    lifecycle: 'live',
    changes: [
      { plateau: 'plateau:tobe', set: { lifecycle: 'sunset' } },
      { plateau: 'plateau:p1', set: { lifecycle: 'contain', vendor: 'Acme' } },
    ],
  });
  const model = buildModel(plateaus, crm, system('erp'));
  const at = (name: string) => createIndex(model, `plateau:${name}`).get('system', 'system:crm');
  expect(at('now')).toBe(crm);
  expect(at('p1')).toMatchObject({ lifecycle: 'contain', vendor: 'Acme' });
  expect(at('tobe')).toMatchObject({ lifecycle: 'sunset', vendor: 'Acme' });
  expect(createIndex(model, 'plateau:tobe').get('system', 'system:erp')).toBe(model.elements.at(-1));
});

test('a model in which nothing differs is the same model', () => {
  const model = buildModel(plateaus, system('crm'));
  expect(modelAt(model, 'plateau:tobe')).toBe(model);
  const without = buildModel(system('crm', { life: { from: 'plateau:p1' } }));
  expect(modelAt(without, undefined)).toBe(without);
});

test('a step that does not exist is skipped', () => {
  const gone = { life: { until: 'plateau:p1' } };
  const arrows = (model: ReturnType<typeof buildModel>) =>
    modelAt(model, 'plateau:p1').elements.filter((each) => each.kind === 'transition').map((each) => `${each.from}->${each.to}`);
  // Arrows into it lead to what came after it.
  expect(arrows(buildModel(plateaus, journey('j', { a: {}, b: {}, c: gone, d: {} }, [['a', 'c']])))).toEqual(['step:j.a->step:j.d']);
  expect(arrows(buildModel(plateaus, journey('j', { a: {}, b: gone, c: {}, d: {} }, [['a', 'b'], ['b', 'd']])))).toEqual(['step:j.a->step:j.d']);
  // Its own arrows belong to the step that ran on into it.
  expect(arrows(buildModel(plateaus, journey('j', { a: {}, b: gone, c: {}, d: {} }, [['b', 'd', { share: 30 }], ['b', 'end']])))).toEqual(['step:j.a->step:j.d', 'step:j.a->undefined']);
  expect(arrows(buildModel(plateaus, journey('j', { a: {}, b: gone }, [['a', 'b']])))).toEqual(['step:j.a->undefined']);
  const failing = modelAt(buildModel(plateaus, journey('j', { a: { onFail: 'step:j.b' }, b: gone, c: {} })), 'plateau:p1');
  expect(failing.elements.find((each) => each.id === 'step:j.a')).toMatchObject({ onFail: 'step:j.c' });
});
