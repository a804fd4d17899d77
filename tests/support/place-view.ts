import { afterAll } from 'vitest';
import { spawnLayoutWorker } from '../../cli/layout-worker.ts';
import type { PlaceView } from '../../diagram/draw.ts';
import { createLayouter, type WorkerLike } from '../../diagram/layout/layouter.ts';
import { createPlaceView } from '../../diagram/layout/place.ts';

/** Places views with ELK on its thread, ended after the tests of the file. What it has placed before it remembers. */
export function openPlacing(spawn: () => WorkerLike = spawnLayoutWorker): PlaceView {
  const layouter = createLayouter({ spawn });
  afterAll(() => layouter.dispose());
  const place = createPlaceView(layouter);
  return (graph, options) => place(graph, { deadline: 120_000, ...options });
}
