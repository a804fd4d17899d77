import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { openPreviewSession } from '../../cli/preview-session.ts';
import type { PreviewSession } from '../../cli/preview-session.ts';
import type { ComparisonResult, HostMessage, PageMessage, ProjectInfo, RevisionsResult, ViewResult } from '../../language-server/protocol.ts';
import { createDiffRepository, systems } from '../support/diff-repository.ts';
import type { DiffRepository } from '../support/diff-repository.ts';

// Each case watches a folder and asks git several times.
vi.setConfig({ testTimeout: 30_000 });

let repository: DiffRepository;
let shop: string;
let project: string;

beforeAll(() => {
  repository = createDiffRepository();
  repository.git('tag', 'v1', 'cold');
  shop = join(repository.folder, 'arch');
  project = pathToFileURL(shop).href;
}, 60_000);
afterAll(() => repository.remove());

async function open(path: string, compare?: string): Promise<PreviewSession> {
  const session = await openPreviewSession(path, compare);
  onTestFinished(() => session.close());
  return session;
}

type Method = (PageMessage & { kind: 'request' })['method'];
async function respond(session: PreviewSession, method: Method, params: unknown): Promise<HostMessage & { kind: 'response' }> {
  const message = await session.answer({ kind: 'request', id: 1, method, params });
  if (message?.kind !== 'response') throw new Error('That is no answer.');
  return message;
}
const ask = async <T>(session: PreviewSession, method: Method, params: unknown = { project }) => (await respond(session, method, params)).result as T;
const told = async (session: PreviewSession) => (await ask<ComparisonResult>(session, 'comparison')).changes.map(({ text }) => text);

test('begins with a revision, and draws both versions', async () => {
  const session = await open(shop, 'split');
  const [info] = await ask<readonly ProjectInfo[]>(session, 'projects', {});
  expect(info?.base).toBe('split');
  expect(await told(session)).toContainEqual(expect.stringMatching(/^system "Service desk"/));
  const { graph } = await ask<ViewResult>(session, 'view', { project, view: { kind: 'landscape' }, compared: true });
  expect(graph.shape === 'compared' && graph.changes).toMatchObject({ 'system:desk': 'changed', 'system:cases': 'removed' });
});

test('begins with a folder, in which the project may be called otherwise', async () => {
  const other = mkdtempSync(join(tmpdir(), 'cxa-other-'));
  onTestFinished(() => rmSync(other, { recursive: true, force: true }));
  writeFileSync(join(other, 'shop.cxa'), `${systems}system fax "Fax" { owner it }\n`);
  const session = await open(shop, other);
  expect(await told(session)).toContain('system "Fax"');
});

test('what cannot be compared with ends with one sentence', async () => {
  await expect(open(shop, 'nowhere')).rejects.toThrow(/There is no revision "nowhere"/);
  await expect(open(shop, 'plateau:now')).rejects.toThrow('compare two plateaus with: cxa diff');
});

test('offers the last commit, branches, tags and commits', async () => {
  const session = await open(shop);
  const revisions = (await ask<RevisionsResult>(session, 'revisions')) ?? [];
  expect(revisions[0]).toEqual({ revision: 'HEAD', kind: 'working', title: 'Last commit', detail: 'x' });
  expect(revisions.filter(({ kind }) => kind === 'branch').map(({ title }) => title)).toEqual(expect.arrayContaining(['main', 'cold', 'split']));
  expect(revisions.find(({ kind }) => kind === 'tag')).toMatchObject({ revision: 'v1', title: 'v1' });
  expect(revisions.find(({ kind }) => kind === 'commit')).toMatchObject({ revision: repository.git('rev-parse', 'HEAD').trim(), title: 'x', detail: expect.stringMatching(/^[0-9a-f]{7}, A, .* ago$/) });
});

test('compares with what the page chooses, says so, and stops when it is told to', async () => {
  const session = await open(shop);
  const changed: string[] = [];
  session.onChanged((change) => changed.push(change.project));
  await ask(session, 'compareWith', { project, revision: 'v1' });
  expect(changed).toEqual([project]);
  expect(await told(session)).toContainEqual(expect.stringContaining('no longer have to repeat summary'));
  await ask(session, 'compareWith', { project });
  expect(await ask(session, 'comparison')).toBeUndefined();
});

test('the page can name no folder, and gets a sentence for what is not there', async () => {
  const session = await open(shop);
  for (const revision of ['..', '/etc', '--all', 'nowhere']) {
    expect((await respond(session, 'compareWith', { project, revision })).error).toMatch(/^There is no revision ".*" in this repository any more\.$/);
  }
});

test('outside of a repository there is nothing to choose from', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cxa-alone-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'a.cxa'), 'system a\n');
  const session = await open(folder);
  const alone = pathToFileURL(folder).href;
  expect(await ask(session, 'revisions', { project: alone })).toBeUndefined();
  expect((await respond(session, 'compareWith', { project: alone, revision: 'HEAD' })).error).toContain('lies in no git repository');
});
