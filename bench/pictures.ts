import { performance } from 'node:perf_hooks';
import type { PlacedGraph } from '../diagram/placed-graph.ts';
import type { ViewResult } from '../language-server/protocol.ts';
import { writeProject } from './big-project.ts';
import { flippedShare } from './flips.ts';
import { landscapeProject } from './landscape-project.ts';
import { startServer } from './language-server.ts';
import type { ServerSession } from './language-server.ts';
import { halfAndMost, mean } from './measure.ts';
import type { Figure, Measure } from './measure.ts';
import { buildPage } from './page-program.ts';
import type { Page } from './page-program.ts';

/** From a key to the new picture: the server reads it, tells the page, the page asks for the view, places it and paints it. */
export const pictures: Measure = {
  name: 'pictures',
  async run({ folder }) {
    writeProject(folder, landscapeProject(45));
    const openPage = await buildPage();
    const page = openPage();
    const server = await startServer(folder);
    await server.open(document);
    let shown = await draw(server, page, undefined);
    const nodes = shown.marks.filter((mark) => mark.kind === 'box' && mark.shape === 'card').length;
    const figures: Figure[] = [];
    const flips: number[] = [];
    for (const { what, rounds, atMost, edit } of edits) {
      const times: number[] = [];
      for (let n = -6; n < rounds; n++) {
        const { offset, length, text } = edit(server.textOf(document), n + 6);
        const start = performance.now();
        await server.send(document, offset, length, text);
        const before = shown;
        shown = await draw(server, page, before);
        if (n < 0) continue;
        times.push(performance.now() - start);
        flips.push(flippedShare(before, shown));
      }
      figures.push({ what: `key ${what} → picture of ${nodes} nodes`, unit: 'ms', ...halfAndMost(times), budget: { of: 'p95', atMost } });
    }
    await server.close();
    page.close();
    const structure = flips.filter((_, place) => place >= (edits[0]?.rounds ?? 0));
    figures.push({
      what: 'node pairs that flip after one edit of the structure, mean',
      unit: '%',
      p50: 100 * mean(structure),
      budget: { of: 'p50', atMost: 2 },
      note: `at most ${(100 * Math.max(...structure)).toFixed(1)} %`,
    });
    return figures;
  },
};

const document = 'landscape.cxa';

interface Edit {
  readonly what: string;
  readonly rounds: number;
  readonly atMost: number;
  edit(text: string, n: number): { readonly offset: number; readonly length: number; readonly text: string };
}

const edits: readonly Edit[] = [
  {
    what: 'in a title',
    rounds: 40,
    atMost: 60,
    edit(text, n) {
      const offset = text.indexOf('"System number 12') + '"System number 12'.length;
      return n % 2 === 0 ? { offset, length: 0, text: 'x' } : { offset, length: 1, text: '' };
    },
  },
  {
    what: 'that adds or takes out an integration',
    rounds: 40,
    atMost: 150,
    edit(text, n) {
      // Each round between other systems.
      const added = text.search(/^s\d+ -> s\d+ as added/m);
      if (added >= 0) return { offset: added, length: text.length - added, text: '' };
      return { offset: text.length, length: 0, text: `s${(n * 5) % 45} -> s${(n * 11 + 8) % 45} as added${n} by rest\n` };
    },
  },
  {
    what: 'that adds or takes out a system',
    rounds: 20,
    atMost: 150,
    edit(text, n) {
      const added = /^system extra\d+ .*\n/m.exec(text);
      if (added) return { offset: added.index, length: added[0].length, text: '' };
      return { offset: text.length, length: 0, text: `system extra${n} "Another system" { in group${n % 6}  kind crm  owner team1 }\n` };
    },
  },
];

/** The view is asked for as the page does: a request is answered with what the keys before it made. */
async function draw(server: ServerSession, page: Page, previous: PlacedGraph | undefined): Promise<PlacedGraph> {
  const view = await server.request<ViewResult>('cxa/view', { project: server.root, view: { kind: 'landscape' } });
  if (view.broken) throw new Error('The picture is of a text with mistakes, so its figures would mean nothing.');
  const placed = await page.place(view.graph, previous);
  page.paint(placed);
  return placed;
}
