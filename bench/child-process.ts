import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

export interface ProcessRun {
  /** From the start to the end of the process, ms. */
  readonly wall: number;
  /** Time that its threads were busy, ms: what remains comparable when others use the machine. */
  readonly busy: number;
  /** Peak memory, MB. */
  readonly memory: number;
  readonly output: string;
}

/** Runs a Node program to its end, whatever it says with its exit code. */
export function runProgram(script: string, args: readonly string[], cwd = process.cwd()): Promise<ProcessRun> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, ['--require', join(import.meta.dirname, 'report-usage.cjs'), script, ...args], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    });
    const read = (stream: number) => {
      const chunks: Buffer[] = [];
      child.stdio[stream]?.on('data', (chunk: Buffer) => chunks.push(chunk));
      return () => Buffer.concat(chunks).toString('utf8');
    };
    const [output, errors, usage] = [read(1), read(2), read(3)];
    let wall = 0;
    child.on('error', reject);
    child.on('exit', () => {
      wall = performance.now() - start;
    });
    child.on('close', (code) => {
      if (usage() === '' || code === null || code > 1) {
        reject(new Error(`${script} ${args.join(' ')} failed with ${code}: ${errors()}`));
        return;
      }
      const { busy, memory } = JSON.parse(usage()) as { busy: number; memory: number };
      resolve({ wall, busy, memory, output: output() });
    });
  });
}

/** ms that a process's threads were busy since it started, to 10 ms; undefined where the system does not say. */
export function busyTimeOf(pid: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return undefined;
  }
}

/** What a process takes now, MB; undefined where the system does not say. */
export function memoryOf(pid: number): number | undefined {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
