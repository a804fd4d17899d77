import { performance } from 'node:perf_hooks';
import { createRunner } from '../model/check/runner.ts';
import { readSettings } from '../model/check/settings.ts';
import { createStands } from '../model/check/stand.ts';
import { rules } from '../model/rules/table.ts';
import { createMemoryFiles } from '../language-server/file-system.ts';
import { createProject } from '../language-server/project.ts';
import { bigProject } from './big-project.ts';
import { halfAndMost } from './measure.ts';
import type { Figure, Measure } from './measure.ts';

/** Every rule by itself on a large project at all plateaus, with the walks already done; from nothing, not after a change. */
export const ruleTimes: Measure = {
  name: 'rules',
  async run() {
    const texts = new Map([...bigProject()].map(([name, text]) => [`${root}/${name}`, text]));
    const documents = [...texts.keys()].filter((uri) => uri.endsWith('.cxa'));
    const project = createProject({ root, config: undefined, documents }, { fileSystem: createMemoryFiles(texts), today, profile: 'run' });
    await project.load();
    const { model } = project.state();
    const walked = times(3, () => {
      for (const { view } of createStands().at(model, undefined)) for (const journey of view.index.all('journey')) view.walk(journey);
    });
    const stands = createStands().at(model, undefined);
    for (const { view } of stands) for (const journey of view.index.all('journey')) view.walk(journey);
    const figures: Figure[] = [{ what: 'all journeys walked', unit: 'ms', ...halfAndMost(walked) }];
    for (const [id, rule] of Object.entries(rules)) {
      const settings = readSettings({ [id]: rule }, {});
      const taken = times(5, () => [...createRunner(settings, { profile: 'run', today: today() }).gather(stands)]);
      figures.push({ what: `rule ${id}`, unit: 'ms', ...halfAndMost(taken) });
    }
    return figures;
  },
};

const root = 'file:///big';

function today(): string {
  return '2026-11-22';
}

function times(rounds: number, work: () => unknown): readonly number[] {
  return Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
}
