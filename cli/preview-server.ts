import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname } from 'node:path';
import type { HostMessage, PageMessage } from '../language-server/protocol.ts';
import { assetFolder } from './page-program.ts';
import { pagePolicy, previewPage } from './preview-page.ts';
import type { PreviewSession } from './preview-session.ts';

export interface PreviewServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

export interface PreviewServerOptions {
  readonly session: PreviewSession;
  readonly port: number;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
};

/** Bytes of the longest message that a page has reason to send. */
const LONGEST_MESSAGE = 64 * 1024;

/**
 * Serves the viewer on this machine alone. Other sites that are open in the same browser get nothing: they cannot name
 * us as their host, do not know the token and may not embed the page.
 * @throws with `code` `EADDRINUSE` when the port is taken.
 */
export async function startPreviewServer({ session, port }: PreviewServerOptions): Promise<PreviewServer> {
  const token = randomBytes(18).toString('base64url');
  const streams = new Set<ServerResponse>();
  session.onChanged(({ project, version }) => {
    const message: HostMessage = { kind: 'changed', project, version };
    for (const stream of streams) stream.write(`data: ${JSON.stringify(message)}\n\n`);
  });

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isOwnHost(request)) return refuse(response, 403, 'Unknown host.');
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname === '/events') {
      return url.searchParams.get('token') === token ? stream(response) : refuse(response, 403, 'Reload the page.');
    }
    if (url.pathname === '/message') {
      const known = request.headers['x-cxa-token'] === token;
      if (!known) return refuse(response, 403, 'The viewer was started again: reload the page.');
      return request.method === 'POST' ? answer(request, response) : refuse(response, 405, 'Post a message.');
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Only reading is possible.');
    if (url.pathname === '/') return send(response, 'text/html; charset=utf-8', previewPage(token));
    return sendAsset(response, url.pathname);
  };
  const stream = (response: ServerResponse) => {
    response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' });
    // The page learns at once that it is connected.
    response.write(': here\n\n');
    streams.add(response);
    response.on('close', () => streams.delete(response));
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const message = parseMessage(await readBody(request));
    if (message === undefined) return refuse(response, 400, 'That is no message.');
    const result = await session.answer(message);
    if (result === undefined) response.writeHead(204, headers).end();
    else send(response, 'application/json', JSON.stringify(result));
  };
  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      process.stderr.write(`cxa: ${String(error)}\n`);
      if (!response.headersSent) refuse(response, 500, 'The viewer’s server failed; its terminal says why.');
    });
  });
  await listen(server, port);
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: async () => {
      for (const open of streams) open.end();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

/** For every answer: nothing is guessed, kept, embedded or told to others. */
const headers = {
  'content-security-policy': pagePolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** A foreign name that points to this machine is how a site would get around the browser's same-origin rule. */
function isOwnHost({ headers: { host, origin }, socket }: IncomingMessage): boolean {
  const port = socket.localPort;
  const names = ['127.0.0.1', 'localhost'].map((name) => `${name}:${port}`);
  if (host === undefined || !names.includes(host)) return false;
  return origin === undefined || origin === `http://${host}`;
}

function send(response: ServerResponse, type: string, body: string | Buffer): void {
  response.writeHead(200, { ...headers, 'content-type': type }).end(body);
}

function refuse(response: ServerResponse, status: number, reason: string): void {
  response.writeHead(status, { ...headers, 'content-type': 'text/plain; charset=utf-8' }).end(reason);
}

/** Only plain names of files: nothing outside the viewer's own folder can be asked for. */
async function sendAsset(response: ServerResponse, path: string): Promise<void> {
  const type = types[extname(path)];
  if (type === undefined || !/^\/(?:[\w-]+\/)?[\w.-]+$/.test(path) || path.includes('..')) return refuse(response, 404, 'There is no such page.');
  const file = new URL(`.${path}`, assetFolder());
  const content = await readFile(file).catch(() => undefined);
  if (content === undefined) return refuse(response, 404, 'There is no such page.');
  send(response, type, content);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    if (length > LONGEST_MESSAGE) return '';
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseMessage(text: string): PageMessage | undefined {
  try {
    const message: unknown = JSON.parse(text);
    return typeof message === 'object' && message !== null && 'kind' in message ? (message as PageMessage) : undefined;
  } catch {
    return undefined;
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
