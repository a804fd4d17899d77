import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StoredComment {
  readonly id: number;
  readonly login: string;
  readonly type: 'Bot' | 'User';
  body: string;
}

/** One answer out of turn. */
interface Trouble {
  readonly method: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** What was asked is done all the same. */
  readonly done?: true;
}

export interface GitHubApi {
  readonly address: string;
  readonly comments: StoredComment[];
  /** `GET /repos/…`, in order. */
  readonly requests: string[];
  /** Answered with before anything else, each once. */
  readonly troubles: Trouble[];
  /** Who the token belongs to; `refused` as an app's, `reader` as a fork's. */
  author: string | 'refused' | 'reader';
  add(login: string, body: string, type?: 'Bot' | 'User'): StoredComment;
  clear(): void;
  close(): Promise<void>;
}

/** Stands in for GitHub's comments on pull request 1 of `acme/shop`: pages, authors, and what can go wrong. */
export async function startGitHubApi(): Promise<GitHubApi> {
  const comments: StoredComment[] = [];
  const requests: string[] = [];
  const troubles: Trouble[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = '', url = '' } = request;
    requests.push(`${method} ${url}`);
    const send = (status: number, data: unknown, headers: Readonly<Record<string, string>> = {}) => response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(data));
    const place = troubles.findIndex((trouble) => trouble.method === method);
    const [trouble] = place < 0 ? [] : troubles.splice(place, 1);
    const answer = trouble && !trouble.done ? undefined : answerTo(method, new URL(url, 'http://x'), chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : {});
    if (trouble) send(trouble.status, { message: 'Something is the matter' }, trouble.headers);
    else if (!/^Bearer \S+$/.test(request.headers.authorization ?? '')) send(401, { message: 'Bad credentials' });
    else send(answer?.status ?? 404, answer?.data ?? { message: 'Not Found' });
  });
  let next = 1;
  const api: GitHubApi = {
    address: '',
    comments,
    requests,
    troubles,
    author: 'github-actions[bot]',
    add(login, body, type = 'User') {
      const comment: StoredComment = { id: next++, login, type, body };
      comments.push(comment);
      return comment;
    },
    clear() {
      for (const list of [comments, requests, troubles]) list.length = 0;
      api.author = 'github-actions[bot]';
    },
    close: () => new Promise((done) => server.close(() => done())),
  };

  function answerTo(method: string, url: URL, { body }: { readonly body?: string }): { readonly status: number; readonly data: unknown } | undefined {
    const refused = { status: 403, data: { message: 'Resource not accessible by integration' } };
    if (url.pathname === '/user') return api.author === 'refused' || api.author.endsWith('[bot]') ? refused : { status: 200, data: { login: api.author } };
    if (url.pathname === '/repos/acme/shop/issues/1/comments' && method === 'GET') {
      const [size, page] = [Number(url.searchParams.get('per_page') ?? 30), Number(url.searchParams.get('page') ?? 1)];
      return { status: 200, data: comments.slice(size * (page - 1), size * page).map(shown) };
    }
    if (api.author === 'reader') return refused;
    if ((body ?? '').length > 65_536) return { status: 422, data: { message: 'Body is too long (maximum is 65536 characters)' } };
    if (url.pathname === '/repos/acme/shop/issues/1/comments' && method === 'POST') {
      const login = api.author === 'refused' ? 'some-app[bot]' : api.author;
      return { status: 201, data: shown(api.add(login, body ?? '', login.endsWith('[bot]') ? 'Bot' : 'User')) };
    }
    const found = comments.findIndex(({ id }) => url.pathname === `/repos/acme/shop/issues/comments/${id}`);
    const comment = comments[found];
    if (comment && method === 'DELETE') comments.splice(found, 1);
    else if (comment && method === 'PATCH') comment.body = body ?? '';
    return comment && { status: method === 'DELETE' ? 204 : 200, data: shown(comment) };
  }

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return Object.assign(api, { address: `http://127.0.0.1:${port}` });
}

function shown({ id, login, type, body }: StoredComment) {
  return { id, body, html_url: `https://github.example/acme/shop/pull/1#issuecomment-${id}`, user: { login, type } };
}
