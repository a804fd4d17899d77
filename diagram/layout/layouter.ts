import type { ElkNode } from './elk-graph.ts';

/**
 * A thread that runs ELK. It speaks ELK's own worker protocol: `{ id, cmd: 'register' | 'layout', … }` in,
 * `{ id, data }` or `{ id, error }` out. In a browser that is a Web Worker on `elkjs/lib/elk-worker.min.js`.
 */
export interface WorkerLike {
  post(message: unknown): void;
  /** Called once, before the first message. */
  listen(onMessage: (message: unknown) => void, onError: (error: unknown) => void): void;
  /** Whether the thread has something to do; where a process lives as long as its threads, an idle one lets it end. */
  hold?(busy: boolean): void;
  terminate(): void;
}

export interface LayouterOptions {
  readonly spawn: () => WorkerLike;
}

/** Lays out single ELK graphs away from the caller's thread. One warm worker; ended when told to stop, started again when needed. */
export interface Layouter {
  /**
   * Rejects with what ELK throws, and with `LayoutStopped` once `signal` is aborted: a layout that is running is then
   * ended together with its worker, since ELK cannot be interrupted.
   */
  layout(graph: ElkNode, signal?: AbortSignal): Promise<ElkNode>;
  /** Starts the worker before it is needed; its first layout takes half a second longer than the others. */
  warmUp(): void;
  dispose(): void;
}

export class LayoutStopped extends Error {
  override readonly name = 'LayoutStopped';
}

export function createLayouter({ spawn }: LayouterOptions): Layouter {
  const waiting: Job[] = [];
  let worker: WorkerLike | undefined;
  let running: Job | undefined;
  let lastId = 0;

  function start(): WorkerLike {
    const started = spawn();
    started.listen(
      (message) => {
        if (started === worker) receive(message);
      },
      (error) => {
        if (started === worker) restart(error instanceof Error ? error : new Error(String(error)));
      },
    );
    started.post({ id: 0, cmd: 'register', algorithms: ['layered'] });
    return started;
  }

  function receive(message: unknown): void {
    if (running === undefined || !isAnswer(message) || message.id !== running.id) return;
    const job = running;
    running = undefined;
    if (message.error === undefined) job.resolve(message.data as ElkNode);
    else job.reject(new Error(describe(message.error)));
    next();
  }

  function next(): void {
    if (running !== undefined) return;
    running = waiting.shift();
    if (running === undefined) {
      worker?.hold?.(false);
      return;
    }
    worker ??= start();
    worker.hold?.(true);
    worker.post({ id: running.id, cmd: 'layout', graph: running.graph, layoutOptions: {}, options: {} });
  }

  function restart(reason: Error): void {
    worker?.terminate();
    worker = undefined;
    const job = running;
    running = undefined;
    job?.reject(reason);
    next();
  }

  function stop(job: Job): void {
    const reason = new LayoutStopped('The layout was stopped.');
    if (job === running) {
      restart(reason);
      return;
    }
    const index = waiting.indexOf(job);
    if (index < 0) return;
    waiting.splice(index, 1);
    job.reject(reason);
  }

  return {
    layout: (graph, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(new LayoutStopped('The layout was stopped.'));
          return;
        }
        lastId += 1;
        const onAbort = () => stop(job);
        const settle = () => signal?.removeEventListener('abort', onAbort);
        const job: Job = {
          id: lastId,
          graph,
          resolve: (placed) => {
            settle();
            resolve(placed);
          },
          reject: (error) => {
            settle();
            reject(error);
          },
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        waiting.push(job);
        next();
      }),
    warmUp: () => {
      if (worker !== undefined || running !== undefined) return;
      worker = start();
      worker.hold?.(false);
      worker.post({ id: -1, cmd: 'layout', graph: warmUpGraph, layoutOptions: {}, options: {} });
    },
    dispose: () => {
      for (const job of waiting.splice(0)) job.reject(new LayoutStopped('The layout was stopped.'));
      restart(new LayoutStopped('The layout was stopped.'));
    },
  };
}

interface Job {
  readonly id: number;
  readonly graph: ElkNode;
  readonly resolve: (graph: ElkNode) => void;
  readonly reject: (error: Error) => void;
}

const warmUpGraph: ElkNode = {
  id: 'root',
  layoutOptions: { 'elk.algorithm': 'layered' },
  children: [
    { id: 'a', width: 10, height: 10 },
    { id: 'b', width: 10, height: 10 },
  ],
  edges: [{ id: 'e', sources: ['a'], targets: ['b'] }],
};

function isAnswer(message: unknown): message is { readonly id: number; readonly data?: unknown; readonly error?: unknown } {
  return typeof message === 'object' && message !== null && 'id' in message && typeof message.id === 'number';
}

function describe(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'message' in error) return String(error.message);
  return typeof error === 'string' ? error : JSON.stringify(error);
}
