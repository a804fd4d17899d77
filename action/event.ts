import { readFileSync } from 'node:fs';

/** What happened, as far as it matters here. */
export interface RunEvent {
  /** `pull_request`, `push`, `schedule` … */
  readonly name: string;
  readonly pullRequest: PullRequest | undefined;
  /** Of a merge queue: the commit that a group of pull requests goes on top of. */
  readonly queueBase: string | undefined;
}

export interface PullRequest {
  readonly number: number;
  /** Full ids of commits. */
  readonly head: string;
  readonly base: string;
  /** The name of the branch that it goes into. */
  readonly branch: string;
  /** It comes from another repository, so that the token may only read. */
  readonly fork: boolean;
}

/** Reads what GitHub says of the event that the run is for. What is not as it should be counts as no pull request. */
export function readEvent(env: NodeJS.ProcessEnv): RunEvent {
  const event = readJson(env.GITHUB_EVENT_PATH);
  const name = env.GITHUB_EVENT_NAME ?? '';
  const queueBase = commitOf(field(event, 'merge_group', 'base_sha'));
  const number = field(event, 'pull_request', 'number');
  const head = commitOf(field(event, 'pull_request', 'head', 'sha'));
  const base = commitOf(field(event, 'pull_request', 'base', 'sha'));
  const branch = field(event, 'pull_request', 'base', 'ref');
  // A comment or review carries its pull request too, but checks out the default branch.
  const isPullRequest = name === 'pull_request' || name === 'pull_request_target';
  if (!isPullRequest || typeof number !== 'number' || head === undefined || base === undefined) return { name, pullRequest: undefined, queueBase };
  const from = field(event, 'pull_request', 'head', 'repo', 'full_name');
  return {
    name,
    pullRequest: { number, head, base, branch: typeof branch === 'string' ? branch : 'HEAD', fork: from !== env.GITHUB_REPOSITORY },
    queueBase,
  };
}

/** What lies at a path in data of unknown shape. */
export function field(data: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined), data);
}

/** It becomes an argument of git, so it has to be an id and nothing else. */
function commitOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(value) ? value : undefined;
}

function readJson(path: string | undefined): unknown {
  try {
    return JSON.parse(readFileSync(path ?? '', 'utf8'));
  } catch {
    return undefined;
  }
}
