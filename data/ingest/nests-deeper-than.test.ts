import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nestsDeeperThan } from './nests-deeper-than';

const deeper = (text: string, limit: number) => nestsDeeperThan(new TextEncoder().encode(text), limit);

test.each([
  ['[[1]]', 2, false],
  ['[[1]]', 1, true],
  ['{"a":{"b":[]}}', 2, true],
  ['[[],[],[]]', 2, false],
  ['"[[[["', 0, false],
  ['["\\"[[[["]', 1, false],
  ['["\\\\",[]]', 1, true],
])('%s deeper than %d: %s', (text, limit, answer) => {
  expect(deeper(text, limit)).toBe(answer);
});

test('agrees with a walk over the parsed value', () => {
  const depthOf = (value: unknown): number =>
    typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat(7), (value, limit) => {
      expect(deeper(JSON.stringify(value), limit)).toBe(depthOf(value) > limit);
    }),
  );
});
