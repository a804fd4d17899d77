import { expect, onTestFinished, test } from 'vitest';
import type { ProjectInfo, ViewResult } from '../../language-server/protocol.ts';
import { clientRoot, startLanguageClient } from '../support/language-client.ts';

/** Whatever can name something is made to name something that ends. */
const text = `plateau now
plateau p1 after now
team ops { exists until p1 }
system old { exists until p1  owner ops  system part }
system crm { owner ops  run owner ops }
system esb { kind esb  exists until p1 }
channel chat { served by old  exists until p1 }
channel voice { served by old  owner ops }
data Case { exists until p1  subject customer  identifiers caseId }
crm -> old { via esb  carries Case }
system oms { masters Case }
crm -> oms as x { via esb  carries Case }
handover chat -> voice warm { carries Case }
persona dana { exists until p1 }
journey j "J" {
  for dana  accountable ops
  step a on chat using crm -> old { actor bot  needs Case  on fail -> k.z }
  a -> k.z
  a -> b
  step b on voice or chat using old.part { actor agent  handled by ops }
}
journey k { exists until p1  step z on chat using old }
communication mail { sender old  channel chat  in k.z  for dana }
policy contact { single view old  consent by esb within 1h }
capability pay
system till { realises pay  exists until p1 }
migration old to esb in p1 { wave all 3 seats  bridge esb until p1 }
view landscape core { include old, crm  group by owner }
`;

test('views and hover take a model in which much is gone', async () => {
  const uri = `${clientRoot}/main.cxa`;
  const client = await startLanguageClient({ 'cxa.json': '{}', 'main.cxa': text });
  onTestFinished(client.close);
  const said = (await client.diagnostics(uri)).filter(({ code }) => code === 'LIF-04');
  expect(said.length).toBeGreaterThan(12);
  const [project] = await client.request<readonly ProjectInfo[]>('cxa/projects', {});
  const views = project?.views ?? [];
  expect(views.length).toBeGreaterThan(5);
  for (const { name: _, title: __, ...entry } of views) {
    for (const plateau of ['plateau:now', 'plateau:p1']) {
      const view = { ...entry, plateau };
      const result = await client.request<ViewResult | null>('cxa/view', { project: project?.uri, view });
      // A journey that is gone has no picture; all else has one.
      if (result === null) expect([plateau, entry.subject]).toEqual(['plateau:p1', 'journey:k']);
    }
  }
  const lines = text.split('\n');
  const hovers = lines.flatMap((line, row) => [...line.matchAll(/\b\w+/g)].map(({ index }) => ({ line: row, character: index })));
  await Promise.all(hovers.map((position) => client.request('textDocument/hover', { textDocument: { uri }, position })));
  expect(client.logged).toEqual([]);
});
