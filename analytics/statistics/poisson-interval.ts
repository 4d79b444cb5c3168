/**
 * Exact (Garwood) two-sided 95 % interval of the mean of a Poisson variable that was counted as `count`:
 * P(X >= count | lower) = P(X <= count | upper) = 0.025. `count` is a whole number from 0.
 */
export function poissonInterval(count: number): readonly [number, number] {
  const TAIL = 0.025;
  const lower = count === 0 ? 0 : solve((mean) => 1 - atMost(count - 1, mean) - TAIL, count);
  return [lower, solve((mean) => TAIL - atMost(count, mean), 2 * count + 10)];
}

/** P(X <= count) of a Poisson variable. */
function atMost(count: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = term;
  for (let k = 1; k <= count; k++) {
    term *= mean / k;
    sum += term;
  }
  return sum;
}

/** Root of a rising function on 0..high by bisection. */
function solve(rising: (mean: number) => number, high: number): number {
  let [low, top] = [0, high];
  for (let i = 0; i < 80; i++) {
    const middle = (low + top) / 2;
    if (rising(middle) < 0) low = middle;
    else top = middle;
  }
  return (low + top) / 2;
}
