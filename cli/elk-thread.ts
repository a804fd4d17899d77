import { parentPort } from 'node:worker_threads';
import elk from 'elkjs/lib/elk-worker.min.js';

/**
 * The thread in which ELK runs under Node. ELK's worker script answers to `self` in a browser; under Node it exports
 * a stand-in with the same messages, which is put on this thread's port here.
 */
const worker = new elk.Worker();
worker.onmessage = ({ data }) => parentPort?.postMessage(data);
parentPort?.on('message', (message: unknown) => worker.postMessage(message));
