import { createLayouter, type WorkerLike } from '../../diagram/layout/layouter.ts';
import { createPlaceView } from '../../diagram/layout/place.ts';
import type { PlacedGraph } from '../../diagram/placed-graph.ts';
import type { ViewGraph } from '../../diagram/view-graph.ts';
import { type Placer, Superseded } from './placer.ts';

/** ms until the layout itself takes a simpler way. */
const DEADLINE = 4_000;

/** ms that a layout may go on when a newer one waits. Stopping costs a new worker, so a quick one is let finish. */
const GRACE = 1_000;

/** ms until a layout is given up. */
const PATIENCE = 15_000;

interface Job {
  readonly graph: ViewGraph;
  readonly previous: PlacedGraph | undefined;
  readonly resolve: (placed: PlacedGraph) => void;
  readonly reject: (error: Error) => void;
}

/** `script` is the address of the layout worker's bundle. */
export async function openPlacer(script: string): Promise<Placer> {
  const layouter = createLayouter({ spawn: await workerFrom(script) });
  layouter.warmUp();
  const placeView = createPlaceView(layouter);
  let running: AbortController | undefined;
  let waiting: Job | undefined;

  const run = async () => {
    while (waiting !== undefined) {
      const { graph, previous, resolve, reject } = waiting;
      waiting = undefined;
      const stop = new AbortController();
      running = stop;
      const patience = setTimeout(() => stop.abort(), PATIENCE);
      try {
        resolve(await placeView(graph, { deadline: DEADLINE, signal: stop.signal, ...(previous === undefined ? {} : { previous }) }));
      } catch (error) {
        const tooLong = new Error('The picture takes too long to lay out. Narrow it with a view.');
        reject(waiting !== undefined ? new Superseded() : stop.signal.aborted ? tooLong : asError(error));
      } finally {
        clearTimeout(patience);
      }
    }
    running = undefined;
  };
  return {
    place: (graph, previous) =>
      new Promise((resolve, reject) => {
        waiting?.reject(new Superseded());
        waiting = { graph, previous, resolve, reject };
        const slow = running;
        if (slow === undefined) void run();
        else setTimeout(() => slow.abort(), GRACE);
      }),
  };
}

/**
 * A worker must come from the page's own origin, and a webview's scripts do not: it is started from a blob of the same
 * text, which has to be there first.
 */
async function workerFrom(script: string): Promise<() => WorkerLike> {
  const text = await (await fetch(script)).text();
  const address = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  return () => {
    const worker = new Worker(address);
    return {
      post: (message) => worker.postMessage(message),
      listen: (onMessage, onError) => {
        worker.addEventListener('message', (event) => onMessage(event.data));
        worker.addEventListener('error', (event) => onError(new Error(event.message || 'The layout could not be loaded.')));
      },
      terminate: () => worker.terminate(),
    };
  };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
