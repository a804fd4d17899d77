// ELK as a worker: loaded as one, it answers messages by itself. `placing.ts` starts it.
import 'elkjs/lib/elk-worker.min.js';
