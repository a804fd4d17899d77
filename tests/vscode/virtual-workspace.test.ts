import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench } from '../support/vscode.ts';
import type { Workbench } from '../support/workbench.ts';

/** A virtual folder in a VS Code that has Node: the server is a process with a disk, on which the folder is not. */

const QUICKSTART = join(import.meta.dirname, '..', '..', 'examples', 'quickstart');
const FOLDER = 'memfs:/desk%20%26%20co';
const PATIENCE = { timeout: 90_000 };

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openWorkbench({ folder: QUICKSTART, virtualFolder: FOLDER });
  await workbench.openFile('quickstart.cxa', { line: 2 });
});
afterAll(() => workbench?.close());

const told = () =>
  workbench.evaluate((api) => api.languages.getDiagnostics().flatMap(([uri, found]) => found.map(({ message }) => `${uri.path.split('/').at(-1)}: ${message}`)));

/** Writes on the virtual disk as somebody else does; undefined takes away. */
const write = (path: string, text: string | undefined) =>
  workbench.evaluate(
    async (api, [uri, content]: readonly [string, string | null]) => void (await api.commands.executeCommand('virtualDisk.write', uri, content ?? undefined, true)),
    [`${FOLDER}/${path}`, text ?? null] as const,
  );

test('the project is read through the editor, and drawn', async () => {
  await workbench.runCommand('CXA: Open Preview');
  await workbench.webview().locator('.cxa-marks [data-element="system:crm"]').first().waitFor(PATIENCE);
  await workbench.page.locator('.statusbar-item', { hasText: 'CXA design' }).waitFor(PATIENCE);
  expect(await told()).toEqual([]);
  await workbench.screenshot('virtual-workspace');
});

test('what comes, changes and goes there is noticed', async () => {
  await write('more/extra.cxa', 'system extra { owner nobody }\n');
  await expect.poll(told, PATIENCE).toContainEqual(expect.stringMatching(/^extra\.cxa: .*nobody/));
  await write('more/extra.cxa', undefined);
  await expect.poll(async () => (await told()).join(), PATIENCE).not.toContain('nobody');
});

test('a click on a contract that is there leads to it, and a setting is followed', async () => {
  await write('apis/crm.openapi.yaml', 'openapi: 3.0.3\ninfo: { title: CRM, version: 1.0.0 }\npaths:\n  /cases:\n    get: { operationId: readCases, responses: {} }\n');
  await write('more/link.cxa', 'system one\nsystem two\none -> two by rest { contract "../apis/crm.openapi.yaml#readCase" }\n');
  await expect.poll(told, PATIENCE).toContainEqual(expect.stringContaining('Did you mean "readCases"?'));
  await write('cxa.json', '{ "name": "Desk", "profile": "sketch" }');
  await workbench.page.locator('.statusbar-item', { hasText: 'CXA sketch' }).waitFor(PATIENCE);
});
