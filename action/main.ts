import { UsageError } from '../cli/usage-error.ts';
import { comment } from './comment.ts';
import { tellError } from './log.ts';
import { review } from './review.ts';

const steps: Readonly<Record<string, () => Promise<void>>> = { review, comment };

/** One step of `action.yml`, by its name. */
async function main(name: string): Promise<void> {
  const step = steps[name];
  if (!step) throw new UsageError(`There is no step "${name}"; action.yml runs ${Object.keys(steps).join(' and ')}.`);
  await step();
}

try {
  await main(process.argv[2] ?? '');
} catch (error) {
  tellError(error instanceof UsageError ? error.message : `An internal fault of CXA, please report it: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  process.exitCode = 1;
}
