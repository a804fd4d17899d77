#!/usr/bin/env node
import { run } from './program.ts';

// Who reads through `head` or `less` stops when he has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

process.exitCode = await run(process.argv.slice(2));
