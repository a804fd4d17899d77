import type { Command } from 'commander';

/** One command of `cxa`: how it is called, and what runs. `done` takes its exit code. */
export interface CliCommand {
  register(program: Command, done: (code: number) => void): void;
}
