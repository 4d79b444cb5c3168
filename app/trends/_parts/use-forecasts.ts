'use client';

import { useQuery } from '@tanstack/react-query';
import type { PointForecast } from '../../../analytics/forecast/forecast-types';
import { POINTS } from '../../../data/model/points';
import { getJson, Problem } from '../../ui/api';
import { useWorld } from '../../ui/world';
import { formatSeriesKey, type SeriesKey } from './series-key';
import type { TimeWindow } from './trend-window';

const LEAST_WINDOW_MS = 600_000;

/** By `formatSeriesKey`: what is forecast from the end of the window, made from what the window shows. */
export type Forecasts = ReadonlyMap<string, PointForecast>;

/** Forecasts of the measured quantities among the lines; none while `wanted` is false. A failed one is left out, `error` says why. */
export function useForecasts(
  series: readonly SeriesKey[],
  shown: TimeWindow | null,
  wanted: boolean,
): { readonly forecasts: Forecasts; readonly error: string | null } {
  const world = useWorld();
  const measured = series.filter(({ point }) => POINTS[point].kind === 'analog');
  const { data } = useQuery({
    queryKey: ['trend-forecasts', world, measured.map(formatSeriesKey), shown?.from, shown?.to],
    queryFn: async ({ signal }) => {
      if (!shown) return EMPTY;
      const windowMs = Math.max(LEAST_WINDOW_MS, shown.to - shown.from);
      const forecasts = new Map<string, PointForecast>();
      let error: string | null = null;
      const ask = async (one: SeriesKey): Promise<void> => {
        const query = { collector: one.collector, point: one.point, at: shown.to, windowMs, world };
        const { items } = await getJson<{ items: PointForecast[] }>('/api/forecasts', query, signal);
        for (const item of items) forecasts.set(formatSeriesKey(one), item);
      };
      await Promise.all(
        measured.map((one) =>
          ask(one).catch((cause: unknown) => {
            if (!(cause instanceof Problem)) throw cause;
            error = cause.message;
          }),
        ),
      );
      return { forecasts, error };
    },
    enabled: wanted && shown !== null && measured.length > 0,
    placeholderData: (before, query) => (query?.queryKey[1] === world ? before : undefined),
  });
  return wanted && data ? data : EMPTY;
}

const EMPTY = { forecasts: new Map<string, PointForecast>(), error: null };
