import type uPlot from 'uplot';
import type { Level } from '../../../data/model/level';
import { hatchPattern } from '../../trends/_parts/hatch-pattern';

/** What stands behind and over every curve of a collector. Seconds of the story. */
export interface PictureMarks {
  readonly faults: readonly {
    readonly onsetS: number;
    /** Null: to the end. */
    readonly clearedS: number | null;
    readonly signatureS: number | null;
  }[];
  readonly alarms: readonly { readonly raisedS: number; readonly level: Level }[];
}

type Colour = (token: string) => string;

/** Behind the curve: the time of each fault hatched, its onset a line. */
export function drawFaults(plot: uPlot, { faults }: PictureMarks, colour: Colour): void {
  clipped(plot, (ctx, ratio) => {
    const { top, height, left, width } = plot.bbox;
    for (const { onsetS, clearedS } of faults) {
      const from = plot.valToPos(onsetS, 'x', true);
      const to = clearedS === null ? left + width : plot.valToPos(clearedS, 'x', true);
      ctx.globalAlpha = HATCH_ALPHA;
      ctx.fillStyle = hatchPattern(ctx, colour('--hatch'), 8 * ratio);
      ctx.fillRect(from, top, to - from, height);
      ctx.globalAlpha = 1;
      drawLine(plot, ctx, from, { stroke: colour('--text'), width: 1.5 * ratio, dash: [] });
    }
  });
}

/** Over the curve: each alarm a line of its level, and where a signature leaves the noise a dashed line with a hollow diamond. */
export function drawMoments(plot: uPlot, { faults, alarms }: PictureMarks, colour: Colour): void {
  clipped(plot, (ctx, ratio) => {
    for (const { raisedS, level } of alarms) {
      const x = plot.valToPos(raisedS, 'x', true);
      drawLine(plot, ctx, x, { stroke: colour('--level-outline'), width: 3.5 * ratio, dash: [] });
      drawLine(plot, ctx, x, { stroke: colour(`--level-${level}`), width: 2 * ratio, dash: [] });
    }
    for (const { signatureS } of faults) {
      if (signatureS === null) continue;
      const x = plot.valToPos(signatureS, 'x', true);
      drawLine(plot, ctx, x, { stroke: colour('--text'), width: 1.5 * ratio, dash: [3 * ratio, 3 * ratio] });
      drawDiamond(ctx, x, plot.bbox.top + 8 * ratio, { colour, ratio });
    }
  });
}

const HATCH_ALPHA = 0.5;

interface Pen {
  readonly stroke: string;
  readonly width: number;
  readonly dash: number[];
}

function drawLine(plot: uPlot, ctx: CanvasRenderingContext2D, x: number, { stroke, width, dash }: Pen): void {
  ctx.setLineDash(dash);
  ctx.lineWidth = width;
  ctx.strokeStyle = stroke;
  ctx.beginPath();
  ctx.moveTo(x, plot.bbox.top);
  ctx.lineTo(x, plot.bbox.top + plot.bbox.height);
  ctx.stroke();
  ctx.setLineDash([]);
}

function drawDiamond(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  { colour, ratio }: { readonly colour: Colour; readonly ratio: number },
): void {
  const half = 5 * ratio;
  ctx.beginPath();
  ctx.moveTo(x, y - half);
  ctx.lineTo(x + half, y);
  ctx.lineTo(x, y + half);
  ctx.lineTo(x - half, y);
  ctx.closePath();
  ctx.fillStyle = colour('--surface');
  ctx.fill();
  ctx.lineWidth = 1.5 * ratio;
  ctx.strokeStyle = colour('--text');
  ctx.stroke();
}

function clipped(plot: uPlot, draw: (ctx: CanvasRenderingContext2D, ratio: number) => void): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  draw(ctx, devicePixelRatio);
  ctx.restore();
}
