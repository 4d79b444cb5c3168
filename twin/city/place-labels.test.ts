import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLabelField, type LabelField, placeLabels, STAND } from './place-labels';

interface Row {
  readonly x: number;
  readonly y: number;
  readonly width?: number;
  readonly stand?: number;
}

function place(rows: readonly Row[]): LabelField {
  const field = createLabelField(rows.map(() => 1));
  rows.forEach((row, i) => {
    field.x[i] = row.x;
    field.y[i] = row.y;
    field.width[i] = row.width ?? 60;
    field.height[i] = 20;
    field.gap[i] = 10;
    field.stand[i] = row.stand ?? STAND.beside;
  });
  placeLabels(field, { width: 800, height: 600, corner: 50 });
  return field;
}

describe('placeLabels', () => {
  it('prefers the right side, then the left', () => {
    const field = place([
      { x: 400, y: 300 },
      { x: 400, y: 300 },
    ]);
    expect([field.left[0], field.left[1]]).toEqual([410, 330]);
  });

  it('lets the heavier label have the place', () => {
    const crowd = Array.from({ length: 40 }, () => ({ x: 400, y: 300, stand: STAND.centred, width: 200 }));
    const field = place(crowd);
    expect([field.left[0], field.top[0], field.shown[0]]).toEqual([300, 290, 1]);
    expect(field.shown[39]).toBe(0);
  });

  it('keeps the corner of the compass free, but for what is fixed', () => {
    const field = place([
      { x: 765, y: 15, stand: STAND.centred },
      { x: 700, y: 15, stand: STAND.centred },
      { x: 765, y: 15, stand: STAND.fixed },
    ]);
    expect([...field.shown]).toEqual([0, 1, 1]);
  });

  it('always shows what is fixed and keeps others off it', () => {
    const field = place([
      { x: 430, y: 300, stand: STAND.fixed, width: 30 },
      { x: 400, y: 300 },
    ]);
    expect([...field.shown]).toEqual([1, 1]);
    expect(field.left[1]).toBe(330);
  });

  it('keeps what is out of sight out of the picture', () => {
    const field = place([
      { x: Number.NaN, y: 0 },
      { x: 5000, y: 300 },
      { x: -200, y: 300, stand: STAND.centred },
    ]);
    expect([...field.shown]).toEqual([0, 0, 0]);
  });

  it('goes to its next anchor when the first is taken', () => {
    const field = createLabelField([1, 2]);
    field.x.set([400, 400, 100]);
    field.y.set([300, 300, 100]);
    field.width.set([200, 60]);
    field.height.set([80, 20]);
    field.stand.set([STAND.fixed, STAND.centred]);
    placeLabels(field, { width: 800, height: 600, corner: 50 });
    expect([field.shown[1], field.left[1], field.top[1]]).toEqual([1, 70, 90]);
  });

  it('never lets two labels overlap, whatever the crowd', () => {
    const row = fc.record({
      x: fc.integer({ min: 0, max: 800 }),
      y: fc.integer({ min: 0, max: 600 }),
      stand: fc.constantFrom(STAND.centred, STAND.beside),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 80 }), (rows) => {
        const field = place(rows);
        const boxes = rows.flatMap((_, i) =>
          field.shown[i] ? [{ left: field.left[i] ?? 0, top: field.top[i] ?? 0 }] : [],
        );
        for (const a of boxes)
          for (const b of boxes)
            if (a !== b) expect(Math.abs(a.left - b.left) >= 60 || Math.abs(a.top - b.top) >= 20).toBe(true);
      }),
    );
  });
});
