import type { PlacedGraph } from '../../diagram/placed-graph.ts';
import type { ViewGraph } from '../../diagram/view-graph.ts';

/** Places views away from the page's thread, so that typing and panning never wait for a layout. */
export interface Placer {
  /**
   * Rejects with `Superseded` when another view was asked for in the meantime, else with a sentence for the reader.
   * `previous` keeps the reader's bearings.
   */
  readonly place: (graph: ViewGraph, previous: PlacedGraph | undefined) => Promise<PlacedGraph>;
}

export class Superseded extends Error {}

/** What the page asks the worker, and what comes back. */
export interface PlaceTask {
  readonly id: number;
  readonly graph: ViewGraph;
  readonly previous: PlacedGraph | undefined;
  readonly deadline: number;
}
export type PlaceOutcome =
  | { readonly id: number; readonly placed: PlacedGraph }
  | { readonly id: number; readonly error: string };

/** ms until the layout itself takes a simpler way. */
const DEADLINE = 4_000;

/** ms until a worker that does not answer is given up; a synchronous layout can be stopped in no other way. */
const PATIENCE = 15_000;

interface Job {
  readonly task: PlaceTask;
  readonly resolve: (placed: PlacedGraph) => void;
  readonly reject: (error: Error) => void;
}

/** `script` is the address of the worker's bundle. */
export function openPlacer(script: string): Placer {
  const text = fetch(script).then((response) => response.text());
  let worker: Worker | undefined;
  let running: Job | undefined;
  let waiting: Job | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = 0;

  const finish = (report: (job: Job) => void) => {
    clearTimeout(timer);
    const done = running;
    running = undefined;
    if (done !== undefined) report(done);
    void next();
  };
  const giveUp = (reason: string) => {
    worker?.terminate();
    worker = undefined;
    finish((job) => job.reject(new Error(reason)));
  };
  const start = async () => {
    // A worker must come from the page's own origin, and a webview's scripts do not: hence a blob of the same text.
    const address = URL.createObjectURL(new Blob([await text], { type: 'text/javascript' }));
    const started = new Worker(address);
    started.addEventListener('message', (event) => {
      const outcome = event.data as PlaceOutcome;
      if (outcome.id !== running?.task.id) return;
      finish((job) => ('placed' in outcome ? job.resolve(outcome.placed) : job.reject(new Error(outcome.error))));
    });
    started.addEventListener('error', (event) => giveUp(event.message || 'The layout could not be loaded.'));
    return started;
  };
  const next = async () => {
    if (running !== undefined || waiting === undefined) return;
    running = waiting;
    waiting = undefined;
    const task = running.task;
    try {
      worker ??= await start();
      worker.postMessage(task);
      timer = setTimeout(() => giveUp('The picture takes too long to lay out. Narrow it with a view.'), PATIENCE);
    } catch (error) {
      giveUp(error instanceof Error ? error.message : String(error));
    }
  };
  return {
    place: (graph, previous) =>
      new Promise((resolve, reject) => {
        waiting?.reject(new Superseded());
        last += 1;
        waiting = { task: { id: last, graph, previous, deadline: DEADLINE }, resolve, reject };
        void next();
      }),
  };
}
