/** Watches one point of a faulty station beside its healthy twin. */
export interface PointWatch {
  readonly look: (second: number, faulty: number, healthy: number) => void;
  /** Start of the first 30 s in which the two differ, s; null: they never did. */
  readonly leftAtS: () => number | null;
}

const WINDOW_S = 30;
const SIGMAS = 3;

/** `sigmaOf`: standard deviation of one sample at a value, in the point's unit; 0 for a switch, which differs by any difference. */
export function watchPoint(sigmaOf: (value: number) => number): PointWatch {
  const window: { second: number; difference: number }[] = [];
  let sum = 0;
  let left: number | null = null;
  return {
    look(second, faulty, healthy) {
      if (left !== null) return;
      // What is not sent, or is not a number, differs from what is.
      const difference = Number.isFinite(faulty) ? faulty - healthy : Number.POSITIVE_INFINITY;
      window.push({ second, difference });
      sum += difference;
      for (let first = window[0]; first && second - first.second > WINDOW_S; first = window[0]) {
        window.shift();
        sum -= first.difference;
      }
      const first = window[0];
      if (!first || second - first.second < WINDOW_S) return;
      if (!Number.isFinite(sum)) sum = window.reduce((total, one) => total + one.difference, 0);
      if (Math.abs(sum / window.length) > SIGMAS * sigmaOf(Math.abs(healthy))) left = first.second;
    },
    leftAtS: () => left,
  };
}
