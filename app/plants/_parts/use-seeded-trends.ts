'use client';

import { useEffect } from 'react';
import type { PointId } from '../../../data/model/points';
import type { Collector } from '../../../data/model/registry';
import { TREND_SPAN_MS } from '../../../twin/live/latest';
import { getJson } from '../../ui/api';
import { useLatestStore } from '../../ui/live';

interface Readings {
  readonly buckets: readonly { readonly ts: number; readonly mean: number }[];
}

/** Fills the ten-minute trends with history once, a few requests at a time, so that the lines do not begin empty. */
export function useSeededTrends(collectors: readonly Collector[]): void {
  const store = useLatestStore();
  const wanted = collectors
    .flatMap((collector) => collector.points.map((point) => `${collector.id} ${point}`))
    .join(',');
  useEffect(() => {
    const abort = new AbortController();
    const queue = wanted === '' ? [] : wanted.split(',');
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined && !abort.signal.aborted; next = queue.shift()) {
        const [collector = '', point = ''] = next.split(' ');
        const query = { collector, point, from: Date.now() - TREND_SPAN_MS, maxPoints: 600 };
        const readings = await getJson<Readings>('/api/readings', query, abort.signal).catch(() => null);
        if (readings) store.seedTrend(collector, point as PointId, readings.buckets);
      }
    };
    for (let worker = 0; worker < 3; worker += 1) void work();
    return () => abort.abort();
  }, [store, wanted]);
}
