import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface CxaAnswer {
  readonly code: number;
  readonly out: string;
  /** What is on stderr, without `cxa: ` at its beginning. */
  readonly problem: string;
}

/** How `cxa` is run; the program beside this one. */
export type RunCxa = (...args: readonly string[]) => Promise<CxaAnswer>;

/** Runs `cxa` in the top folder of a repository, so that all paths it tells are the repository's. It gets no token. */
export function cxaIn(folder: string): RunCxa {
  const program = fileURLToPath(new URL('cli.js', import.meta.url));
  const { CXA_TOKEN: _token, ...env } = process.env;
  return (...args) =>
    new Promise((done) => {
      const options = { cwd: folder, env: { ...env, NO_COLOR: '1' }, maxBuffer: 256 * 1024 * 1024 };
      execFile(process.execPath, [program, ...args], options, (error, out, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 2;
        done({ code, out, problem: (stderr.trim() || (error?.message ?? '')).replace(/^cxa: /, '') });
      });
    });
}
