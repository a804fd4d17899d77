import { describe, expect, test } from 'vitest';
import { findFlow, type FlowQuery, intervalOf, isSynchronous } from '../../model/data-flow.ts';
import { findWay } from '../../model/path.ts';
import { createIndex } from '../../model/query.ts';
import { buildModel, integration, type Part, system, time, words } from '../support/build-model.ts';

const graph = (...parts: readonly Part[]) => createIndex(buildModel(...parts)).graph;
const systems = (names: string) => names.split(' ').map((name) => system(name));
const ids = (names: string) => names.split(' ').map((name) => `system:${name}`);

describe('the index', () => {
  test('an integration of a component is one of its system too', () => {
    const index = createIndex(buildModel(systems('crm crm.cases crm.cases.mail erp'), integration('erp', 'crm.cases')));
    for (const name of ['crm', 'crm.cases']) expect(index.integrationsTo(`system:${name}`).map((each) => each.path)).toEqual(['erp->crm.cases']);
    expect(index.integrationsTo('system:crm.cases.mail')).toEqual([]);
    expect(index.rootSystem('system:crm.cases.mail')).toBe('system:crm');
    expect(index.children('system:crm').map((each) => each.path)).toEqual(['crm.cases']);
    expect([index.label('system:crm'), index.label('system:gone')]).toEqual(['crm', 'gone']);
  });
});

describe('ways', () => {
  const way = (from: string, to: string, limit: number, ...parts: readonly Part[]) => findWay(graph(...parts), ids(from), ids(to), { limit });
  const chain = [systems('a b c d'), integration('a', 'b'), integration('c', 'b'), integration('c', 'd')];

  test('go either way along an arrow, and no further than the limit', () => {
    expect(way('a', 'd', 3, ...chain)).toEqual({ hops: 3, systems: ids('a b c d'), integrations: ['integration:a->b', 'integration:c->b', 'integration:c->d'] });
    expect(way('a', 'd', 2, ...chain)).toBeUndefined();
    expect(way('a d', 'd b', 3, ...chain)).toEqual({ hops: 0, systems: ids('d'), integrations: [] });
    expect(way('a', 'nowhere', 3, ...chain)).toBeUndefined();
  });

  test('of equally short ones the first by name, whatever the order of the text', () => {
    const diamond = [integration('a', 'y'), integration('y', 'z'), integration('a', 'x', { as: 'second' }), integration('a', 'x', { as: 'first' }), integration('x', 'z')];
    for (const order of [diamond, [...diamond].reverse()]) {
      expect(way('a', 'z', 4, systems('z y x a'), order)).toMatchObject({ systems: ids('a x z'), integrations: ['integration:first', 'integration:x->z'] });
    }
  });

  test('two integrations through the same hub meet there', () => {
    const hub = { via: ['system:hub'] };
    expect(way('a', 'd', 4, systems('a b c d hub'), integration('a', 'b', hub), integration('c', 'd', hub))?.systems).toEqual(ids('a hub d'));
  });

  test('a system that is not live is no stop', () => {
    expect(way('a', 'c', 4, systems('a c'), system('b', { lifecycle: 'retired' }), integration('a', 'b'), integration('b', 'c'))).toBeUndefined();
  });
});

describe('data', () => {
  const flow = (to: string, more: Partial<FlowQuery>, ...parts: readonly Part[]) =>
    findFlow(graph(...parts), {
      item: 'stock', bringers: new Set(['stock']), targets: ids(to), source: (node) => (node.id === 'system:erp' ? { age: 0, partial: false } : undefined), ...more,
    });

  test('takes the freshest way, by its direction', () => {
    const parts = [
      systems('erp hub shop oms'),
      integration('erp', 'shop', { as: 'file', carries: words('stock'), every: time('60min') }),
      integration('oms', 'erp', { as: 'ask', returns: words('stock'), p95: time('2s') }),
      integration('shop', 'oms', { as: 'call', carries: words('stock') }),
    ];
    expect(flow('shop', {}, ...parts)).toMatchObject({ age: 3_600_000, path: ['system:erp', 'integration:file', 'system:shop'] });
    expect(flow('oms', {}, ...parts)).toMatchObject({ age: 2_000, latency: 2_000, partial: false });
    const asking = [...parts, integration('shop', 'oms', { as: 'quick', returns: words('stock'), p95: time('1s') })];
    expect(flow('shop', {}, ...asking)).toMatchObject({ age: 3_000, integrations: ['integration:ask', 'integration:quick'] });
  });

  test('does not mix what two integrations take through the same hub', () => {
    const hub = { via: ['system:hub'], carries: words('stock') };
    const parts = [systems('erp hub shop pos crm'), integration('erp', 'pos', hub), integration('crm', 'shop', hub)];
    expect(flow('pos', {}, ...parts)).toBeDefined();
    expect(flow('hub', {}, ...parts)).toBeDefined();
    expect(flow('shop', {}, ...parts)).toBeUndefined();
  });

  test('goes over integrations that state nothing only where that is allowed', () => {
    const parts = [systems('erp oms shop'), integration('erp', 'oms'), integration('shop', 'oms')];
    expect(flow('shop', {}, ...parts)).toBeUndefined();
    expect(flow('shop', { unstated: 1 }, ...parts)).toBeUndefined();
    expect(flow('shop', { unstated: 2 }, ...parts)).toMatchObject({ assumed: ['integration:erp->oms', 'integration:shop->oms'] });
  });
});

test('what answers at once, and what comes at an interval', () => {
  const of = (options: Parameters<typeof integration>[2]) => [isSynchronous(integration('a', 'b', options)), intervalOf(integration('a', 'b', options))];
  expect(of({ protocol: 'rest' })).toEqual([true, 0]);
  expect(of({ protocol: 'kafka' })).toEqual([false, 0]);
  expect(of({ protocol: 'sftp' })).toEqual([false, undefined]);
  expect(of({ style: 'batch', every: time('1h') })).toEqual([false, 3_600_000]);
  expect(of({ protocol: 'sftp', style: 'event' })).toEqual([false, 0]);
});
