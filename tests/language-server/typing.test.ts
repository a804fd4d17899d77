import { expect, onTestFinished, test } from 'vitest';
import { readTexts } from '../../language-server/read-texts.ts';
import { startTyping } from '../support/typist.ts';
import type { Typist } from '../support/typist.ts';

async function start(files: Readonly<Record<string, string>> = {}): Promise<Typist> {
  const typist = await startTyping(files);
  onTestFinished(typist.close);
  return typist;
}

async function takeAll(typist: Typist, lines: readonly (readonly string[])[], end: string): Promise<void> {
  for (const labels of lines) {
    for (const label of labels) await typist.take(label);
    typist.type(end);
  }
}

test('a newcomer writes a small architecture, taking what is offered and making up names alone', async () => {
  const typist = await start();
  const next = () => typist.type('\n');
  await typist.take('architecture', { name: 'shop', Title: 'My shop' });
  next();
  await typist.take('team', { name: 'service', Title: 'Customer service' });
  next();
  await typist.take('persona');
  next();
  await typist.take('system', { name: 'bot', Title: 'Chat bot', crm: '@chatbot', team: '@service' });
  next();
  await typist.take('system', { name: 'orders', Title: 'Orders', crm: '@oms', team: '@service' });
  next();
  await typist.take('data', {
    Customer: 'Order',
    'Customer profile': 'An order',
    customer: '@customer',
    personal: '@personal',
    email: 'orderNo',
  });
  next();
  await typist.take('integration', {
    from: '@bot',
    to: '@orders',
    'What for': 'Order status',
    rest: '@rest',
    items: '@orderNo',
  });
  next();
  await typist.take('channel', { chat: 'web', 'Web chat': 'Shop' });
  await takeAll(
    typist,
    [
      ['hours', '24x7'],
      ['auth', 'identified'],
      ['served by', 'bot'],
    ],
    '\n  ',
  );
  typist.leave();
  next();
  await typist.take('journey', {
    name: 'status',
    Title: 'Where is my order?',
    persona: '@dana',
    team: '@service',
    first: 'ask',
    Asks: 'Asks the bot',
    chat: '@web',
    system: '@bot',
    customer: '@bot',
  });
  const found = await typist.diagnostics();
  expect(found.filter(({ severity }) => severity === 1).map(({ message }) => message)).toEqual([]);
  const { model } = readTexts([{ uri: 'file:///project/main.cxa', text: typist.text() }]);
  expect(model.elements.map(({ id }) => id)).toEqual([
    'architecture:shop',
    'team:service',
    'persona:dana',
    'system:bot',
    'system:orders',
    'data:Order',
    'integration:bot->orders',
    'channel:web',
    'journey:status',
    'step:status.ask',
  ]);
});

const landscape = `team service { unit }
persona dana
system bot "Bot"
system orders "Orders" { masters Order }
bot -> orders { carries orderNo  returns Order }
channel chat { served by bot }
channel phone
data Order { identifiers orderNo }
`;

test('a journey is written word by word, each from the list', async () => {
  const typist = await start({ 'landscape.cxa': landscape });
  typist.type('journey late "Late" {\n  ');
  await takeAll(
    typist,
    [
      ['for', 'dana'],
      ['accountable', 'service'],
      ['volume', '12000/month'],
      ['criticality', 'critical'],
      ['owner', 'service'],
    ],
    '\n  ',
  );
  typist.type('step ask "Asks" ');
  await takeAll(typist, [['on', 'chat']], ' or ');
  await takeAll(typist, [['phone']], ' ');
  await takeAll(typist, [['using', 'bot']], ' -> ');
  await takeAll(typist, [['orders']], ' ');
  await typist.take('{ }');
  await takeAll(
    typist,
    [
      ['actor', 'bot'],
      ['brings', 'orderNo'],
      ['needs', 'Order'],
    ],
    '\n    ',
  );
  typist.type('\n  ');
  expect(typist.text()).toBe(`journey late "Late" {
  for dana
  accountable service
  volume 12000/month
  criticality critical
  owner service
  step ask "Asks" on chat or phone using bot -> orders {
  actor bot
    brings orderNo
    needs Order
    
  
}`);
});

test('what may follow a value is offered behind it', async () => {
  const typist = await start({ 'landscape.cxa': landscape });
  typist.type('journey j { step a { needs Order ');
  await takeAll(typist, [['fresh', '5min']], '  ');
  await takeAll(typist, [['pain']], '');
  typist.type('Slow" ');
  await typist.take('solved by');
  expect(typist.text()).toContain('needs Order fresh 5min  pain "Slow" solved by ');
});

test('arrows between steps, failures and ends are offered', async () => {
  const typist = await start({ 'landscape.cxa': landscape });
  typist.type('journey j {\n  step ask "Asks" { ');
  await takeAll(typist, [['on fail']], '');
  typist.type('talk }\n  step talk "Talks"\n  ');
  await takeAll(typist, [['ask ->', 'talk']], ' 40% ');
  await takeAll(typist, [['when']], '');
  typist.type('late"\n  ');
  await takeAll(typist, [['ask ->', 'end']], ' 60%\n}\n');
  expect(
    typist
      .text()
      .startsWith(
        'journey j {\n  step ask "Asks" { on fail -> talk }\n  step talk "Talks"\n  ask -> talk 40% when "late',
      ),
  ).toBe(true);
});

test('an empty file is offered a small architecture with a journey on which something gets lost', async () => {
  const typist = await start();
  await typist.take('starter');
  const found = await typist.diagnostics();
  expect(found.map(({ code, severity }) => [code, severity])).toEqual([['JRN-02', 2]]);
  const { model } = readTexts([{ uri: 'file:///project/main.cxa', text: typist.text() }]);
  expect(model.elements.filter(({ kind }) => kind === 'system')).toHaveLength(3);
  expect(model.elements.filter(({ kind }) => kind === 'journey')).toHaveLength(1);
});
