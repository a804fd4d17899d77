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
