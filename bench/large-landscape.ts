import { performance } from 'node:perf_hooks';
import type { ViewResult } from '../language-server/protocol.ts';
import { writeProject } from './big-project.ts';
import { landscapeProject } from './landscape-project.ts';
import { startServer } from './language-server.ts';
import { halfAndMost } from './measure.ts';
import type { Measure } from './measure.ts';
import { buildPage } from './page-program.ts';

/** A landscape that nobody can read, and whether the editor stays quick meanwhile. */
export const largeLandscape: Measure = {
  name: 'large-landscape',
  async run({ folder }) {
    writeProject(folder, landscapeProject(1_000));
    const openPage = await buildPage();
    const server = await startServer(folder);
    await server.open(document);
    const hover = () =>
      server.request('textDocument/hover', { textDocument: { uri: `${server.root}/${document}` }, position: { line: 4, character: 10 } });
    for (let round = 0; round < 5; round++) await hover();
    const times: number[] = [];
    const hovers: number[] = [];
    for (let round = 0; round < 3; round++) {
      const page = openPage();
      page.warmUp();
      let drawn = false;
      const hovering = (async () => {
        while (!drawn) {
          const start = performance.now();
          await hover();
          hovers.push(performance.now() - start);
          await new Promise((resolve) => {
            setTimeout(resolve, 25);
          });
        }
      })();
      const start = performance.now();
      const view = await server.request<ViewResult>('cxa/view', { project: server.root, view: { kind: 'landscape' } });
      if (view.broken) throw new Error('The picture is of a text with mistakes.');
      const placed = await page.place(view.graph);
      times.push(performance.now() - start);
      drawn = true;
      await hovering;
      page.paint(placed);
      page.close();
    }
    await server.close();
    return [
      { what: 'landscape of 1,000 systems, placed', unit: 'ms', ...halfAndMost(times), budget: { of: 'p50', atMost: 3_000 } },
      { what: 'hover meanwhile', unit: 'ms', ...halfAndMost(hovers), budget: { of: 'p95', atMost: 50 } },
    ];
  },
};

const document = 'landscape.cxa';
