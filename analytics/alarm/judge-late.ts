import type { StoredReading } from '../../data/model/reading';
import { isActive } from './alarm-machine';
import { flipRule, judgeSample, type Telling } from './judge-sample';
import { type CollectorMemory, newCollector, newRule } from './judge-state';
import type { PreparedCollector } from './prepare-config';

/**
 * Judges readings that came below the watermark, in a pass of their own: the same rules over these readings alone. What they
 * raise is marked late, is known only now, and has returned at the latest with the last of them. Nothing that was judged in
 * order is cleared or rewritten.
 *
 * Limits: a condition is seen only as far as one input's late readings show it (a delay longer than the stretch that came
 * together does not lapse), rules suppressed while stopped need `running` among them, and silence is not judged in hindsight.
 * At most one late alarm of a rule is open; a second stretch raises the same one again.
 */
export function judgeLate(
  memory: CollectorMemory,
  readings: readonly StoredReading[],
  collector: PreparedCollector,
  receivedTs: number,
  telling: Telling,
): void {
  const pass = newCollector();
  for (const key of Object.keys(memory.late))
    pass.rules[key] = { ...newRule(), alarm: memory.late[key] ?? null };
  const late: Telling = { ...telling, late: true };
  for (const reading of readings.toSorted((a, b) => a.ts - b.ts)) {
    judgeSample(pass, reading, collector, receivedTs, late);
  }
  for (const [key, state] of Object.entries(pass.rules)) {
    const prepared = collector.rules.get(key);
    if (prepared && state.alarm && isActive(state.alarm))
      flipRule(state, prepared, state.seenTs, receivedTs, late);
    if (state.alarm) memory.late[key] = state.alarm;
  }
}
