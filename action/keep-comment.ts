import { setTimeout as wait } from 'node:timers/promises';
import type { Api, ApiAnswer } from './api.ts';
import { field } from './event.ts';

export interface CommentPlace {
  /** `owner/name`. */
  readonly repository: string;
  /** Of the pull request. */
  readonly number: number;
  readonly marker: string;
  /** Whether the token is the job's own; then its author is known. */
  readonly isOwnToken: boolean;
}

export type Kept =
  | { readonly kind: 'created' | 'updated' | 'unchanged'; readonly url: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly answer: ApiAnswer };

interface Comment {
  readonly id: number;
  readonly body: string;
  readonly url: string;
}

/** A pull request with more comments than that is read by nobody. */
const mostPages = 100;
const tries = 3;

/**
 * Writes the one comment, into the one that is there already. Where two runs have each made one, the first stays.
 * @param body begins with the marker
 * @param mayCreate else only a comment that is there is brought up to date
 */
export async function keepComment(api: Api, place: CommentPlace, body: string, mayCreate: boolean): Promise<Kept> {
  const comments = `/repos/${place.repository}/issues`;
  const isOwn = await authorTest(api, place.isOwnToken);
  if (!isOwn.ok) return { kind: 'failed', answer: isOwn.answer };
  for (let count = 1; ; count++) {
    const found = await findComments(api, place, isOwn.test);
    if ('status' in found) return { kind: 'failed', answer: found };
    const [first, ...more] = found;
    for (const { id } of more) await api.request('DELETE', `${comments}/comments/${id}`);
    if (!first && !mayCreate) return { kind: 'none' };
    if (first && lines(first.body) === lines(body)) return { kind: 'unchanged', url: first.url };
    const answer = first ? await api.request('PATCH', `${comments}/comments/${first.id}`, { body }) : await api.request('POST', `${comments}/${place.number}/comments`, { body });
    if (answer.status === 200 || answer.status === 201) return { kind: first ? 'updated' : 'created', url: urlOf(answer.data) };
    // Removed by somebody meanwhile, or made in spite of the failure: look again.
    const isWorthIt = first ? answer.status === 404 : answer.status === 0 || answer.status >= 500;
    if (!isWorthIt || count === tries) return { kind: 'failed', answer };
    await wait(1_000 * count);
  }
}

type AuthorTest = { readonly ok: true; test(comment: unknown): boolean } | { readonly ok: false; readonly answer: ApiAnswer };

/** Anybody can write the marker; only what we wrote ourselves is ours to change. */
async function authorTest(api: Api, isOwnToken: boolean): Promise<AuthorTest> {
  const byLogin = (login: string) => ({ ok: true, test: (comment: unknown) => field(comment, 'user', 'login') === login }) as const;
  if (isOwnToken) return byLogin('github-actions[bot]');
  const answer = await api.request('GET', '/user');
  const login = field(answer.data, 'login');
  if (answer.status === 200 && typeof login === 'string') return byLogin(login);
  // The token of an app is no user's: what a bot wrote may be its own.
  if (answer.status === 403 || answer.status === 404) return { ok: true, test: (comment) => field(comment, 'user', 'type') === 'Bot' };
  return { ok: false, answer };
}

async function findComments(api: Api, { repository, number, marker }: CommentPlace, isOwn: (comment: unknown) => boolean): Promise<readonly Comment[] | ApiAnswer> {
  const found: Comment[] = [];
  for (let page = 1; page <= mostPages; page++) {
    const answer = await api.request('GET', `/repos/${repository}/issues/${number}/comments?per_page=100&page=${page}`);
    if (answer.status !== 200 || !Array.isArray(answer.data)) return answer;
    for (const comment of answer.data) {
      const [id, body] = [field(comment, 'id'), field(comment, 'body')];
      if (typeof id === 'number' && typeof body === 'string' && body.split(/\r?\n/, 1)[0] === marker && isOwn(comment)) found.push({ id, body, url: urlOf(comment) });
    }
    if (answer.data.length < 100) break;
  }
  return found;
}

function urlOf(comment: unknown): string {
  const url = field(comment, 'html_url');
  return typeof url === 'string' ? url : '';
}

function lines(body: string): string {
  return body.replaceAll('\r\n', '\n').trimEnd();
}
