import type { StoredReading } from '../../data/model/reading';
import type { CollectorMemory } from './judge-state';

type Memory = Pick<CollectorMemory, 'waiting' | 'greatestTs'>;

/**
 * Holds a reading back until the watermark, the greatest event time so far less `reorderMs`, has passed it: nothing earlier
 * can come in order then. Gives those whose turn it is to `judge`, in event-time order; without a reorder time at once.
 * Of two values for one key the later one to come stays: the intake has let it win.
 */
export function takeInOrder(
  memory: Memory,
  reading: StoredReading,
  reorderMs: number,
  judge: (reading: StoredReading) => void,
): void {
  const { waiting } = memory;
  if (reorderMs === 0 && waiting.length === 0) {
    judge(reading);
    return;
  }
  insert(waiting, reading);
  memory.greatestTs = Math.max(memory.greatestTs, reading.ts);
  const watermark = memory.greatestTs - reorderMs;
  const first = waiting.findIndex(({ ts }) => (reorderMs === 0 ? ts > watermark : ts >= watermark));
  for (const it of waiting.splice(0, first < 0 ? waiting.length : first)) judge(it);
}

/**
 * The order in which readings of one collector are judged: by event time; of one moment first whether it runs, then whether
 * production does, then the rest by name, because other points are judged by these two. Negative when `a` comes first.
 */
export function compareReadings(a: StoredReading, b: StoredReading): number {
  if (a.ts !== b.ts) return a.ts - b.ts;
  if (a.point === b.point) return 0;
  return rankOf(a.point) - rankOf(b.point) || (a.point < b.point ? -1 : 1);
}

function insert(waiting: StoredReading[], reading: StoredReading): void {
  let at = waiting.length;
  for (let before = waiting[at - 1]; before; before = waiting[at - 1]) {
    const order = compareReadings(reading, before);
    if (order > 0) break;
    at--;
    if (order === 0) {
      waiting[at] = reading;
      return;
    }
  }
  waiting.splice(at, 0, reading);
}

function rankOf(point: StoredReading['point']): number {
  if (point === 'running') return 0;
  return point === 'producing' ? 1 : 2;
}
