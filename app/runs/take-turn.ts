import { performance } from 'node:perf_hooks';

const SHORTEST_REST_MS = 4;
const LONGEST_REST_MS = 250;
/** Of the loop's time: beyond it an exercise rests longer, below it shorter. */
const BUSY_SHARE = 0.8;

/**
 * How an exercise waits for its turn between two groups: the busier the one event loop is with everything else, the longer. What it
 * does not take it does not acknowledge, so its simulator slows down; live goes first and is never starved.
 */
export function createTurn(): () => Promise<void> {
  let before = performance.eventLoopUtilization();
  let restMs = SHORTEST_REST_MS;
  return async () => {
    const { utilization } = performance.eventLoopUtilization(before);
    before = performance.eventLoopUtilization();
    restMs = nextRest(restMs, utilization);
    await new Promise((resolve) => setTimeout(resolve, restMs));
  };
}

/** Half as long again while the loop is busy, a third shorter while it is not. Share 0..1, rest in ms. */
export function nextRest(restMs: number, utilization: number): number {
  const next = utilization > BUSY_SHARE ? restMs * 1.5 : restMs / 1.5;
  return Math.min(LONGEST_REST_MS, Math.max(SHORTEST_REST_MS, next));
}
