import type { Level } from '../../data/model/level';

/**
 * Shape and numeral of each level in a 24 x 24 box, as path data for SVG and for `new Path2D(...)` alike.
 * The shape is filled; the numeral is stroked with `NUMERAL_STROKE`, so no font is needed. Told apart without colour.
 */
export const LEVEL_SHAPES: Readonly<
  Record<
    Level,
    {
      readonly name: 'octagon' | 'triangle' | 'diamond' | 'circle';
      readonly outline: string;
      readonly numeral: string;
    }
  >
> = {
  red: { name: 'octagon', outline: 'M7.5 1h9L23 7.5v9L16.5 23h-9L1 16.5v-9Z', numeral: 'M12 6.5v11' },
  orange: { name: 'triangle', outline: 'M12 1.2 23.4 22H.6Z', numeral: 'M9.9 10.5v8.5M14.1 10.5v8.5' },
  yellow: { name: 'diamond', outline: 'M12 .5 23.5 12 12 23.5.5 12Z', numeral: 'M8.2 8v8M12 8v8M15.8 8v8' },
  blue: {
    name: 'circle',
    outline: 'M12 1a11 11 0 1 1 0 22a11 11 0 1 1 0-22Z',
    numeral: 'M7 7.5v9M10.4 7.5 13.6 16.5 16.8 7.5',
  },
};

/** In the units of the 24 x 24 box. */
export const NUMERAL_STROKE = 2.1;
/** Ink on every level colour: at least 6:1. */
export const NUMERAL_COLOUR = '#0f1720';
