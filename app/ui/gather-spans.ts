export interface SpanValues {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
}

interface Bucket extends SpanValues {
  readonly ts: number;
  readonly count: number;
}

/**
 * Buckets of one point -> so many equal spans of [from, to), each with least, greatest and mean value (weighted by count) of the
 * buckets that begin in it; null where nothing was measured. Times in epoch ms.
 */
export function gatherSpans(
  buckets: readonly Bucket[],
  { from, to, spans }: { readonly from: number; readonly to: number; readonly spans: number },
): readonly (SpanValues | null)[] {
  const gathered: (Bucket | null)[] = Array.from({ length: spans }, () => null);
  for (const bucket of buckets) {
    const place = Math.floor(((bucket.ts - from) / (to - from)) * spans);
    const known = gathered[place];
    if (known === undefined) continue;
    gathered[place] = known ? together(known, bucket) : bucket;
  }
  return gathered.map((one) => one && { min: one.min, max: one.max, mean: one.mean });
}

function together(a: Bucket, b: Bucket): Bucket {
  const count = a.count + b.count;
  return {
    ts: a.ts,
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
    mean: count > 0 ? (a.mean * a.count + b.mean * b.count) / count : a.mean,
    count,
  };
}
