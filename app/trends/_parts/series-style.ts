/** How a line differs from the others without being loud: four grey tints by three strokes make twelve. */
export interface SeriesStyle {
  /** Custom property of its tint. */
  readonly tint: string;
  /** Canvas and SVG dash pattern, CSS pixels. */
  readonly dash: readonly number[];
}

const TINTS = 4;
const DASHES: readonly (readonly number[])[] = [[], [9, 4], [2, 3]];

export function seriesStyle(index: number): SeriesStyle {
  return {
    tint: `--series-${(index % TINTS) + 1}`,
    dash: DASHES[Math.floor(index / TINTS) % DASHES.length] ?? [],
  };
}
