/** Work that is done one piece after the other, in the order it came. */
export interface WorkQueue {
  /** What the work throws goes to `report` and does not stop what comes after. */
  add(work: () => Promise<void>): void;
  /** Resolves when everything is done that has been added so far. */
  settled(): Promise<void>;
}

export function createWorkQueue(report: (error: unknown) => void): WorkQueue {
  let last: Promise<void> = Promise.resolve();
  return {
    add(work) {
      last = last.then(work).catch(report);
    },
    settled: () => last,
  };
}
