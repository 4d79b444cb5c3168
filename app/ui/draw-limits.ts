import type { Level } from '../../data/model/level';
import { drawLevelMark } from './draw-level-mark';
import { markColumns } from './mark-columns';

/** Sizes in CSS pixels. */
const MARK = 15;
const LINE = 1.5;
const OUTLINE = 1.25;

/**
 * Limits across a chart: dashed in the level's colour with the outline that light ground needs, the level's mark at the right end.
 * Places in canvas pixels, `ratio` canvas pixels a CSS pixel; `colour` reads a token.
 */
export function drawLimits(
  ctx: CanvasRenderingContext2D,
  limits: readonly { readonly y: number; readonly level: Level }[],
  { left, right, ratio }: { readonly left: number; readonly right: number; readonly ratio: number },
  colour: (token: string) => string,
): void {
  ctx.save();
  ctx.setLineDash([6 * ratio, 4 * ratio]);
  for (const { y, level } of limits)
    for (const [token, width] of [
      ['--level-outline', LINE + 2 * OUTLINE],
      [`--level-${level}`, LINE],
    ] as const) {
      ctx.strokeStyle = colour(token);
      ctx.lineWidth = width * ratio;
      ctx.beginPath();
      ctx.moveTo(left, y);
      ctx.lineTo(right, y);
      ctx.stroke();
    }
  const size = MARK * ratio;
  const columns = markColumns(
    limits.map(({ y }) => y),
    size,
  );
  for (const [at, { y, level }] of limits.entries())
    drawLevelMark(ctx, level, { x: right - size * (0.6 + (columns[at] ?? 0)), y, size }, colour);
  ctx.restore();
}
