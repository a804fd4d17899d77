import { expect, test } from 'vitest';
import type { ElementOf } from '../../model/element.ts';
import { createIndex } from '../../model/query.ts';
import { walkJourney } from '../../model/walk.ts';
import { buildModel, channel, handover, integration, journey, system, words } from '../support/build-model.ts';

test('what another tool of the step is told, the tool that both steps share does not know', () => {
  const model = buildModel(
    channel('support', { served: 'cloud' }),
    channel('service', { served: 'oldDesk' }),
    ['cloud', 'oldDesk', 'menu', 'crm'].map((name) => system(name)),
    integration('menu', 'oldDesk', { carries: words('intent') }),
    handover('support', 'service', { type: 'cold', carries: 'none' }),
    journey('j', {
      first: { on: 'support', using: 'crm, cloud', actor: 'agent', produces: 'intent' },
      second: { on: 'service', using: 'crm, oldDesk', actor: 'agent', needs: 'intent' },
    }),
  );
  const index = createIndex(model);
  const walked = walkJourney(index, index.get('journey', 'journey:j') as ElementOf<'journey'>);
  expect(walked.steps.find(({ step }) => step === 'step:j.second')?.lost.map(({ item }) => item)).toEqual(['intent']);
});

test('what only the next step’s own tool writes into the tool that both steps share is not known there before', () => {
  const lost = (bot: string) => {
    const model = buildModel(
      channel('chat', { served: 'bot' }),
      channel('phone', { served: 'desk' }),
      ['bot', 'desk', 'crm'].map((name) => system(name)),
      integration('bot', 'crm', { carries: words(bot) }),
      integration('desk', 'crm', { carries: words('summary') }),
      handover('chat', 'phone', { type: 'warm', carries: words('intent') }),
      journey('j', {
        ask: { on: 'chat', using: 'bot -> crm', actor: 'bot', produces: 'summary' },
        call: { on: 'phone', using: 'desk -> crm', actor: 'agent', needs: 'summary' },
      }),
    );
    const index = createIndex(model);
    const walked = walkJourney(index, index.get('journey', 'journey:j') as ElementOf<'journey'>);
    return walked.steps.find(({ step }) => step === 'step:j.call')?.lost.map(({ item }) => item);
  };
  expect(lost('summary')).toEqual([]);
  expect(lost('orderId')).toEqual(['summary']);
});
