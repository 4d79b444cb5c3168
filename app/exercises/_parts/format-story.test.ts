import { describe, expect, it } from 'vitest';
import { formatLength, formatStory } from './format-story';

describe('times of a story', () => {
  it.each([
    [0, '0:00:00'],
    [605.9, '0:10:05'],
    [90_061, '25:01:01'],
    [-3, '0:00:00'],
  ])('%d s after the start is %s', (seconds, text) => {
    expect(formatStory(seconds)).toBe(text);
  });

  it.each([
    [0, '0.0 s'],
    [9.44, '9.4 s'],
    [45, '0:45'],
    [605, '10:05'],
    [3700, '1:01:40'],
  ])('%d s long is %s', (seconds, text) => {
    expect(formatLength(seconds)).toBe(text);
  });
});
