import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
} from 'vscode-languageserver-protocol';
import { expect, onTestFinished, test } from 'vitest';
import { clientRoot } from '../support/language-client.ts';
import { startMarkedClient } from '../support/marked-files.ts';

const landscape = `system shop "Shop"
system oms "Orders"
system bus { kind esb }
system crm "CRM" {
  system cases "Cases"
  system mails
  cases -> mails
}
shop -> oms as order "Order" by rest { via bus }
oms -> crm.cases
channel web { served by shop }
`;
const journeys = `journey buy "Buys" {
  step pay "Pays" on web using shop -> oms { actor customer }
  step ask "Asks" using crm.cases { actor agent }
}
`;

async function calls(main: string, files: Readonly<Record<string, string>> = {}) {
  const client = await startMarkedClient({
    'landscape.cxa': landscape,
    'journeys.cxa': journeys,
    ...files,
    'main.cxa': main,
  });
  onTestFinished(client.close);
  const items = await client.request<CallHierarchyItem[] | null>('textDocument/prepareCallHierarchy', client.at);
  const [item] = items ?? [];
  if (!item) return undefined;
  const incoming = await client.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item });
  const outgoing = await client.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item });
  const at = (uri: string, ranges: CallHierarchyItem['range'][]) =>
    ranges.map((range) => client.say({ uri, range })).join(', ');
  return {
    client,
    item,
    text: `${item.name} (${item.detail})`,
    incoming: incoming.map(({ from, fromRanges }) => `${from.name} at ${at(from.uri, fromRanges)}`),
    outgoing: outgoing.map(({ to, fromRanges }) => `${to.name} at ${at(item.uri, fromRanges)}`),
    targets: outgoing.map(({ to }) => to),
  };
}

test('a system is called by systems and used by journeys, and calls what its integrations lead to', async () => {
  expect(await calls('view landscape v { include om|s }')).toMatchObject({
    text: 'Orders (system oms)',
    incoming: ['Shop at landscape.cxa 9: order', 'Buys at journeys.cxa 2: oms'],
    outgoing: ['Cases at landscape.cxa 10: oms -> crm.cases'],
  });
});

test('a system counts its components, but not what they say to each other', async () => {
  expect(await calls('view landscape v { include cr|m }')).toMatchObject({
    incoming: ['Orders at landscape.cxa 10: oms -> crm.cases', 'Buys at journeys.cxa 3: crm'],
    outgoing: [],
  });
});

test('a hub is called by those whose integrations pass it', async () => {
  expect(await calls('view landscape v { include bu|s }')).toMatchObject({
    incoming: ['Shop at landscape.cxa 9: order', 'Buys at journeys.cxa 1: buy'],
    outgoing: ['Orders at landscape.cxa 9: order'],
  });
});

test('a system that a step reaches by its channel is used by the journey', async () => {
  const second = 'journey look "Looks" { step see "Sees" on web { actor customer } }';
  expect((await calls('view landscape v { include sho|p }', { 'more.cxa': second }))?.incoming).toEqual([
    'Buys at journeys.cxa 2: shop',
    'Looks at more.cxa 1: see',
  ]);
});

test('a journey calls the systems of its steps, and a step its own', async () => {
  expect(await calls('view journey bu|y')).toMatchObject({
    text: 'Buys (journey buy)',
    incoming: [],
    outgoing: [
      'Shop at journeys.cxa 2: shop',
      'Orders at journeys.cxa 2: oms',
      'Cases at journeys.cxa 3: cases',
    ],
  });
  expect(await calls('journey j { step a { -> buy.as|k } }')).toMatchObject({
    text: 'Asks (step in Buys)',
    incoming: ['Buys at journeys.cxa 3: ask'],
    outgoing: ['Cases at journeys.cxa 3: cases'],
  });
});

test('an integration is called by its beginning and by the journeys that run over it', async () => {
  expect(await calls('waive INT-01 on integration ord|er until 2027-01-01')).toMatchObject({
    text: 'Order (integration order)',
    incoming: ['Shop at landscape.cxa 9: order', 'Buys at journeys.cxa 2: pay'],
    outgoing: ['Orders at landscape.cxa 9: order'],
  });
});

test('what an item leads to can be asked further', async () => {
  const found = await calls('view journey bu|y');
  const [, orders] = found?.targets ?? [];
  const further = await found?.client.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', {
    item: orders,
  });
  expect(further?.map(({ to }) => to.name)).toEqual(['Cases']);
});

test('what nobody calls is none, and what has gone since has no calls', async () => {
  expect(await calls('team te|am')).toBeUndefined();
  expect(await calls('|')).toBeUndefined();
  const found = await calls('system lo|ne "Lone"');
  expect(found).toMatchObject({ incoming: [], outgoing: [] });
  await found?.client.write(`${clientRoot}/main.cxa`, 'team t');
  expect(await found?.client.request('callHierarchy/incomingCalls', { item: found.item })).toBeNull();
});
