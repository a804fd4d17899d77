import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type PreviewServer, startPreviewServer } from '../../cli/preview-server.ts';
import { openPreviewSession, type PreviewSession } from '../../cli/preview-session.ts';
import { cxa } from '../support/command-line.ts';
import type { HostMessage, PageMessage, ProjectInfo, ViewResult } from '../../language-server/protocol.ts';

const SOON = { timeout: 10_000 };

let folder: string;
let session: PreviewSession;
let server: PreviewServer;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cxa-session-'));
  await write('shop/cxa.json', '{ "name": "Shop" }');
  await write('shop/main.cxa', 'system crm "CRM" { kind crm }\n');
  await write('bank/cxa.json', '{ "name": "Bank" }');
  await write('bank/main.cxa', 'system core "Core banking" { kind core-banking }\n');
  await writeFile(join(folder, 'secret.txt'), 'not for the page');
  session = await openPreviewSession(folder);
  server = await startPreviewServer({ session, port: 0 });
});
afterEach(async () => {
  await server.close();
  await session.close();
  await rm(folder, { recursive: true, force: true });
});

async function write(path: string, text: string): Promise<void> {
  const file = join(folder, path);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, text);
}

function uriOf(path: string): string {
  return pathToFileURL(join(folder, path)).href;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Node's own client, because `fetch` does not let its caller name another host. */
function get(path: string, headers: Readonly<Record<string, string>> = {}, body?: string): Promise<Answer> {
  const method = body === undefined ? 'GET' : 'POST';
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, method, headers: { host: own(), ...headers } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

function own(): string {
  return `localhost:${server.port}`;
}

async function token(): Promise<string> {
  return /name="cxa-token" content="([^"]+)"/.exec((await get('/')).text)?.[1] ?? '';
}

describe('the viewer’s server', () => {
  test('serves the page with a policy that lets nothing else in', async () => {
    const page = await get('/');
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['content-security-policy']).not.toContain('unsafe');
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect(page.text).not.toMatch(/<script(?![^>]*src=)/);
  });

  test.each(['evil.example', 'evil.example:80', '127.0.0.1'])('refuses the host "%s", so that no foreign name leads here', async (host) => {
    expect((await get('/', { host })).status).toBe(403);
  });

  test('refuses a page of another origin, and a message without the token', async () => {
    const message = JSON.stringify({ kind: 'request', id: 1, method: 'projects', params: {} });
    const key = { 'x-cxa-token': await token() };
    expect((await get('/message', key, message)).status).toBe(200);
    expect((await get('/message', { ...key, origin: 'https://evil.example' }, message)).status).toBe(403);
    expect((await get('/message', {}, message)).status).toBe(403);
    expect((await get('/message', { 'x-cxa-token': 'guessed' }, message)).status).toBe(403);
    expect((await get('/events?token=guessed')).status).toBe(403);
  });

  test.each(['/secret.txt', '/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/package.json', '/fonts/../../package.json', '//etc/passwd'])(
    'has nothing at %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  test.each(['', '{', '[]', 'null', '42', `{"kind":"${'x'.repeat(100_000)}"}`])('takes no damaged message', async (body) => {
    const answer = await get('/message', { 'x-cxa-token': await token() }, body);
    expect([204, 400]).toContain(answer.status);
    expect((await get('/')).status).toBe(200);
  });
});

describe('the command', () => {
  test('says what to do when the port that was asked for is taken', async () => {
    const { code, stderr } = await cxa(['preview', folder, '--port', String(server.port)]);
    expect(code).toBe(2);
    expect(stderr).toBe(`cxa: Port ${server.port} is taken; choose another with --port, or leave it out to get a free one.\n`);
  });

  test.each([
    [['preview', 'no-such-folder'], '"no-such-folder" does not exist'],
    [['preview', '--port', 'web'], 'It has to be a port'],
  ])('%j ends with 2 and one sentence', async (args, sentence) => {
    const { code, stderr } = await cxa(args);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });
});

describe('the session behind it', () => {
  const ask = async (method: 'projects' | 'view', params: unknown): Promise<unknown> => {
    const message = await session.answer({ kind: 'request', id: 7, method, params });
    if (message?.kind !== 'response') throw new Error('That is no answer.');
    expect(message.id).toBe(7);
    return message.result;
  };
  const projects = async () => (await ask('projects', {})) as readonly ProjectInfo[];
  const landscape = async (project: string) => (await ask('view', { project: uriOf(project), view: { kind: 'landscape' } })) as ViewResult;
  const say = (message: PageMessage): Promise<HostMessage | undefined> => session.answer(message);

  test('offers every project of the folder', async () => {
    expect((await projects()).map(({ name }) => name)).toEqual(['Bank', 'Shop']);
  });

  test('says which project has changed, and shows it', async () => {
    const changed: string[] = [];
    session.onChanged(({ project }) => changed.push(project));
    await write('shop/main.cxa', 'system crm "Customers" { kind crm }\n');
    await vi.waitFor(() => expect(changed).toContain(uriOf('shop')), SOON);
    expect(changed).not.toContain(uriOf('bank'));
    expect(JSON.stringify((await landscape('shop')).graph)).toContain('Customers');
  });

  test('sees the last of many writes in a row', async () => {
    for (let turn = 0; turn <= 20; turn++) await write('shop/main.cxa', `system crm "Turn ${turn}" { kind crm }\n`);
    await vi.waitFor(async () => expect(JSON.stringify((await landscape('shop')).graph)).toContain('Turn 20'), SOON);
  });

  test('takes in new files and new projects, and lets go of what is gone', async () => {
    await write('shop/more.cxa', 'system oms "Orders" { kind oms }\n');
    await write('club/cxa.json', '{ "name": "Club" }');
    await write('club/main.cxa', 'system loyalty "Points" { kind loyalty }\n');
    await vi.waitFor(async () => expect((await projects()).map(({ name }) => name)).toEqual(['Bank', 'Club', 'Shop']), SOON);
    await vi.waitFor(async () => expect(JSON.stringify((await landscape('shop')).graph)).toContain('Orders'), SOON);
    await rm(join(folder, 'shop/more.cxa'));
    await vi.waitFor(async () => expect(JSON.stringify((await landscape('shop')).graph)).not.toContain('Orders'), SOON);
  });

  test('answers a click with the text, and gives away no file that is not part of a project', async () => {
    const shown = await say({ kind: 'reveal', project: uriOf('shop'), element: 'system:crm' });
    expect(shown).toMatchObject({ kind: 'source', source: { file: uriOf('shop/main.cxa') }, text: 'system crm "CRM" { kind crm }\n' });
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    expect(await say({ kind: 'open', source: { file: uriOf('secret.txt'), range } })).toBeUndefined();
    expect(await say({ kind: 'open', source: { file: 'file:///etc/passwd', range } })).toBeUndefined();
    expect(await say({ kind: 'reveal', project: uriOf('shop'), element: 'system:none' })).toBeUndefined();
  });

  test('has no answer for a project that is not there', async () => {
    expect(await landscape('nowhere')).toBeUndefined();
  });
});
