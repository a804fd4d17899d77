import fc from 'fast-check';
import type { Element, Handover, Integration } from '../../model/element.ts';
import type { Model } from '../../model/model.ts';
import { buildModel, channel, data, handover, identity, integration, journey, plateau, type StepOptions, system, team, time, words } from './build-model.ts';

/** Small architectures of every shape: hubs, components, loops, joins, several channels, copies of data, plateaus. */

const systems = ['a', 'b', 'c', 'd', 'hub', 'a.part'] as const;
const channels = ['web', 'chat', 'voice'] as const;
const teams = ['first', 'second'] as const;
const items = ['intent', 'summary', 'orderId', 'email', 'customerId', 'Order', 'Customer', 'Stock'] as const;
const entities = ['Order', 'Customer', 'Stock'] as const;

const someItems = fc.uniqueArray(fc.constantFrom(...items), { maxLength: 3 }).map((list) => list.join(' '));
const option = <T, K extends string>(name: K, value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined }).map((found) => (found === undefined ? {} : ({ [name]: found } as Record<K, T>)));
const options = <T extends object>(...parts: readonly fc.Arbitrary<object>[]) =>
  fc.tuple(...parts).map((found) => Object.assign({}, ...found) as T);
const duration = fc.constantFrom('100ms', '2s', '10min', '60min', '24h').map(time);
const life = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  fc.constantFrom('from', 'until').map((end) => ({ life: { [end]: 'plateau:next' } })),
);

const arbitrarySystem = (name: string) =>
  options<object>(
    option('availability', fc.integer({ min: 0, max: 100 })),
    option('type', fc.constant(name === 'hub' ? 'ipaas' : 'crm')),
    fc.oneof({ weight: 6, arbitrary: fc.constant({}) }, fc.constantFrom('retired', 'planned', 'live').map((lifecycle) => ({ lifecycle }))),
    option('identifies', fc.constantFrom(...entities).map((entity) => [{ data: `data:${entity}`, by: ['email', 'crmId'] }])),
    option(
      'holdings',
      fc.array(
        fc.record(
          { how: fc.constantFrom('masters' as const, 'replicates' as const, 'caches' as const), data: fc.constantFrom(...entities).map((entity) => `data:${entity}`), every: duration },
          { requiredKeys: ['how', 'data'] },
        ),
        { maxLength: 2 },
      ),
    ),
    life,
    name === 'a' ? option('changes', fc.constant([{ plateau: 'plateau:next', set: { availability: 50, lifecycle: 'live' } }])) : fc.constant({}),
  ).map((found) => system(name, found));

export const arbitraryIntegration: fc.Arbitrary<Integration> = fc
  .tuple(
    fc.constantFrom(...systems),
    fc.constantFrom(...systems),
    fc.nat(1_000_000),
    options<object>(
      option('carries', fc.oneof(someItems.map(words), fc.constant('none'))),
      option('returns', someItems.map(words)),
      option('every', duration),
      option('p95', duration),
      option('style', fc.constantFrom('request-reply', 'event', 'batch')),
      option('availability', fc.integer({ min: 0, max: 100 })),
      fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, fc.constant({ via: ['system:hub'] })),
      life,
    ),
  )
  .map(([from, to, number, found]) => integration(from, to, { as: `i${number}`, ...found }));

export const arbitraryHandover: fc.Arbitrary<Handover> = fc
  .tuple(
    fc.oneof(
      fc.tuple(fc.constantFrom(...channels), fc.constantFrom(...channels)),
      fc.tuple(fc.constantFrom(...teams), fc.constantFrom(...teams)).map(([from, to]) => [`team:${from}`, `team:${to}`] as const),
    ),
    options<object>(
      option('type', fc.constantFrom('none', 'cold', 'warm')),
      option('carries', fc.oneof(someItems.map(words), fc.constant('none'))),
      option('within', duration),
    ),
  )
  .map(([[from, to], found]) => handover(from, to, found));

const using = fc
  .array(fc.array(fc.constantFrom(...systems), { minLength: 1, maxLength: 3 }).map((path) => path.join(' -> ')), { minLength: 1, maxLength: 2 })
  .map((paths) => paths.join(', '));

const arbitraryStep: fc.Arbitrary<StepOptions> = options<StepOptions>(
  option('on', fc.uniqueArray(fc.constantFrom(...channels), { minLength: 1, maxLength: 2 }).map((list) => list.join(' '))),
  option('using', using),
  option('actor', fc.constantFrom('customer', 'bot', 'agent', 'system', 'backoffice')),
  option('needs', fc.uniqueArray(fc.constantFrom(...items, 'Stock 5min', 'Order 60min'), { maxLength: 3 }).map((list) => list.join(', '))),
  option('brings', someItems),
  option('produces', someItems),
  option('handledBy', fc.constantFrom(...teams).map((name) => `team:${name}`)),
  option('verifies', fc.constantFrom('identified', 'strong')),
  option('within', duration),
  option('ends', fc.constant('done')),
  fc.oneof({ weight: 6, arbitrary: fc.constant({}) }, fc.constant({ onFail: 'end' })),
  life,
);

const arbitraryJourney = (name: string, other: string) =>
  fc.integer({ min: 1, max: 5 }).chain((count) => {
    const steps = Array.from({ length: count }, (_, number) => `t${number}`);
    const target = fc.constantFrom(...steps, 'end', `${other}.t0`);
    const arrow = fc.tuple(
      fc.constantFrom(...steps),
      target,
      options<object>(option('share', fc.integer({ min: 0, max: 100 })), option('carries', someItems.map(words)), option('after', duration)),
    );
    return fc
      .tuple(fc.tuple(...steps.map(() => arbitraryStep)), fc.array(arrow, { maxLength: 4 }), fc.option(fc.constantFrom(...steps)))
      .map(([made, arrows, failing]) => {
        const named = Object.fromEntries(
          made.map((each, at): [string, StepOptions] => [`t${at}`, at === 0 && failing !== null ? { ...each, onFail: `step:${name}.${failing}` } : each]),
        );
        return journey(name, named, arrows, { volume: { text: '1000/month', count: 1000, per: time('1mo') } });
      });
  });

export const arbitraryElements: fc.Arbitrary<readonly Element[]> = fc
  .tuple(
    fc.tuple(...systems.map(arbitrarySystem)),
    fc.array(arbitraryIntegration, { maxLength: 8 }),
    fc.tuple(...channels.map((name) => option('auth', fc.constantFrom('anonymous', 'identified', 'strong')).map((found) => channel(name, { served: 'b', ...found })))),
    fc.array(arbitraryHandover, { maxLength: 4 }),
    fc.tuple(
      fc.constantFrom('orderId', 'orderId email', '').map((identifiers) => data('Order', identifiers)),
      fc.constantFrom('email', 'email crmId', 'customerId').map((identifiers) => data('Customer', identifiers, { subject: 'customer' })),
      fc.constantFrom('', 'sku').map((identifiers) => data('Stock', identifiers, { class: 'internal' })),
    ),
    fc.array(fc.constantFrom(identity('email', 'orderId'), identity('email', 'crmId', { by: 'system:c' })), { maxLength: 1 }),
    arbitraryJourney('j', 'k'),
    arbitraryJourney('k', 'j'),
  )
  .map((parts) => [plateau('now'), plateau('next', 'now'), ...teams.map((name) => team(name)), ...parts.flat(2)]);

export const arbitraryModel: fc.Arbitrary<Model> = arbitraryElements.map((elements) => buildModel(elements));

/** Elements without doubled ids, as the text's own names are. */
export function withoutDoubles(elements: readonly Element[]): readonly Element[] {
  return [...new Map(elements.map((element) => [element.id, element])).values()];
}
