import { forgetDeadlines, judgeInTurn, telling } from './advance-clock';
import { type Draft, ownCollector } from './draft';
import { flipRule } from './judge-sample';
import type { CollectorMemory } from './judge-state';
import type { PreparedCollector } from './prepare-config';
import { lapse, lapseTs } from './rule-timer';

/**
 * Nothing measured up to `now` (epoch ms) is still to come: what waits for earlier readings has its turn, and delays that the
 * last sample carries to their end by `now` lapse. The clock must stand at `now`.
 */
export function flush(draft: Draft, now: number): void {
  for (const prepared of draft.prepared.stations.values()) {
    for (const collector of prepared.collectors) {
      const memory = ownCollector(draft, prepared.station.id, collector.id);
      for (const reading of memory.waiting.splice(0))
        judgeInTurn(draft, memory, reading, { collector, receivedTs: now });
      lapseAll(draft, memory, collector, now);
    }
    forgetDeadlines(draft, prepared);
  }
}

function lapseAll(draft: Draft, memory: CollectorMemory, collector: PreparedCollector, now: number): void {
  for (const [key, prepared] of collector.rules) {
    const rule = memory.rules[key];
    const due = rule && lapseTs(rule, prepared.timing);
    if (!rule || due === null || due === undefined || due > now) continue;
    lapse(rule, prepared.timing, (it, ts) => flipRule(it, prepared, ts, now, telling(draft)));
  }
}
