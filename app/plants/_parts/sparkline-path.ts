/** A longer silence is a gap in the line. */
const GAP_MS = 30_000;

export interface SparklineBox {
  readonly width: number;
  readonly height: number;
  /** What lies between the left border and the newest value. */
  readonly spanMs: number;
  /** Values at the bottom and at the top. */
  readonly scale: readonly [number, number];
}

/** SVG path of the values up to the newest, which is at the right border; values beyond the scale lie on its border. */
export function sparklinePath(ts: readonly number[], values: readonly number[], box: SparklineBox): string {
  const end = ts.at(-1);
  if (end === undefined) return '';
  const [low, high] = box.scale;
  let path = '';
  let before = Number.NEGATIVE_INFINITY;
  ts.forEach((time, index) => {
    const share = ((values[index] ?? low) - low) / (high - low || 1);
    const x = (1 - (end - time) / box.spanMs) * box.width;
    const y = (1 - Math.min(1, Math.max(0, share))) * box.height;
    path += `${time - before > GAP_MS ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    before = time;
  });
  return path;
}
