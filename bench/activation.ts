import { join } from 'node:path';
import { statSync } from 'node:fs';
import { extensionProgram, project } from './built.ts';
import { runProgram } from './child-process.ts';
import { halfAndMost } from './measure.ts';
import type { Measure } from './measure.ts';

/** What the extension costs those who install it: the package's size, and loading and activating its bundle in an editor that is a stand-in. */
export const activation: Measure = {
  name: 'extension',
  async run() {
    const times: number[] = [];
    for (let round = 0; round < 11; round++) {
      const { output } = await runProgram(join(import.meta.dirname, 'activate.cjs'), [extensionProgram]);
      if (output.trim() === '') throw new Error('The extension did not activate.');
      times.push(Number(output));
    }
    return [
      { what: 'extension: bundle loaded and activated', unit: 'ms', ...halfAndMost(times), budget: { of: 'p95', atMost: 100 }, note: 'outside of VS Code, without its own work' },
      { what: 'extension package', unit: 'MB', p50: statSync(join(project, 'cxa-0.1.0.vsix')).size / 1024 / 1024, budget: { of: 'p50', atMost: 2.5 } },
    ];
  },
};
