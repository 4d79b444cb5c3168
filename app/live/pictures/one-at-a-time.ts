export interface OneAtATime {
  /** Runs `work` when its turn comes; null when too many wait already. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T> | null;
}

/** A line of at most `most` that wait behind the one that runs. */
export function createOneAtATime(most: number): OneAtATime {
  let last: Promise<unknown> = Promise.resolve();
  let inside = 0;
  return {
    run(work) {
      if (inside > most) return null;
      inside += 1;
      const mine = last.then(work).finally(() => {
        inside -= 1;
      });
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}
