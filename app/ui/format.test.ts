import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatAge,
  formatClock,
  formatDate,
  formatDateTime,
  formatLag,
  formatMinute,
  formatNumber,
  formatPoint,
  formatQuantity,
} from './format';

const NBSP = '\u00a0';

describe('numbers', () => {
  it('groups thousands and keeps the decimals', () => {
    expect(formatNumber(1120.46, 1)).toBe('1,120.5');
    expect(formatNumber(0.5, 3)).toBe('0.500');
  });
  it('has a dash for what is no number, and no minus before zero', () => {
    expect(formatNumber(undefined, 0)).toBe('—');
    expect(formatNumber(Number.NaN, 0)).toBe('—');
    expect(formatNumber(Number.POSITIVE_INFINITY, 0)).toBe('—');
    expect(formatNumber(-0.04, 1)).toBe('0.0');
  });
  it('ties the unit to the number', () => {
    expect(formatQuantity(1120.46, 'Pa', 0)).toBe(`1,120${NBSP}Pa`);
    expect(formatQuantity(3, '', 0)).toBe('3');
    expect(formatQuantity(undefined, 'Pa', 0)).toBe('—');
    expect(formatPoint('hopperTemperatureC', 41.25)).toBe(`41.3${NBSP}°C`);
    expect(formatPoint('tankLevelM', 0.45)).toBe(`0.450${NBSP}m`);
  });
});

describe('times', () => {
  // 2026-11-22T16:03:07Z is 00:03:07 of the next day in Shanghai (UTC+8, no summer time).
  const ts = Date.UTC(2026, 10, 22, 16, 3, 7);
  it('are of Asia/Shanghai, 24 h', () => {
    expect(formatClock(ts)).toBe('00:03:07');
    expect(formatDate(ts)).toBe('2026-11-23');
    expect(formatDateTime(ts)).toBe('2026-11-23 00:03:07');
    expect(formatMinute(ts)).toBe('11-23 00:03');
  });
  it('do not fail on a broken moment', () => {
    expect(formatClock(Number.NaN)).toBe('—');
  });
  it('agree with UTC shifted by eight hours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 946_684_800_000, max: 4_102_444_800_000 }), (moment) => {
        const shifted = new Date(moment + 8 * 3_600_000).toISOString();
        expect(formatDateTime(moment)).toBe(shifted.slice(0, 19).replace('T', ' '));
      }),
    );
  });
});

describe('ages', () => {
  it('grow through the units', () => {
    expect(formatAge(-5, 'en')).toBe('0 s');
    expect(formatAge(59_999, 'en')).toBe('59 s');
    expect(formatAge(60_000, 'zh-CN')).toBe('1 分');
    expect(formatAge(7_500_000, 'zh-CN')).toBe('2 时 05 分');
    expect(formatAge(7_500_000, 'en')).toBe('2 h 05 min');
    expect(formatAge(90_000_000, 'en')).toBe('1 d 1 h');
  });
  it('show a short delay in tenths', () => {
    expect(formatLag(420, 'en')).toBe('0.4 s');
    expect(formatLag(50, 'en')).toBe('0.1 s');
    expect(formatLag(49, 'en')).toBe('<0.1 s');
    expect(formatLag(0, 'zh-CN')).toBe('<0.1 秒');
    expect(formatLag(61_000, 'zh-CN')).toBe('1 分');
  });
});
