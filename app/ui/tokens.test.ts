import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PALETTE } from './antd-theme';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

describe.each(['dark', 'light'] as const)('%s ground', (ground) => {
  const tokens = readTokens(ground);

  it.each(['text', 'text-2', 'text-3'])('%s has at least 4.5:1 on ground, surface and raised', (name) => {
    for (const under of ['ground', 'surface', 'raised']) {
      expect(contrast(tokens(name), tokens(under)), `${name} on ${under}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('has readable words on what can be pressed', () => {
    expect(contrast(tokens('on-action'), tokens('action'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens('focus'), tokens('ground'))).toBeGreaterThanOrEqual(3);
  });

  it.each(['red', 'orange', 'yellow', 'blue'])('level %s is readable', (level) => {
    const colour = tokens(`level-${level}`);
    const ink = ground === 'dark' ? contrast(colour, tokens('ground')) : contrast('#000000', colour);
    expect(ink).toBeGreaterThanOrEqual(4.5);
  });

  it('tells antd the same colours', () => {
    for (const [name, colour] of Object.entries(PALETTE[ground])) expect(tokens(name), name).toBe(colour);
  });
});

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

function readTokens(ground: string): (name: string) => string {
  const block = css.split(`[data-ground='${ground}'] {`)[1]?.split('}')[0] ?? '';
  return (name) => {
    const found = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(block)?.[1];
    if (!found) throw new Error(`No colour --${name} on ${ground} ground`);
    return found;
  };
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** WCAG 2.2 relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
