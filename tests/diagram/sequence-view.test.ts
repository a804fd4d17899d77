import { expect, test } from 'vitest';
import { buildSequence } from '../../diagram/views/sequence.ts';
import type { SequenceView } from '../../diagram/views/sequence-view.ts';
import { viewContextOf } from '../support/view-context.ts';

const base = `
  persona dana "Dana"
  team care "Care"
  channel chat "Web chat" { kind chat  served by bot }
  channel mail "E-mail" { kind email  served by post }
  data Order "Order" { identifiers orderId }
  system bot "Chatbot" { kind chatbot }
  system desk "Desk" { kind ccaas }
  system oms "Orders" { kind oms  masters Order }
  system erp "ERP" { kind erp }
  system hub "Integration platform" { kind ipaas }
  system broker "Events" { kind event-broker }
  system post "Mailer" { kind email-service }
  bot -> oms "Find the order" by rest { carries orderId  returns Order  p95 400ms }
  desk -> oms "Look it up" by soap { via hub  carries orderId  returns Order }
  oms -> broker by kafka { style event  carries Order }
  broker -> post by amqp { carries Order }
`;

function sequenceOf(steps: string): SequenceView {
  const context = viewContextOf(`${base} journey late "Late delivery" { for dana  volume 1000/month ${steps} }`);
  return buildSequence(context, { kind: 'sequence', subject: 'journey:late' });
}

function messagesOf({ steps }: SequenceView): readonly (readonly string[])[] {
  const short = (id: string) => id.replace(/^(?:system|channel):/, '');
  return steps.map(({ messages }) => messages.map(({ from, to, line }) => `${short(from)} ${line === 'sync' ? '->' : line} ${short(to)}`));
}

test('the customer turns to a channel, the channel to a system, that to the next', () => {
  const view = sequenceOf('step ask "Asks" on chat using bot -> oms { actor bot  brings orderId }');
  expect(messagesOf(view)).toEqual([['customer -> chat', 'chat -> bot', 'bot -> oms']]);
  expect(view.steps[0]?.messages.at(-1)).toMatchObject({ text: 'Find the order', detail: 'rest · 400 ms · orderId · returns Order' });
});

test('a person stands between channel and systems; a hub is passed on the way', () => {
  const view = sequenceOf('step help "Is helped" on chat using desk -> oms { actor agent  handled by care }');
  expect(messagesOf(view)).toEqual([['customer -> chat', 'chat -> person:agent:team:care', 'person:agent:team:care -> desk', 'desk -> hub', 'hub -> oms']]);
  expect(view.participants.map(({ title }) => title)).toEqual(['Dana', 'Web chat', 'Agent · Care', 'Desk', 'Orders', 'Integration platform']);
});

test('what happens by itself ends with the customer; events wait for no answer', () => {
  const view = sequenceOf('step mail "Gets a mail" on mail using oms -> broker -> post { actor system }');
  expect(messagesOf(view)).toEqual([['oms async broker', 'broker async post', 'post -> mail', 'mail -> customer']]);
});

test('a claimed way that does not exist is broken', () => {
  const view = sequenceOf('step look "Looks" using desk -> erp { actor backoffice }');
  expect(messagesOf(view)).toEqual([['person:backoffice -> desk', 'desk broken erp']]);
});

test('what brought something into hand before is no message now', () => {
  const view = sequenceOf(`
    step ask "Asks" on chat using bot -> oms { actor bot  brings orderId  needs Order }
    step mail "Gets a mail" on mail using erp { actor system }
  `);
  expect(messagesOf(view)[1]).toEqual(['erp -> mail', 'mail -> customer']);
});

test('a step that touches one system and nobody else is a message to itself', () => {
  expect(messagesOf(sequenceOf('step run "Runs" using erp { actor system }'))).toEqual([['erp -> erp']]);
});

test('branches say where they lead', () => {
  const view = sequenceOf(`
    step ask "Asks" on chat using bot { actor bot }
    ask -> help 62% when "unresolved"
    ask -> end 38% when "solved"
    step help "Is helped" on chat using desk { actor agent }
  `);
  expect(view.steps[0]?.branches).toEqual(['62 % · unresolved → 2 Is helped', '38 % · solved → end']);
  expect(view.steps[1]?.branches).toEqual([]);
});
