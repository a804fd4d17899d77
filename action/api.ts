import { setTimeout as wait } from 'node:timers/promises';
import { field } from './event.ts';

/** An answer of GitHub. `status` is 0 where there was none; `problem` says why, in words that hold no secret. */
export interface ApiAnswer {
  readonly status: number;
  readonly data: unknown;
  readonly problem: string;
}

export interface Api {
  /** @param path from the API's address on, as `/repos/…` */
  request(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<ApiAnswer>;
}

export interface ApiOptions {
  /** `GITHUB_API_URL`. */
  readonly address: string;
  readonly token: string;
}

/** ms. */
const longestRequest = 20_000;
const longestWait = 60_000;
const firstWait = 1_000;
const tries = 4;

/**
 * Asks GitHub, and asks again where it is busy or wants to be left alone for a moment. What creates something is not
 * asked again after a failure, since it may have been done all the same.
 */
export function openApi({ address, token }: ApiOptions): Api {
  const ask = async (method: string, path: string, body: object | undefined): Promise<{ readonly answer: ApiAnswer; readonly pause: number | undefined }> => {
    try {
      const response = await fetch(`${address.replace(/\/$/, '')}${path}`, {
        method,
        // The token is for this address alone.
        redirect: 'error',
        signal: AbortSignal.timeout(longestRequest),
        headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28', 'user-agent': 'cxa', ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      });
      const data = readJson(await response.text());
      const message = field(data, 'message');
      return { answer: { status: response.status, data, problem: `${response.status}${typeof message === 'string' ? ` ${message}` : ''}` }, pause: pauseOf(response) };
    } catch (error) {
      return { answer: { status: 0, data: undefined, problem: reasonOf(error) }, pause: undefined };
    }
  };
  return {
    async request(method, path, body) {
      for (let count = 1; ; count++) {
        const { answer, pause } = await ask(method, path, body);
        const isBusy = method !== 'POST' && (answer.status === 0 || answer.status >= 500);
        if (count === tries || !(isBusy || pause !== undefined)) return answer;
        const time = pause ?? firstWait * 2 ** (count - 1);
        if (time > longestWait) return answer;
        await wait(time);
      }
    },
  };
}

/** ms until GitHub takes requests again; undefined when that is not what it says. */
function pauseOf({ status, headers }: Response): number | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const after = Number(headers.get('retry-after') ?? Number.NaN);
  if (after >= 0) return after * 1000;
  const reset = Number(headers.get('x-ratelimit-reset') ?? Number.NaN);
  if (headers.get('x-ratelimit-remaining') === '0' && reset > 0) return Math.max(0, reset * 1000 - Date.now());
  return status === 429 ? firstWait : undefined;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer';
  if (error.name === 'TimeoutError') return `no answer within ${longestRequest / 1000} s`;
  const code = field(error.cause, 'code');
  return typeof code === 'string' ? `no answer (${code})` : 'no answer';
}
