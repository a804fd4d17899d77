import { join } from 'node:path';
import { commandLine, project } from './built.ts';
import { runProgram } from './child-process.ts';
import { halfAndMost } from './measure.ts';
import type { Measure } from './measure.ts';

/** The whole process on the project that beginners start with. */
export const checkSmall: Measure = {
  name: 'check-small',
  async run() {
    const runs = [];
    for (let round = 0; round < 11; round++) runs.push(await runProgram(commandLine, ['check', join(project, 'examples', 'quickstart')]));
    return [
      {
        what: 'check of a small project, whole process',
        unit: 'ms',
        ...halfAndMost(runs.slice(1).map(({ wall }) => wall)),
        memory: Math.max(...runs.map(({ memory }) => memory)),
        budget: { of: 'p50', atMost: 600 },
        note: `busy ${halfAndMost(runs.map(({ busy }) => busy)).p50.toFixed(0)} ms`,
      },
    ];
  },
};
