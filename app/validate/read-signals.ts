import { POINTS, type PointId } from '../../data/model/points';
import type { Registry } from '../../data/model/registry';
import type { Scenario } from '../../data/model/scenario';
import type { ValidatedSignal } from '../../data/model/validation';
import type { Store } from '../../data/store/types';

/** Stretches of a picture. */
const STRETCHES = 240;
/** The store answers in widths that people read easily, up to 2.5 times what was asked for: every stretch must still begin one. */
const FINER = 4;

/** What the stations sent of the collectors with a fault, or of the first collector, as lowest and highest value of 240 stretches. */
export async function readSignals(
  store: Pick<Store, 'readings'>,
  scenario: Scenario,
  plants: Registry,
): Promise<readonly ValidatedSignal[]> {
  const startTs = Date.parse(scenario.startsAt);
  const stretchMs = (scenario.durationS * 1000) / STRETCHES;
  const wanted = new Set(scenario.faults.map(({ collector }) => collector));
  const [first] = plants.collectors.keys();
  if (wanted.size === 0 && first !== undefined) wanted.add(first);

  async function read(collector: string, point: PointId): Promise<ValidatedSignal> {
    const to = startTs + scenario.durationS * 1000;
    const { buckets } = await store.readings({
      collector,
      point,
      from: startTs,
      to,
      maxPoints: FINER * STRETCHES,
    });
    const low: (number | null)[] = Array.from({ length: STRETCHES }, () => null);
    const high: (number | null)[] = [...low];
    for (const bucket of buckets) {
      const at = Math.min(STRETCHES - 1, Math.floor((bucket.ts - startTs) / stretchMs));
      if (at < 0) continue;
      low[at] = Math.min(low[at] ?? Number.POSITIVE_INFINITY, bucket.min);
      high[at] = Math.max(high[at] ?? Number.NEGATIVE_INFINITY, bucket.max);
    }
    return { collector, point, unit: POINTS[point].unit, stretchS: stretchMs / 1000, low, high };
  }

  const signals: ValidatedSignal[] = [];
  for (const collector of wanted)
    for (const point of plants.collectors.get(collector)?.points ?? [])
      signals.push(await read(collector, point));
  return signals;
}
