export interface AuditPoint {
  readonly number: number;
  readonly ts: number;
}

/**
 * The smallest number of an entry written after `ts`, or null when none is: `before` of it are all entries up to `ts`.
 * Numbers have no gap and grow with time, so that a few questions find it: `newestBefore(n)` answers the newest entry with a smaller
 * number than n, or of all when n is undefined; null where there is none.
 */
export async function findAuditBound(
  ts: number,
  newestBefore: (number?: number) => Promise<AuditPoint | null>,
): Promise<number | null> {
  const newest = await newestBefore();
  if (!newest || newest.ts <= ts) return null;
  let notAfter = 0;
  let after = newest.number;
  while (after - notAfter > 1) {
    const middle = Math.floor((notAfter + after) / 2);
    const entry = await newestBefore(middle + 1);
    if (entry && entry.ts > ts) after = middle;
    else notAfter = middle;
  }
  return after;
}
