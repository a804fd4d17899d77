import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const PROJECT = join(import.meta.dirname, '..', '..');

/** A running `cxa preview`, as a user starts it. */
export interface PreviewProgram {
  readonly address: string;
  readonly output: () => string;
  /** Ctrl+C; resolves with the exit code. */
  readonly interrupt: () => Promise<number | null>;
}

/** Starts the built command line on a folder and waits until it says where it serves. */
export async function startPreview(folder: string, ...options: readonly string[]): Promise<PreviewProgram> {
  const child = runCommandLine('preview', folder, '--port', '0', ...options);
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  const address = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString('utf8');
      const found = /http:\/\/localhost:\d+\//.exec(output)?.[0];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    void ended.then((code) => reject(new Error(`cxa preview ended with ${code}: ${output}`)));
  });
  return {
    address,
    output: () => output,
    interrupt: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}

function runCommandLine(...args: readonly string[]): ChildProcess {
  const program = join(PROJECT, 'dist', 'cli.js');
  if (!existsSync(program)) throw new Error('The command line is not built: run npm run build.');
  return spawn(process.execPath, [program, ...args], { cwd: PROJECT, stdio: ['ignore', 'pipe', 'pipe'] });
}
