import { defineConfig } from 'vitest/config';

/** Put others in the place of modules, so that they have to be read for them alone. */
const mocking = ['tests/language-server/boundary.test.ts', 'tests/language-server/work-once.test.ts'];

/**
 * `unit` and `mocking` run everywhere, `browser` drives the viewer in Chromium, `vscode` drives a real VS Code. The last
 * two own the machine while they run: one file at a time, after the quick ones.
 */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    reporters: ['default', './tests/support/closing-line.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/browser/**', 'tests/vscode/**', ...mocking],
          sequence: { groupOrder: 0 },
          // Files share what they import: reading it anew for each took as long as a third of the tests.
          isolate: false,
          // Many of them wait for programs that they start. Left to itself, one core of two does nothing.
          maxWorkers: 2,
          // A busy machine takes its time; what hangs is noticed all the same.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: { name: 'mocking', include: mocking, sequence: { groupOrder: 0 }, maxWorkers: 2, testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          sequence: { groupOrder: 1 },
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'vscode',
          include: ['tests/vscode/**/*.test.ts'],
          sequence: { groupOrder: 2 },
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
