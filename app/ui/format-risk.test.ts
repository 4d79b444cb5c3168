import { expect, test } from 'vitest';
import { BANDS } from '../../data/catalogue/risk-model';
import { formatRisk } from './format-risk';

test('no figure reaches a level that the risk itself has not reached', () => {
  for (const { from } of BANDS) {
    expect(formatRisk(from)).toBe(String(from));
    if (from > 0) expect(formatRisk(from - 0.05)).toBe(String(from - 1));
  }
});

test('a sum that lost a hair, and a risk that nobody knows', () => {
  expect(formatRisk(74.99999999)).toBe('75');
  expect(formatRisk(null)).toBe('—');
});
