import { bigProject, bigSize, writeProject } from './big-project.ts';
import { commandLine } from './built.ts';
import { runProgram } from './child-process.ts';
import type { ProcessRun } from './child-process.ts';
import { halfAndMost, percentile } from './measure.ts';
import type { Figure, Measure } from './measure.ts';
import { installPeer, writePeerProject } from './peer.ts';

/** What the peer took when the budgets were set: a third of its time, half of its memory. */
const budget = { of: 'p50', atMost: 4_700 / 3, memory: 450 / 2 } as const;

/** The whole process on a large project, and the peer on as many elements and relations, in turns. */
export const checkBig: Measure = {
  name: 'check-big',
  async run({ folder, peer }) {
    writeProject(`${folder}/cxa`, bigProject());
    const other = peer ? await installPeer() : undefined;
    if (other) writePeerProject(`${folder}/peer`, bigSize);
    const own: ProcessRun[] = [];
    const others: ProcessRun[] = [];
    for (let round = 0; round < 5; round++) {
      own.push(await runProgram(commandLine, ['check', `${folder}/cxa`]));
      if (other) others.push(await runProgram(other.program, ['validate', `${folder}/peer`]));
    }
    const what = `${bigSize.systems} systems, ${bigSize.integrations} integrations, ${bigSize.journeys} journeys`;
    const figures: Figure[] = [figureOf(`check of ${what}`, own, budget)];
    if (other) {
      figures.push(figureOf(`${other.name} validate of as many elements and relations`, others));
      const ratio = percentile(own.map(({ wall }, round) => (100 * wall) / (others[round]?.wall ?? Number.NaN)), 0.5);
      const memory = (100 * peak(own)) / peak(others);
      figures.push({
        what: `check as a share of ${other.name}, run by run`,
        unit: '%',
        p50: ratio,
        budget: { of: 'p50', atMost: 100 / 3 },
        note: `memory ${memory.toFixed(0)} % of ${other.name}, at most 50 %`,
      });
    }
    return figures;
  },
};

function figureOf(what: string, runs: readonly ProcessRun[], within?: Figure['budget']): Figure {
  return {
    what,
    unit: 'ms',
    ...halfAndMost(runs.map(({ wall }) => wall)),
    memory: peak(runs),
    ...(within && { budget: within }),
    note: `busy ${halfAndMost(runs.map(({ busy }) => busy)).p50.toFixed(0)} ms`,
  };
}

function peak(runs: readonly ProcessRun[]): number {
  return Math.max(...runs.map(({ memory }) => memory));
}
