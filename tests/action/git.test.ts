import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { openGit } from '../../action/git.ts';
import { folderWith } from '../support/command-line.ts';

vi.setConfig({ testTimeout: 60_000 });

test('the token goes to the server that it is for, where that asks for one, and nowhere else', async () => {
  const asked: (string | undefined)[] = [];
  const server = createServer(({ headers }, response) => {
    asked.push(headers.authorization);
    response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const folder = folderWith({});
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
  execFileSync('git', ['remote', 'add', 'origin', `http://127.0.0.1:${port}/acme/shop`], { cwd: folder });
  const fetchFor = (address: string) => openGit(folder, { token: 'secret', server: address }).fetch([], ['main']);
  expect(await fetchFor('https://github.example')).toBe(false);
  expect(new Set(asked)).toEqual(new Set([undefined]));
  asked.length = 0;
  expect(await fetchFor(`http://127.0.0.1:${port}`)).toBe(false);
  expect(new Set(asked)).toEqual(new Set([undefined, `basic ${Buffer.from('x-access-token:secret').toString('base64')}`]));
  await new Promise((done) => server.close(done));
});
