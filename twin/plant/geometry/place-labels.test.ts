import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeLabels, type WantedLabel } from './place-labels';

const picture = { width: 800, height: 500 };
const label = (id: string, x: number, y: number, priority = 1): WantedLabel => ({
  id,
  x,
  y,
  width: 100,
  height: 24,
  priority,
});

test('a label stands above its anchor', () => {
  expect(placeLabels([label('a', 400, 300)], picture).get('a')).toEqual({ left: 350, top: 258 });
});

test('a label keeps off the strips of buttons and legend', () => {
  const places = placeLabels([label('a', 400, 80)], { ...picture, top: 46, bottom: 46 });
  expect(places.get('a')?.top).toBeGreaterThanOrEqual(46);
});

test('of two that want one place the more important one gets it', () => {
  const places = placeLabels([label('low', 400, 300, 1), label('high', 400, 300, 9)], picture);
  expect(places.get('high')).toEqual({ left: 350, top: 258 });
  expect(places.get('low')).not.toEqual({ left: 350, top: 258 });
});

test('no two labels ever overlap and none leaves the picture', () => {
  const wanted = fc.array(
    fc.record({
      x: fc.integer({ min: -50, max: 850 }),
      y: fc.integer({ min: -50, max: 550 }),
      width: fc.integer({ min: 20, max: 260 }),
      height: fc.integer({ min: 16, max: 48 }),
      priority: fc.integer({ min: 0, max: 100 }),
      beside: fc.boolean(),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(wanted, (specs) => {
      const labels = specs.map((spec, index) => ({ ...spec, id: String(index) }));
      const places = placeLabels(labels, picture);
      const boxes = labels.flatMap((each) => {
        const place = places.get(each.id);
        return place ? [{ ...place, right: place.left + each.width, bottom: place.top + each.height }] : [];
      });
      for (const box of boxes) {
        expect(box.left >= 0 && box.top >= 0 && box.right <= 800 && box.bottom <= 500).toBe(true);
      }
      boxes.forEach((a, index) => {
        for (const b of boxes.slice(index + 1)) {
          expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
        }
      });
    }),
  );
});
