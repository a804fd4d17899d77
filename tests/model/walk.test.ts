import { describe, expect, test } from 'vitest';
import type { ElementOf } from '../../model/element.ts';
import type { Model } from '../../model/model.ts';
import { createIndex } from '../../model/query.ts';
import { type JourneyWalk, type Lost, walkJourney } from '../../model/walk.ts';
import { buildModel, channel, data, handover, identity, integration, journey, type Part, plateau, system, team, time, words } from '../support/build-model.ts';

function walk(model: Model, name = 'j'): JourneyWalk {
  const index = createIndex(model);
  return walkJourney(index, index.get('journey', `journey:${name}`) as ElementOf<'journey'>);
}

function at(walked: JourneyWalk, step: string) {
  const found = [...walked.steps, ...walked.continued.steps].find((each) => each.step === `step:${step.includes('.') ? step : `j.${step}`}`);
  if (found === undefined) throw new Error(`no step ${step}`);
  return found;
}

const inHand = (walked: JourneyWalk, step: string) => at(walked, step).inHand.map((each) => each.item).sort();
const lost = (walked: JourneyWalk, step: string) => at(walked, step).lost.map((each) => each.item);
const way = (walked: JourneyWalk, from: string, to: string) =>
  walked.transitions.find((each) => each.from === `step:j.${from}` && each.to === `step:j.${to}`);

const volume = { text: '12000/month', count: 12_000, per: time('1mo') };

/** A bot that sends the customer to an agent. */
const botToAgent = (...more: readonly Part[]) =>
  buildModel(
    channel('chat', { served: 'chatbot' }),
    channel('voice', { served: 'desk' }),
    system('chatbot'),
    system('desk'),
    system('crm', { masters: 'Case' }),
    data('Case', 'caseId'),
    ...more,
    journey(
      'j',
      {
        bot: { on: 'chat', using: 'chatbot', actor: 'bot', produces: 'intent summary' },
        call: { on: 'voice', using: 'desk', actor: 'agent', needs: 'intent, summary' },
      },
      [['bot', 'call', { share: 62 }], ['bot', 'end']],
      { volume },
    ),
  );

describe('in hand', () => {
  test('a change of channel keeps only what the handover carries', () => {
    const walked = walk(botToAgent(handover('chat', 'voice', { type: 'warm', carries: words('intent') })));
    expect(inHand(walked, 'call')).toEqual(['intent']);
    expect(lost(walked, 'call')).toEqual(['summary']);
    expect(at(walked, 'call').lost[0]).toMatchObject({
      lastInHand: 'step:j.bot',
      lostAt: { from: 'step:j.bot', to: 'step:j.call' },
      customersPerMonth: 7440,
      cause: 'not kept',
      gap: { from: 'system:chatbot', to: 'system:desk' },
    });
    expect(way(walked, 'bot', 'call')).toMatchObject({ channelChange: true, botToPerson: true, sent: true, dropped: ['summary'], share: 0.62 });
  });

  test('an integration that states that it carries it keeps it', () => {
    const walked = walk(botToAgent(integration('chatbot', 'desk', { carries: words('intent summary') })));
    expect(lost(walked, 'call')).toEqual([]);
  });

  test('what comes back against the arrow is reached too', () => {
    const walked = walk(botToAgent(integration('desk', 'chatbot', { carries: words('caseId'), returns: words('intent summary') })));
    expect(lost(walked, 'call')).toEqual([]);
  });

  test('nothing travels against the direction that is stated', () => {
    const walked = walk(botToAgent(integration('desk', 'chatbot', { carries: words('intent summary') })));
    expect(lost(walked, 'call')).toEqual(['intent', 'summary']);
  });

  test('a chain of integrations carries it over a third system', () => {
    const chain = [integration('chatbot', 'crm', { carries: words('summary intent') }), integration('desk', 'crm', { returns: words('summary') })];
    expect(lost(walk(botToAgent(chain)), 'call')).toEqual(['intent']);
  });

  test('an integration that states nothing may carry it, unless the handover states what comes along', () => {
    const unstated = integration('chatbot', 'desk');
    expect(lost(walk(botToAgent(unstated)), 'call')).toEqual([]);
    expect(lost(walk(botToAgent(unstated, handover('chat', 'voice', { carries: words('intent') }))), 'call')).toEqual(['summary']);
    expect(lost(walk(botToAgent(integration('chatbot', 'desk', { carries: 'none' }))), 'call')).toEqual(['intent', 'summary']);
  });

  test('a warm handover that lists nothing is taken at its word, a cold one brings nothing', () => {
    expect(lost(walk(botToAgent(handover('chat', 'voice', { type: 'warm' }))), 'call')).toEqual([]);
    expect(lost(walk(botToAgent(handover('chat', 'voice', { type: 'cold' }))), 'call')).toEqual(['intent', 'summary']);
  });

  test('of several channels to come to, those with a handover count', () => {
    const model = (...more: readonly Part[]) =>
      buildModel(
        channel('chat'), channel('voice'), channel('messaging'), ...more,
        journey('j', { bot: { on: 'chat', actor: 'bot', produces: 'intent summary' }, call: { on: 'voice messaging', actor: 'agent', needs: 'intent, summary' } }),
      );
    const voice = handover('chat', 'voice', { carries: words('intent summary') });
    expect(lost(walk(model()), 'call')).toEqual(['intent', 'summary']);
    expect(lost(walk(model(voice)), 'call')).toEqual([]);
    expect(lost(walk(model(voice, handover('chat', 'messaging', { carries: words('intent') }))), 'call')).toEqual(['summary']);
  });

  test('what arrives only every hour is not there when the customer goes on at once', () => {
    const hourly = integration('chatbot', 'desk', { carries: words('intent summary'), every: time('60min') });
    expect(lost(walk(botToAgent(hourly)), 'call')).toEqual(['intent', 'summary']);
  });

  test('at a join only what every way has', () => {
    const walked = walk(
      buildModel(
        channel('web'),
        journey('j', {
          start: { on: 'web', produces: 'intent' },
          left: { on: 'web', produces: 'orderId summary' },
          right: { on: 'web', produces: 'summary' },
          join: { on: 'web', needs: 'intent, orderId, summary' },
        }, [['start', 'left', { share: 25 }], ['start', 'right', { share: 75 }], ['left', 'join'], ['right', 'join']], { volume }),
      ),
    );
    expect(inHand(walked, 'join')).toEqual(['intent', 'summary']);
    expect(at(walked, 'join').lost).toMatchObject([{ item: 'orderId', customersPerMonth: 9000, cause: 'never in hand' }]);
    expect(at(walked, 'join').lost[0]?.lastInHand).toBeUndefined();
  });

  test('a loop brings nothing that the way in has not', () => {
    const walked = walk(
      buildModel(
        channel('web'),
        journey('j', { ask: { on: 'web', needs: 'summary' }, answer: { on: 'web', produces: 'summary' } }, [['answer', 'ask', { share: 30 }], ['answer', 'end']]),
      ),
    );
    expect(lost(walked, 'ask')).toEqual(['summary']);
    expect(at(walked, 'ask').share).toBe(1);
  });

  test('a channel that identifies the customer gives his identifiers', () => {
    const steps = (auth: string) =>
      walk(buildModel(channel('app', { auth }), data('Customer', 'email crmId', { subject: 'customer' }), journey('j', { a: { on: 'app' } })));
    expect(inHand(steps('identified'), 'a')).toEqual(['crmId', 'customerId', 'email']);
    expect(inHand(steps('strong'), 'a')).toEqual(['authState', 'crmId', 'customerId', 'email']);
    expect(inHand(steps('anonymous'), 'a')).toEqual([]);
  });

  test('a person in another team is a crossing, and the handover between teams counts', () => {
    const model = (...more: readonly Part[]) =>
      buildModel(
        channel('voice'), team('service'), team('first', { parent: 'team:service' }), team('second'), ...more,
        journey('j', {
          one: { on: 'voice', actor: 'agent', handledBy: 'team:first', produces: 'summary' },
          two: { on: 'voice', actor: 'agent', handledBy: 'team:second', needs: 'summary' },
        }),
      );
    expect(lost(walk(model()), 'two')).toEqual(['summary']);
    expect(way(walk(model()), 'one', 'two')).toMatchObject({ channelChange: false, teamChange: true, sent: true });
    expect(lost(walk(model(handover('team:first', 'team:second', { carries: words('summary') }))), 'two')).toEqual([]);
    expect(lost(walk(model(handover('team:service', 'team:second', { carries: words('summary') }))), 'two')).toEqual([]);
  });
});

describe('fetching data', () => {
  const fetching = (options: { auth?: string; brings?: string; entity?: ReturnType<typeof data>; link?: Part }, ...more: readonly Part[]) =>
    walk(
      buildModel(
        channel('web', { auth: options.auth ?? 'anonymous' }),
        system('shop'), system('oms', { masters: 'Order' }),
        options.entity ?? data('Order', 'orderId'), options.link ?? [],
        ...more,
        journey('j', { track: { on: 'web', using: 'shop', actor: 'customer', needs: 'Order', ...(options.brings !== undefined && { brings: options.brings }) } }),
      ),
    );
  const ask = integration('shop', 'oms', { carries: words('orderId'), returns: words('Order') });

  test('over an integration that returns it, for an identifier in hand', () => {
    const walked = fetching({ brings: 'orderId' }, ask);
    expect(lost(walked, 'track')).toEqual([]);
    expect(at(walked, 'track').inHand.find((each) => each.item === 'Order')).toMatchObject({ from: 'fetched', source: 'system:oms', age: 0 });
    expect(at(walked, 'track').integrations).toEqual(['integration:shop->oms']);
  });

  test('not without an identifier', () => {
    const [loss] = at(fetching({}, ask), 'track').lost;
    expect(loss).toMatchObject({ item: 'Order', cause: 'no key', keys: ['orderId'] });
    expect(loss?.remedy?.text).toContain('orderId');
  });

  test('an identity link makes one identifier another', () => {
    const linked = fetching({ brings: 'email', entity: data('Order', 'orderId'), link: identity('email', 'orderId') }, ask);
    expect(lost(linked, 'track')).toEqual([]);
  });

  test('a link by a system that does not live is none', () => {
    const dead = [identity('email', 'orderId', { by: 'system:ciam' }), system('ciam', { lifecycle: 'retired' })];
    expect(lost(fetching({ brings: 'email', link: dead }, ask), 'track')).toEqual(['Order']);
  });

  test('what is not about people needs no key', () => {
    expect(lost(fetching({ entity: data('Order', 'sku', { class: 'internal' }) }, ask), 'track')).toEqual([]);
  });

  test('what is about the customer is found by whoever he is', () => {
    const entity = data('Order', 'orderId', { subject: 'customer' });
    expect(lost(fetching({ auth: 'identified', entity }, ask), 'track')).toEqual([]);
    expect(lost(fetching({ auth: 'anonymous', entity }, ask), 'track')).toEqual(['Order']);
  });

  test('a system that identifies by its own keys needs one of those', () => {
    const by = (key: string) =>
      walk(
        buildModel(
          channel('web', { auth: 'anonymous' }), data('Customer', 'email cardNo', { subject: 'customer' }),
          system('loyalty', { masters: 'Customer', identifies: [{ data: 'data:Customer', by: ['cardNo'] }] }),
          journey('j', { a: { on: 'web', using: 'loyalty', brings: key, needs: 'Customer' } }),
        ),
      );
    expect(lost(by('cardNo'), 'a')).toEqual([]);
    expect(at(by('email'), 'a').lost).toMatchObject([{ cause: 'no key', keys: ['cardNo'] }]);
  });

  test('an integration answers with an identifier for one that is in hand', () => {
    const asking = (brings: string) =>
      walk(
        buildModel(system('ivr'), system('crm'), integration('ivr', 'crm', { carries: words('phone'), returns: words('customerId') }), journey('j', { a: { using: 'ivr', brings, needs: 'customerId' } })),
      );
    expect(lost(asking('phone'), 'a')).toEqual([]);
    expect(lost(asking('pin'), 'a')).toEqual(['customerId']);
  });

  test('what no step makes known comes from a system that tells it, what one does has to come from there', () => {
    const told = (produces: string) =>
      walk(
        buildModel(
          channel('chat'), channel('voice'), system('bot'), system('desk'), system('crm'), integration('desk', 'crm', { returns: words('summary') }),
          journey('j', { a: { on: 'chat', using: 'bot', produces }, b: { on: 'voice', using: 'desk', needs: 'summary' } }),
        ),
      );
    expect(lost(told(''), 'b')).toEqual([]);
    expect(lost(told('summary'), 'b')).toEqual(['summary']);
  });

  test('too slow is not in time', () => {
    const slow = integration('shop', 'oms', { returns: words('Order'), p95: time('3s') });
    const step = (within: string) =>
      walk(buildModel(system('shop'), system('oms', { masters: 'Order' }), data('Order', ''), slow, journey('j', { a: { using: 'shop', needs: 'Order', within: time(within) } })));
    expect(lost(step('5s'), 'a')).toEqual([]);
    expect(at(step('2s'), 'a').lost).toMatchObject([{ cause: 'too slow' }]);
  });

  test('nothing is said where the systems of a step are not known', () => {
    const walked = walk(buildModel(data('Order', 'orderId'), journey('j', { a: { needs: 'Order' } })));
    expect(lost(walked, 'a')).toEqual([]);
  });
});

describe('remedies', () => {
  const first = (walked: JourneyWalk, step = 'call'): Lost => {
    const found = at(walked, step).lost.at(-1);
    if (found === undefined) throw new Error('nothing is lost');
    return found;
  };

  test('an entry in the handover that is declared comes first', () => {
    const { remedy, remedies } = first(walk(botToAgent(handover('chat', 'voice', { carries: words('intent') }))));
    expect(remedy).toEqual({
      text: 'Carry summary on the handover chat -> voice.',
      element: 'handover:chat->voice',
      fix: {
        kind: 'replace-property',
        title: 'Carry summary on the handover chat -> voice',
        at: { element: 'handover:chat->voice', property: 'carries' },
        text: 'carries intent, summary',
      },
    });
    expect(remedies.map((each) => each.fix?.kind)).toEqual(['replace-property', 'declare']);
  });

  test('else a handover to declare', () => {
    expect(first(walk(botToAgent())).remedy?.fix).toMatchObject({
      kind: 'declare', after: 'channel:chat', text: 'handover chat -> voice warm {\n  carries summary\n}',
    });
  });

  test('where a handover is known to be impossible, an entry in an integration, else the missing integration', () => {
    const none = handover('chat', 'voice', { type: 'none' });
    expect(first(walk(botToAgent(none, integration('chatbot', 'desk', { carries: words('caseId') })))).remedy?.fix).toMatchObject({
      kind: 'replace-property', text: 'carries caseId, summary', at: { element: 'integration:chatbot->desk' },
    });
    expect(first(walk(botToAgent(none))).remedy?.fix).toMatchObject({ kind: 'declare', after: 'system:chatbot', text: 'chatbot -> desk {\n  carries summary\n}' });
  });

  test('data that an integration does not bring', () => {
    const walked = walk(
      buildModel(system('desk'), system('crm', { masters: 'Case' }), data('Case', ''), integration('desk', 'crm', { carries: words('phone') }), journey('j', { a: { using: 'desk', needs: 'Case' } })),
    );
    expect(first(walked, 'a')).toMatchObject({
      cause: 'no way',
      gap: { from: 'system:crm', to: 'system:desk', integration: 'integration:desk->crm' },
      remedy: { text: 'Return Case on desk -> crm.', fix: { kind: 'add-property', text: 'returns Case' } },
    });
  });

  test('an identifier that got lost on the way is what to carry', () => {
    const walked = walk(
      buildModel(
        channel('chat', { auth: 'identified' }), channel('voice', { auth: 'anonymous' }),
        system('bot'), system('crm', { masters: 'Customer' }), data('Customer', 'email', { subject: 'customer' }),
        handover('chat', 'voice', { carries: words('intent') }),
        journey('j', { a: { on: 'chat', using: 'bot', actor: 'bot' }, b: { on: 'voice', using: 'crm', actor: 'agent', needs: 'Customer' } }),
      ),
    );
    expect(first(walked, 'b')).toMatchObject({ cause: 'no key', remedy: { fix: { text: 'carries intent, email' } } });
  });
});

describe('the way', () => {
  test('an arrow replaces the implied next step, on fail and after do not', () => {
    const walked = walk(
      buildModel(
        journey('j', { a: { onFail: 'step:j.d' }, b: {}, c: { ends: 'done' }, d: {} }, [['b', 'd', { after: time('3d') }], ['a', 'c', { share: 40 }]], { volume }),
      ),
    );
    expect(walked.transitions.map(({ from, to, cause, share }) => `${from} ${cause} ${to} ${share}`)).toEqual([
      'step:j.a arrow step:j.c 0.4',
      'step:j.a on fail step:j.d 0',
      'step:j.b next step:j.c 1',
      'step:j.b after step:j.d 0',
      'step:j.c next undefined 1',
      'step:j.d next undefined 1',
    ]);
    expect(at(walked, 'c')).toMatchObject({ share: 0.4, customersPerMonth: 4800, reachable: true });
    expect(at(walked, 'd')).toMatchObject({ share: 0, customersPerMonth: undefined, reachable: true });
    expect(at(walked, 'b')).toMatchObject({ share: 0, reachable: false, lost: [] });
  });

  test('continues in another journey', () => {
    const walked = walk(
      buildModel(
        channel('chat'), channel('voice'),
        journey('j', { a: { on: 'chat', produces: 'summary' } }, [['a', 'k.b', { share: 50 }]], { volume }),
        journey('k', { a: {}, b: { on: 'voice', needs: 'summary' }, c: {} }),
      ),
    );
    expect(walked.steps.map((step) => step.step)).toEqual(['step:j.a']);
    expect(walked.continued.steps.map((step) => step.step)).toEqual(['step:k.b', 'step:k.c']);
    expect(at(walked, 'k.b').lost).toMatchObject([{ item: 'summary', customersPerMonth: 6000, lastInHand: 'step:j.a' }]);
  });

  test('a customer who goes to another channel by himself is not sent', () => {
    const walked = walk(buildModel(channel('web'), channel('voice'), journey('j', { a: { on: 'web', actor: 'customer' }, b: { on: 'voice', actor: 'agent' } })));
    expect(way(walked, 'a', 'b')).toMatchObject({ channelChange: true, sent: false });
    expect(walked.handovers).toBe(0);
  });

  test('hops count hubs and take components for their system', () => {
    const walked = walk(
      buildModel(
        system('a'), system('b'), system('b.cases', { parent: 'system:b' }), system('hub', { type: 'ipaas' }),
        integration('a', 'b.cases', { via: ['system:hub'] }),
        journey('j', { one: { using: 'a' }, two: { using: 'b' }, three: { using: 'b.cases' } }),
      ),
    );
    expect(way(walked, 'one', 'two')?.hops).toBe(2);
    expect(way(walked, 'two', 'three')?.hops).toBe(0);
    expect(walked.flow).toEqual({ systems: ['system:a', 'system:b', 'system:b.cases', 'system:hub'], integrations: ['integration:a->b.cases'] });
  });

  test('a claimed path goes over integrations and hubs, not over any other system', () => {
    const walked = walk(
      buildModel(
        system('a'), system('b'), system('c'), system('hub', { type: 'esb' }),
        integration('a', 'hub'), integration('hub', 'b'), integration('a', 'c'), integration('c', 'd'), system('d'),
        journey('j', { one: { using: 'a -> b' }, two: { using: 'a -> d' } }),
      ),
    );
    expect(at(walked, 'one')).toMatchObject({ brokenPaths: [], integrations: ['integration:a->hub', 'integration:hub->b'] });
    expect(at(walked, 'two').brokenPaths).toEqual([{ from: 'system:a', to: 'system:d' }]);
  });
});

describe('numbers', () => {
  const retailer = buildModel(
    channel('web'),
    data('Stock', '', { class: 'internal' }),
    system('storefront', { availability: 99.95 }), system('oms', { availability: 99.9 }), system('erp', { availability: 99, masters: 'Stock' }),
    system('pos', { availability: 99.5 }), system('payment', { availability: 99.95 }),
    integration('storefront', 'oms', { protocol: 'rest', carries: words('orderId'), p95: time('400ms') }),
    integration('oms', 'erp', { protocol: 'soap', carries: words('orderId'), p95: time('3s') }),
    integration('erp', 'storefront', { protocol: 'sftp', carries: words('Stock'), every: time('60min') }),
    integration('pos', 'erp', { style: 'batch', carries: words('sale'), every: time('24h') }),
    integration('oms', 'payment', { protocol: 'rest', carries: words('card') }),
    journey('j', {
      look: { on: 'web', using: 'storefront', needs: 'Stock 5min' },
      reserve: { on: 'web', using: 'storefront -> oms -> erp' },
      pay: { on: 'web', using: 'storefront -> oms -> payment' },
      collect: { using: 'pos -> erp' },
    }),
  );

  test('availability is the product of the distinct systems of the worst path', () => {
    const { availability } = walk(retailer);
    expect(availability.percent).toBeCloseTo(98.31, 2);
    expect(availability.parts).toHaveLength(5);
  });

  test('latency is that of what answers at once', () => {
    expect(walk(retailer).latency).toMatchObject({ p95: 3400 });
  });

  test('data is as old as the intervals on its freshest way from the master', () => {
    const step = at(walk(retailer), 'look');
    expect(step.stale).toEqual([
      { item: 'Stock', age: 3_600_000, fresh: 300_000, partial: false, path: ['system:erp', 'integration:erp->storefront', 'system:storefront'] },
    ]);
    expect(step.inHand).toContainEqual({ item: 'Stock', from: 'fetched', source: 'system:erp', age: 3_600_000, way: ['integration:erp->storefront'] });
  });

  test('an interval that is not stated makes an age that is not known', () => {
    const walked = walk(
      buildModel(data('Stock', ''), system('erp', { masters: 'Stock' }), system('shop'), integration('erp', 'shop', { style: 'batch', carries: words('Stock') }), journey('j', { a: { using: 'shop', needs: 'Stock 5min' } })),
    );
    expect(at(walked, 'a').stale).toEqual([]);
    expect(at(walked, 'a').inHand).toEqual([{ item: 'Stock', from: 'fetched', source: 'system:erp', way: ['integration:erp->shop'] }]);
  });

  test('a copy is as old as it is seldom renewed', () => {
    const copy = (how: 'replicates' | 'caches') =>
      walk(
        buildModel(
          data('Stock', ''), system('erp', { masters: 'Stock' }),
          system('shop', { holdings: [{ how, data: 'data:Stock', every: time('10min') }] }),
          integration('shop', 'erp', { protocol: 'rest', returns: words('Stock'), p95: time('1s') }),
          journey('j', { a: { using: 'shop', needs: 'Stock 5min' } }),
        ),
      );
    for (const how of ['replicates', 'caches'] as const) expect(at(copy(how), 'a').stale).toMatchObject([{ age: 601_000 }]);
  });

  test('a system that states no availability leaves the product an upper bound', () => {
    const walked = walk(buildModel(system('a', { availability: 99 }), system('b'), journey('j', { one: { using: 'a, b' } })));
    expect(walked.availability).toEqual({ percent: 99, parts: [{ element: 'system:a', percent: 99 }, { element: 'system:b', percent: undefined }] });
  });

  test('a component is as available as it states, else as its system', () => {
    const walked = walk(
      buildModel(system('a', { availability: 99 }), system('a.x'), system('a.y', { availability: 98 }), journey('j', { one: { using: 'a.x, a.y, a' } })),
    );
    expect(walked.availability.parts).toEqual([{ element: 'system:a', percent: 99 }, { element: 'system:a.y', percent: 98 }]);
  });

  test('the worst of several paths counts; what catches a failure does not', () => {
    const walked = walk(
      buildModel(
        system('a', { availability: 99 }), system('b', { availability: 90 }), system('c', { availability: 50 }),
        journey('j', { one: { onFail: 'step:j.four' }, two: { using: 'a' }, three: { using: 'b' }, four: { using: 'c' } }, [['one', 'two'], ['one', 'three'], ['two', 'end'], ['three', 'end']]),
      ),
    );
    expect(walked.availability.percent).toBe(90);
  });
});

test('no live system is part of a step', () => {
  const walked = walk(buildModel(system('old', { lifecycle: 'retired' }), system('new', { lifecycle: 'planned' }), journey('j', { a: { using: 'old, new, gone' } })));
  expect(at(walked, 'a').systems).toEqual([]);
});

describe('a walk ends', () => {
  const steps = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`t${at}`, { using: 'a', needs: `x${at % 7}`, produces: `x${at % 5}` }]));

  test('on systems that contain each other', () => {
    const model = buildModel(system('a', { parent: 'system:a' }), { ...system('b'), parent: 'system:c' }, { ...system('c'), parent: 'system:b' }, journey('j', { one: { using: 'a, b, c' } }));
    expect(walk(model).availability.percent).toBeUndefined();
  });

  test('on names that are nowhere', () => {
    const model = buildModel(journey('j', { one: { using: 'x -> y', on: 'nowhere', handledBy: 'team:none', onFail: 'step:k.gone' } }, [['one', 'gone'], ['ghost', 'one']]));
    expect(at(walk(model), 'one')).toMatchObject({ reachable: true, systems: [], brokenPaths: [] });
  });

  test('on a thousand steps, and where every step leads to every other', () => {
    expect(walk(buildModel(system('a'), journey('j', steps(1000)))).steps).toHaveLength(1000);
    const everywhere = Array.from({ length: 400 }, (_, each) => [`t${each % 20}`, `t${Math.floor(each / 20)}`] as const);
    expect(walk(buildModel(system('a', { availability: 99 }), journey('j', steps(20), everywhere))).availability.percent).toBe(99);
  });

  test('on a plan of a thousand plateaus', () => {
    const plan = Array.from({ length: 1000 }, (_, each) => plateau(`p${each}`, each === 0 ? undefined : `p${each - 1}`));
    const index = createIndex(buildModel(plan, system('a', { life: { from: 'plateau:p500' } })), 'plateau:p999');
    expect(index.element('system:a')).toBeDefined();
  });
});
