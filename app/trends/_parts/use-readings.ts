'use client';

import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import type { World } from '../../../data/model/world';
import { getJson } from '../../ui/api';
import { useWorld } from '../../ui/world';
import { MAX_POINTS, type Readings, type SeriesReadings } from './readings';
import { formatSeriesKey, type SeriesKey } from './series-key';
import type { TimeWindow } from './trend-window';

/** The readings of every line over a window. While the next window loads the last one stays, also when one line fails. */
export function useReadings(series: readonly SeriesKey[], shown: TimeWindow | null) {
  const client = useQueryClient();
  const world = useWorld();
  const names = series.map(formatSeriesKey);
  const { data, isFetching } = useQuery({
    queryKey: ['trends', world, names, shown?.from, shown?.to],
    queryFn: ({ signal }) =>
      shown ? Promise.all(series.map((one) => readOne(client, { one, world, shown, signal }))) : [],
    enabled: shown !== null && series.length > 0,
    placeholderData: (before, query) => (query?.queryKey[1] === world ? before : undefined),
  });
  return { series: (data ?? NOTHING).filter((one) => names.includes(formatSeriesKey(one))), isFetching };
}

const NOTHING: readonly SeriesReadings[] = [];

async function readOne(
  client: QueryClient,
  ask: {
    readonly one: SeriesKey;
    readonly world: World;
    readonly shown: TimeWindow;
    readonly signal: AbortSignal;
  },
): Promise<SeriesReadings> {
  const { collector, point } = ask.one;
  const query = { collector, point, ...ask.shown, maxPoints: MAX_POINTS, world: ask.world };
  try {
    // Kept a line at a time, so that one more line does not ask for all of them anew.
    const readings = await client.fetchQuery({
      queryKey: ['trend-readings', query],
      queryFn: () => getJson<Readings>('/api/readings', query, ask.signal),
      staleTime: 10_000,
      gcTime: 30_000,
    });
    return { collector, point, readings, error: null };
  } catch (error) {
    if (ask.signal.aborted) throw error;
    return {
      collector,
      point,
      readings: null,
      error: error instanceof Error ? error.message : String(error),
    };
  }
}
