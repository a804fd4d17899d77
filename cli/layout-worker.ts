import { Worker } from 'node:worker_threads';
import type { WorkerLike } from '../diagram/layout/layouter.ts';

/** Starts ELK on a thread of its own, which keeps the process alive only while it has something to lay out. */
export function spawnLayoutWorker(): WorkerLike {
  const script = import.meta.url.endsWith('.ts') ? './elk-thread.ts' : './elk-thread.js';
  const worker = new Worker(new URL(script, import.meta.url));
  return {
    post: (message) => worker.postMessage(message),
    listen: (onMessage, onError) => {
      worker.on('message', onMessage);
      worker.on('error', onError);
    },
    hold: (busy) => (busy ? worker.ref() : worker.unref()),
    terminate: () => void worker.terminate(),
  };
}
