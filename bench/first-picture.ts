import { performance } from 'node:perf_hooks';
import type { ViewResult } from '../language-server/protocol.ts';
import { writeProject } from './big-project.ts';
import { landscapeProject } from './landscape-project.ts';
import { startServer } from './language-server.ts';
import { halfAndMost } from './measure.ts';
import type { Measure } from './measure.ts';
import { buildPage } from './page-program.ts';

/** Cold, from the start of the server and of the layout's thread to the painted picture; the editor's own start is not in it. */
export const firstPicture: Measure = {
  name: 'first-picture',
  async run({ folder }) {
    writeProject(folder, landscapeProject(25));
    const openPage = await buildPage();
    const times: number[] = [];
    for (let round = 0; round < 7; round++) {
      const start = performance.now();
      const page = openPage();
      page.warmUp();
      const server = await startServer(folder);
      const view = await server.request<ViewResult>('cxa/view', { project: server.root, view: { kind: 'landscape' } });
      if (view.broken) throw new Error('The picture is of a text with mistakes.');
      page.paint(await page.place(view.graph));
      times.push(performance.now() - start);
      page.close();
      await server.close();
    }
    return [{ what: 'first picture of 30 nodes, cold', unit: 'ms', ...halfAndMost(times), budget: { of: 'p50', atMost: 1_500 }, note: 'without VS Code itself' }];
  },
};
