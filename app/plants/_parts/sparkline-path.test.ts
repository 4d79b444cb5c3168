import { expect, test } from 'vitest';
import { sparklinePath } from './sparkline-path';

const box = { width: 100, height: 10, spanMs: 600_000, scale: [0, 50] } as const;

test('the newest value is at the right border, ten minutes ago at the left', () => {
  expect(sparklinePath([0, 600_000], [0, 50], box)).toBe('M0.0 10.0M100.0 0.0');
});

test('a silence of more than 30 s is a gap', () => {
  expect(sparklinePath([570_000, 580_000, 600_000], [25, 25, 25], box)).toBe('M95.0 5.0L96.7 5.0L100.0 5.0');
});

test('values beyond the scale lie on its border', () => {
  expect(sparklinePath([0], [900], box)).toBe('M100.0 0.0');
  expect(sparklinePath([], [], box)).toBe('');
});
