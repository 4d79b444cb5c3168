import type { Look } from '../rule-logic';

/**
 * False for up to a minute after a temperature jumped at once: a probe's own lag (30 to 120 s) makes such a jump a broken
 * wire, which `value-implausible` tells. If it still reads so after that minute, the limits count it: hot until proven broken.
 */
export function isTrusted(look: Look): boolean {
  const point = look.memory.points[look.sample.point];
  return point === undefined || look.sample.ts >= point.distrustedUntil;
}
