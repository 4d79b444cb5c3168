import type uPlot from 'uplot';
import type { Level } from '../../../data/model/level';
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

/** Behind the curve: expected windows as bands, limits dashed, the fault a solid line, raises in their level's colour, acknowledgements dotted. */
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
  for (const { value, level } of limits) drawLimit(plot, value, colour(`--level-${level}`), ratio);
  for (const { atS } of marks.faults) drawLine(plot, atS, colour('--text'), { width: 2 * ratio, dash: [] });
  for (const { atS, level } of marks.raised)
    drawLine(plot, atS, colour(`--level-${level}`), { width: 3 * ratio, dash: [] });
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

function drawLimit(plot: uPlot, value: number, stroke: string, ratio: number): void {
  const { ctx, bbox } = plot;
  const y = plot.valToPos(value, 'y', true);
  ctx.setLineDash([6 * ratio, 4 * ratio]);
  ctx.lineWidth = 1.5 * ratio;
  ctx.strokeStyle = stroke;
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
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

/** A letter-free sign at the top of each line: square for a fault, triangle for a raise, ring for an acknowledgement. */
function drawHeads(plot: uPlot, marks: ChartMarks, colour: Colour, ratio: number): void {
  const { ctx, bbox } = plot;
  const size = 5 * ratio;
  const y = bbox.top + size + ratio;
  ctx.setLineDash([]);
  ctx.lineWidth = 1.5 * ratio;
  ctx.strokeStyle = colour('--text');
  for (const { atS } of marks.faults) {
    const x = plot.valToPos(atS, 'x', true);
    ctx.fillStyle = colour('--text');
    ctx.fillRect(x - size, y - size, 2 * size, 2 * size);
  }
  for (const { atS, level } of marks.raised) {
    const x = plot.valToPos(atS, 'x', true);
    ctx.fillStyle = colour(`--level-${level}`);
    ctx.beginPath();
    ctx.moveTo(x - size, y - size);
    ctx.lineTo(x + size, y - size);
    ctx.lineTo(x, y + size);
    ctx.closePath();
    ctx.fill();
    ctx.stroke();
  }
  for (const { atS } of marks.acknowledged) {
    const x = plot.valToPos(atS, 'x', true);
    ctx.fillStyle = colour('--surface');
    ctx.beginPath();
    ctx.arc(x, y, size, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
  }
}
