import type { Level } from '../../data/model/level';
import { LEVEL_SHAPES, NUMERAL_COLOUR, NUMERAL_STROKE } from './level-shapes';

/** A level's shape with its numeral on a canvas, as the icon has it. Centre and size in canvas pixels; `colour` reads a token. */
export function drawLevelMark(
  ctx: CanvasRenderingContext2D,
  level: Level,
  { x, y, size }: { readonly x: number; readonly y: number; readonly size: number },
  colour: (token: string) => string,
): void {
  const { outline, numeral } = LEVEL_SHAPES[level];
  const shape = new Path2D(outline);
  ctx.save();
  ctx.setLineDash([]);
  ctx.translate(x - size / 2, y - size / 2);
  ctx.scale(size / BOX, size / BOX);
  ctx.lineJoin = 'round';
  ctx.lineCap = 'round';
  ctx.fillStyle = colour(`--level-${level}`);
  ctx.fill(shape);
  ctx.strokeStyle = colour('--level-outline');
  ctx.lineWidth = OUTLINE_WIDTH;
  ctx.stroke(shape);
  ctx.strokeStyle = NUMERAL_COLOUR;
  ctx.lineWidth = NUMERAL_STROKE;
  ctx.stroke(new Path2D(numeral));
  ctx.restore();
}

/** The box that the shapes are drawn in, and the outline's width in it. */
const BOX = 24;
const OUTLINE_WIDTH = 1.6;
