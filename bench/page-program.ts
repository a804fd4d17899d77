import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { PlacedGraph } from '../diagram/placed-graph.ts';
import type { ViewGraph } from '../diagram/view-graph.ts';
import { project } from './built.ts';

/** Draws as the page does; its layout thread stays warm. */
export interface Page {
  place(graph: ViewGraph, previous?: PlacedGraph): Promise<PlacedGraph>;
  paint(graph: PlacedGraph): string;
  warmUp(): void;
  close(): void;
}

/** Bundled as the published page is, because Node does not run its components as they are written. */
export async function buildPage(): Promise<() => Page> {
  const outdir = join(project, 'out', 'bench');
  await build({
    entryPoints: { page: join(import.meta.dirname, 'page.ts'), 'elk-thread': join(project, 'cli', 'elk-thread.ts') },
    outdir,
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify: true,
    logLevel: 'error',
    banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
  });
  const page = (await import(pathToFileURL(join(outdir, 'page.js')).href)) as typeof import('./page.ts');
  return () => {
    const layouter = page.createLayouter({ spawn: page.spawnLayoutWorker });
    const placeView = page.createPlaceView(layouter);
    return {
      place: (graph, previous) => placeView(graph, previous === undefined ? {} : { previous }),
      paint: (graph) => page.exportSvg(graph, { theme: 'light', fontFaces: '' }),
      warmUp: () => layouter.warmUp(),
      close: () => layouter.dispose(),
    };
  };
}
