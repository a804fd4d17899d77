import { place } from '../../diagram/layout/place.ts';
import type { PlaceOutcome, PlaceTask } from './placing.ts';

/** The other side of `placing.ts`: runs in a worker, one layout at a time. */
self.addEventListener('message', (event: MessageEvent<PlaceTask>) => {
  const { id, graph, previous, deadline } = event.data;
  place(graph, { deadline, ...(previous === undefined ? {} : { previous }) }).then(
    (placed) => answer({ id, placed }),
    (error: unknown) => answer({ id, error: error instanceof Error ? error.message : String(error) }),
  );
});

function answer(outcome: PlaceOutcome): void {
  self.postMessage(outcome);
}
