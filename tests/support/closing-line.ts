import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/** Where the closing line is left for whoever has more to say after the tests. */
const CLOSING_LINE_FILE = 'out/closing-line.txt';

/**
 * Ends a run with one plain line that any tool can read: `12 passed, 0 failed, 1 skipped`. A file that could not be
 * loaded and an error outside every test count as one failure each, so that a broken run never looks clean.
 */
export default class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<SerializedError>): void {
    const line = closingLine(modules, errors);
    mkdirSync(dirname(CLOSING_LINE_FILE), { recursive: true });
    writeFileSync(CLOSING_LINE_FILE, `${line}\n`);
    console.log(`\n${line}`);
  }
}

function closingLine(modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<SerializedError>): string {
  let passed = 0;
  let skipped = 0;
  let failed = errors.length;
  for (const module of modules) {
    let failedHere = 0;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') passed += 1;
      else if (state === 'failed') failedHere += 1;
      else skipped += 1;
    }
    const brokenOutsideTests = failedHere === 0 && !module.ok();
    failed += brokenOutsideTests ? 1 : failedHere;
  }
  const counted = `${passed} passed, ${failed} failed`;
  return skipped === 0 ? counted : `${counted}, ${skipped} skipped`;
}
