import type uPlot from 'uplot';
import type { Level } from '../../../data/model/level';
import { drawLevelMark } from '../../ui/draw-level-mark';
import { drawLimits } from '../../ui/draw-limits';
import type { RangeLimit } from '../../ui/range-bar';

/** What stands beside a curve of the report. Seconds since the story's start. */
export interface ChartMarks {
  readonly faults: readonly Mark[];
  readonly windows: readonly { readonly fromS: number; readonly toS: number; readonly text: string }[];
  readonly raised: readonly (Mark & { readonly level: Level })[];
  readonly acknowledged: readonly Mark[];
}

interface Mark {
  readonly atS: number;
  readonly text: string;
}

type Colour = (token: string) => string;

/** Behind the curve: expected windows as bands, limits dashed with their level, the fault a solid line, raises in their level's colour, acknowledgements dotted. */
export function drawMarks(
  plot: uPlot,
  marks: ChartMarks,
  limits: readonly RangeLimit[],
  colour: Colour,
): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (const { fromS, toS } of marks.windows) drawWindow(plot, fromS, toS, colour);
  drawLimits(
    ctx,
    limits.map(({ value, level }) => ({ y: plot.valToPos(value, 'y', true), level })),
    { left: bbox.left, right: bbox.left + bbox.width, ratio },
    colour,
  );
  for (const { atS } of marks.faults) drawLine(plot, atS, colour('--text'), { width: 2 * ratio, dash: [] });
  for (const { atS, level } of marks.raised) {
    drawLine(plot, atS, colour('--level-outline'), { width: 5 * ratio, dash: [] });
    drawLine(plot, atS, colour(`--level-${level}`), { width: 3 * ratio, dash: [] });
  }
  for (const { atS } of marks.acknowledged)
    drawLine(plot, atS, colour('--text-2'), { width: 2 * ratio, dash: [2 * ratio, 4 * ratio] });
  drawHeads(plot, marks, colour, ratio);
  ctx.restore();
}

function drawWindow(plot: uPlot, fromS: number, toS: number, colour: Colour): void {
  const { ctx, bbox } = plot;
  const left = plot.valToPos(fromS, 'x', true);
  const right = plot.valToPos(toS, 'x', true);
  ctx.fillStyle = colour('--band');
  ctx.globalAlpha = 0.6;
  ctx.fillRect(left, bbox.top, Math.max(2, right - left), bbox.height);
  ctx.globalAlpha = 1;
}

function drawLine(
  plot: uPlot,
  atS: number,
  stroke: string,
  { width, dash }: { width: number; dash: number[] },
): void {
  const { ctx, bbox } = plot;
  const x = plot.valToPos(atS, 'x', true);
  ctx.setLineDash(dash);
  ctx.lineWidth = width;
  ctx.strokeStyle = stroke;
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
}

/** Heads of the lines, each kind in its own row so that none covers another, CSS pixels below the chart's top. */
const ROWS = { fault: 7, raised: 22, acknowledged: 39 } as const;

/** At each line's head: a square for a fault, the level's shape and numeral for a raise, a tick for an acknowledgement. */
function drawHeads(plot: uPlot, marks: ChartMarks, colour: Colour, ratio: number): void {
  const { ctx, bbox } = plot;
  const half = 5 * ratio;
  ctx.fillStyle = colour('--text');
  for (const { atS } of marks.faults) {
    const y = bbox.top + ROWS.fault * ratio;
    ctx.fillRect(plot.valToPos(atS, 'x', true) - half, y - half, 2 * half, 2 * half);
  }
  for (const { atS, level } of marks.raised) {
    const y = bbox.top + ROWS.raised * ratio;
    drawLevelMark(ctx, level, { x: plot.valToPos(atS, 'x', true), y, size: 16 * ratio }, colour);
  }
  ctx.setLineDash([]);
  for (const { atS } of marks.acknowledged)
    drawTick(ctx, plot.valToPos(atS, 'x', true), bbox.top + ROWS.acknowledged * ratio, { colour, ratio });
}

/** Twice: a wide one in the ground's colour, so that it stands off the line behind it. */
function drawTick(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  { colour, ratio }: { colour: Colour; ratio: number },
): void {
  ctx.beginPath();
  ctx.moveTo(x - 5 * ratio, y);
  ctx.lineTo(x - 1.5 * ratio, y + 4 * ratio);
  ctx.lineTo(x + 6 * ratio, y - 5 * ratio);
  ctx.strokeStyle = colour('--surface');
  ctx.lineWidth = 6 * ratio;
  ctx.stroke();
  ctx.strokeStyle = colour('--text');
  ctx.lineWidth = 2.2 * ratio;
  ctx.stroke();
}
