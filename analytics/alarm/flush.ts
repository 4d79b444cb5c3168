import { forgetDeadlines, judgeInTurn, lapseThrough, telling } from './advance-clock';
import { type Draft, ownCollector } from './draft';
import { closeLatePass } from './judge-late';

/**
 * Nothing measured up to `now` (epoch ms) is still to come: what waits for earlier readings has its turn, delays that the last
 * sample carries to their end by `now` lapse, and late stretches are over. The clock must stand at `now`.
 */
export function flush(draft: Draft, now: number): void {
  for (const prepared of draft.prepared.stations.values()) {
    for (const collector of prepared.collectors) {
      const memory = ownCollector(draft, prepared.station.id, collector.id);
      for (const reading of memory.waiting.splice(0))
        judgeInTurn(draft, memory, reading, { collector, receivedTs: now });
      lapseThrough(draft, memory, collector, { ts: now, knownAt: now });
      closeLatePass(memory, collector, now, telling(draft));
    }
    forgetDeadlines(draft, prepared);
  }
}
