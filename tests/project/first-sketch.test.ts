import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { answerContext } from '../../language-server/answer-context.ts';
import { createNodeFiles } from '../../language-server/node-files.ts';
import { createWorkspace } from '../../language-server/workspace.ts';
import { answerQuestion } from '../../model/answers/table.ts';
import { folderWith } from '../support/command-line.ts';

const sketches: Readonly<Record<string, string>> = {
  'a journey over systems that are only named': `persona dana "Dana"
channel web
channel voice
journey lateDelivery "Late delivery" {
  step track on web using storefront -> oms { actor customer }
  step call on voice using crm { actor agent  needs intent, Order }
}
oms -> erp by soap
handover web -> voice cold
`,
  'a critical journey with a promise and a bot': `journey pay "Pay a bill" {
  criticality critical
  target availability 99.9%
  step open on app using portal { actor customer }
  step ask on chat using bot { actor bot  on fail -> agent }
  step agent on voice using ccaas, billing { actor agent  needs summary }
}
portal -> billing by rest { carries Invoice }
communication reminder { sender mailer  type marketing }
`,
  'faults that only the rules would see': `system crm
system erp { availability 99% }
crm -> erp { telemetry none  contract none }
journey j { accountable nobodyYet  step s using crm, shop }
metric nps
outcome happy { metric nps }
migration acd to ccaas
`,
};

test.each(Object.entries(sketches))('%s: a first sketch hears nothing but "declare it", and is not known to hold', async (_, text) => {
  const workspace = createWorkspace({ fileSystem: createNodeFiles(), today: () => '2026-11-22' });
  await workspace.openFolder(pathToFileURL(folderWith({ 'a.cxa': text })).href);
  const state = workspace.projects()[0]?.state();
  expect(state?.findings.length).toBeGreaterThan(0);
  expect(state?.findings.filter(({ rule, severity, message }) => rule !== 'reference' || severity !== 'warning' || !message.includes('declare it'))).toEqual([]);
  const answer = state && answerQuestion(answerContext(state, undefined), 'horizon', undefined);
  expect(answer?.sentence).toBe('Not known: the project is a sketch, which no rule looks at; set the profile "design" in cxa.json, or ask with --profile design.');
});
