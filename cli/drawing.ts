import type { PlacedGraph } from '../diagram/placed-graph.ts';
import type { ViewEntry, ViewGraph } from '../diagram/view-graph.ts';
import type { ProjectState } from '../language-server/project.ts';

/** Draws views on a thread of its own, until it is closed. */
export interface Drawing {
  draw(state: ProjectState, entry: ViewEntry): Promise<PlacedGraph>;
  /** Any view, also of two versions; near to `previous`, the same view at another plateau. */
  place(graph: ViewGraph, previous?: PlacedGraph): Promise<PlacedGraph>;
  close(): void;
}

/** Loads what draws; only who makes pictures waits for it. */
export async function startDrawing(): Promise<Drawing> {
  const [{ createPlaceView }, { createLayouter }, { spawnLayoutWorker }, { buildPicture }, { viewContext }] = await Promise.all([
    import('../diagram/layout/place.ts'),
    import('../diagram/layout/layouter.ts'),
    import('./layout-worker.ts'),
    import('../diagram/compare/two-plateaus.ts'),
    import('../language-server/view-context.ts'),
  ]);
  const layouter = createLayouter({ spawn: spawnLayoutWorker });
  const placeView = createPlaceView(layouter);
  // Long enough that a busy machine draws the same picture as an idle one.
  const place: Drawing['place'] = (graph, previous) => placeView(graph, { deadline: 60_000, ...(previous !== undefined && { previous }) });
  return {
    draw: (state, entry) => place(buildPicture({ context: (plateau) => viewContext(state, plateau) }, entry)),
    place,
    close: () => layouter.dispose(),
  };
}

