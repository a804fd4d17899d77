import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { createNodeFiles } from '../../language-server/node-files.ts';
import { createWorkspace } from '../../language-server/workspace.ts';
import { folderWith } from '../support/command-line.ts';
import { examplesFolder } from '../support/read-example.ts';

/** What a reader has around the first example of a readme, which leaves it out. */
const around: Readonly<Record<string, string>> = {
  omnichannel: '',
  'twelve-week': `
team service "Service" { unit }
team itOperations "IT operations" { unit }
system crm "CRM" { owner itOperations }
journey repair "Repair" { accountable service  step asks on none using crm { actor customer } }
journey billQuery "Bill" { accountable service  step asks on none using crm { actor customer } }
`,
};

test.each(Object.keys(around))('the first example in the readme of %s does what it says and is found fault with by no rule', async (name) => {
  const source = join(examplesFolder, 'packages', name);
  const files = readdirSync(source).map((file) => [`node_modules/@cxa-examples/${name}/${file}`, readFileSync(join(source, file), 'utf8')] as const);
  const [, example = ''] = /```cxa\n(.*?)```/su.exec(readFileSync(join(source, 'README.md'), 'utf8')) ?? [];
  expect(example).toContain(`import "@cxa-examples/${name}"`);
  const folder = folderWith({ ...Object.fromEntries(files), 'cxa.json': '{ "profile": "build" }', 'main.cxa': `${example}${around[name]}` });
  const workspace = createWorkspace({ fileSystem: createNodeFiles(), today: () => '2027-01-20' });
  await workspace.openFolder(pathToFileURL(folder).href);
  const [project] = workspace.projects();
  const { findings = [], model } = project?.state() ?? {};
  expect(findings.filter(({ severity }) => severity !== 'info').map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
  expect(model?.elements.some(({ kind, instance }) => (kind === 'programme' || kind === 'channel') && instance !== undefined)).toBe(true);
});
