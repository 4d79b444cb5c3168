'use client';

import { useEffect, useRef } from 'react';
import type { PointId } from '../../../data/model/points';
import type { Collector } from '../../../data/model/registry';
import { TREND_SPAN_MS } from '../../../twin/live/latest';
import { getJson } from '../../ui/api';
import { useLatestStore, useServerNow } from '../../ui/live';
import { useClock } from '../../ui/world';

interface Readings {
  readonly buckets: readonly { readonly ts: number; readonly mean: number }[];
}

/** A moment that a person only passes by is not worth its questions. */
const SETTLED_MS = 300;

/**
 * Fills the ten-minute trends with history, a few requests at a time, so that the lines do not begin empty: once in the present, and
 * at each past moment at which a person stays.
 */
export function useSeededTrends(collectors: readonly Collector[]): void {
  const store = useLatestStore();
  const { world, at, playing } = useClock();
  const shown = useServerNow();
  const newest = useRef(shown);
  useEffect(() => {
    newest.current = shown;
  });
  const present = shown > 0 ? 'present' : null;
  const past = playing === null && shown === at ? at : null;
  const end = at === null ? present : past;
  const wanted = collectors
    .flatMap((collector) => collector.points.map((point) => `${collector.id} ${point}`))
    .join(',');
  useEffect(() => {
    if (end === null) return;
    const abort = new AbortController();
    const queue = wanted === '' ? [] : wanted.split(',');
    const to = end === 'present' ? undefined : end;
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined && !abort.signal.aborted; next = queue.shift()) {
        const [collector = '', point = ''] = next.split(' ');
        const from = Math.max(0, (to ?? newest.current) - TREND_SPAN_MS);
        const query = { world, collector, point, from, to, maxPoints: 600 };
        const readings = await getJson<Readings>('/api/readings', query, abort.signal).catch(() => null);
        if (readings && !abort.signal.aborted) store.seedTrend(collector, point as PointId, readings.buckets);
      }
    };
    const begin = (): void => {
      for (let worker = 0; worker < 3; worker += 1) void work();
    };
    const timer = setTimeout(begin, to === undefined ? 0 : SETTLED_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [store, wanted, world, end]);
}
