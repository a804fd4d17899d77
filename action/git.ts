import { execFile } from 'node:child_process';

export interface GitAnswer {
  readonly ok: boolean;
  /** Without the line end at its end. */
  readonly out: string;
  readonly problem: string;
}

/** Git in one repository. */
export interface Git {
  run(...args: readonly string[]): Promise<GitAnswer>;
  /** Gets commits from `origin` without touching branches, tags or submodules; whether that went well. */
  fetch(options: readonly string[], wanted: readonly string[]): Promise<boolean>;
}

export interface GitOptions {
  /** With which a private repository is read where `actions/checkout` did not leave its own token. */
  readonly token: string | undefined;
  /** `https://github.com`: the only place that the token is for. */
  readonly server: string;
}

/** ms; a large repository takes a while, and a server that does not answer must not hold the job. */
const longestFetch = 300_000;

/** Never by a shell, and never asking anybody for a password. */
export function openGit(folder: string, { token, server }: GitOptions): Git {
  const start = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    new Promise<GitAnswer>((done) => {
      const options = { cwd: folder, env: { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', ...env }, maxBuffer: 256 * 1024 * 1024, timeout: longestFetch };
      execFile('git', args, options, (error, stdout, stderr) => done({ ok: error === null, out: stdout.replace(/\n$/, ''), problem: stderr.trim().split('\n')[0] ?? '' }));
    });
  return {
    run: (...args) => start(args),
    async fetch(options, wanted) {
      const args = ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', ...options, 'origin', ...wanted];
      if ((await start(args)).ok) return true;
      const { out: address } = await start(['remote', 'get-url', 'origin']);
      // A second header of this kind is refused, so it is tried only where none was left behind.
      if (token === undefined || !address.startsWith(`${server}/`)) return false;
      const header = `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
      // By the environment: arguments can be read by every program on the machine.
      return (await start(args, { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: `http.${server}/.extraheader`, GIT_CONFIG_VALUE_0: header })).ok;
    },
  };
}
