import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../data/store/open-store';
import { quantile } from './figures';
import { storePast } from './store-past';

const DAY_MS = 86_400_000;
const DAYS = 30;
const EVERY_MS = 10_000;
const MAX_POINTS = 1000;
const ASKED = 20;
/** Four points of three collectors, as a page asks for them at once. */
const LINES = [
  { collector: 'E1-C01', point: 'differentialPressurePa' },
  { collector: 'E1-C01', point: 'hopperTemperatureC' },
  { collector: 'E2-C01', point: 'differentialPressurePa' },
  { collector: 'E3-C01', point: 'hopperTemperatureC' },
] as const;

export interface TrendFigures {
  /** Four points over 30 days asked for at once, ms: median and slowest tenth of twenty. */
  readonly medianMs: number;
  readonly p90Ms: number;
}

/**
 * Time from asking the store for four points over 30 days, as the trends page does, to the last of the four answers. The store
 * holds 30 days of the sample plants, a sample every 10 s (17 million readings); it is made in `folder` if it is not there yet.
 */
export async function measureTrend(folder: string): Promise<TrendFigures> {
  const path = join(folder, 'trend.duckdb');
  const to = Date.UTC(2026, 10, 22, 1);
  if (!existsSync(path)) await storePast(path, { from: to - DAYS * DAY_MS, to, everyMs: EVERY_MS });
  const store = await openStore({ path, memoryLimitMb: 512 });
  const times: number[] = [];
  for (let asked = 0; asked < ASKED; asked += 1) {
    // Never the same span twice, so that nothing can be answered from before.
    const end = to - asked * 7_000_000;
    const span = { from: end - DAYS * DAY_MS, to: end, maxPoints: MAX_POINTS };
    const began = performance.now();
    const answers = await Promise.all(LINES.map((line) => store.readings({ ...line, ...span })));
    times.push(performance.now() - began);
    if (answers.some(({ buckets }) => buckets.length < MAX_POINTS / 2))
      throw new Error('A line came back short.');
  }
  await store.close();
  return { medianMs: quantile(times, 0.5), p90Ms: quantile(times, 0.9) };
}
