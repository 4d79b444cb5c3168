import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import { buildRegistry } from '../../data/model/registry';
import { openStore } from '../../data/store/open-store';
import type { Store } from '../../data/store/types';
import { momentOf } from '../live/moment-of';
import { quantile } from './figures';
import { storePast } from './store-past';

const DAY_MS = 86_400_000;
const MOMENTS = 200;
/** 2026-11-22 00:00 in Beijing. */
const TO = Date.UTC(2026, 10, 21, 16);
/** The widest screen: a plant of four collectors. */
const PLANT = 'E2';

/**
 * Random seconds of a stored week of thirteen collectors, five points each, one sample a second: ms from the question to the
 * JSON of one plant's moment, p50 and p95. The week is built in `folder` unless it lies there.
 */
export async function measureScrub(folder: string): Promise<{ readonly p50: number; readonly p95: number }> {
  const path = join(folder, 'week.duckdb');
  if (!existsSync(path)) await storePast(path, { from: TO - 7 * DAY_MS, to: TO, everyMs: 1000 });
  const store = await openStore({ path });
  const ms = await measureMoments(store);
  await store.close();
  return { p50: quantile(ms, 0.5), p95: quantile(ms, 0.95) };
}

async function measureMoments(store: Store): Promise<readonly number[]> {
  const registry = buildRegistry(SAMPLE_RECORDS);
  const collectors = [...registry.collectors.values()]
    .filter(({ enterprise }) => enterprise === PLANT)
    .map(({ id }) => id);
  const span = await store.span();
  const frame = {
    world: 'live',
    oldestTs: span?.oldestTs ?? null,
    newestTs: span?.newestTs ?? null,
    registry,
  } as const;
  const ms: number[] = [];
  for (let n = 0; n < MOMENTS; n += 1) {
    const at = TO - 7 * DAY_MS + Math.floor(Math.random() * 7 * 86_400) * 1000;
    const asked = performance.now();
    const stored = await store.moment({ at, collectors });
    JSON.stringify(momentOf(stored, { ...frame, at, collectors: new Set(collectors) }));
    ms.push(performance.now() - asked);
  }
  return ms;
}
