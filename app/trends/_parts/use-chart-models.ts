'use client';

import { useQueries } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { valueLimits } from '../../../analytics/forecast/value-limits';
import type { Alarm } from '../../../data/model/alarm';
import { readPointScale } from '../../plants/_parts/point-scale';
import { getJson } from '../../ui/api';
import type { CollectorDetail } from '../../ui/use-collector';
import { useLanguage } from '../../ui/use-language';
import { usePlaces } from '../../ui/use-places';
import { useWorld } from '../../ui/world';
import type { ChartLine, ChartModel } from './chart-model';
import { groupCharts } from './group-charts';
import type { SeriesReadings } from './readings';
import { formatSeriesKey, type SeriesKey } from './series-key';
import type { TimeWindow } from './trend-window';
import type { Forecasts } from './use-forecasts';
import type { TrendView } from './use-trend-view';

/** A forecast is shown this share of the window beyond its end. */
const AHEAD_SHARE = 1 / 3;

/** All charts of the page, from what the address says and what the server answered; `error` is why rules, and with them limits, are missing. */
export function useChartModels(
  view: Pick<TrendView, 'points' | 'by' | 'line' | 'forecast'>,
  data: {
    readonly shown: TimeWindow | null;
    readonly series: readonly SeriesReadings[];
    readonly forecasts: Forecasts;
    readonly alarms: readonly Alarm[];
  },
): { readonly models: readonly ChartModel[]; readonly error: Error | null } {
  const { shown, series, forecasts, alarms } = data;
  const { lines, error } = useLines(view.points, series, forecasts);
  const { by, line: chosen, forecast: isForecast } = view;
  const models = useMemo(() => {
    if (!shown) return [];
    const drawn = drawnWindow(lines, shown);
    const until = isForecast ? drawn.to + (drawn.to - drawn.from) * AHEAD_SHARE : drawn.to;
    return groupCharts(lines, by).flatMap((group): ChartModel[] => {
      const mine = group.series.flatMap(({ index }) => lines[index] ?? []);
      const focus = mine.find(({ key }) => key === chosen) ?? mine[0];
      if (!focus) return [];
      const of = alarms.filter((alarm) => mine.some((each) => isAbout(alarm, each)));
      return [{ ...group, lines: mine, focus, shown: drawn, until, alarms: of }];
    });
  }, [lines, shown, by, chosen, isForecast, alarms]);
  return { models, error };
}

/** While the next window loads, the charts keep the one that their data is of. */
function drawnWindow(lines: readonly ChartLine[], shown: TimeWindow): TimeWindow {
  const read = lines.find((line) => line.read?.readings)?.read?.readings;
  return read ? { from: read.from, to: read.to } : shown;
}

function isAbout(alarm: Alarm, line: ChartLine): boolean {
  return alarm.collector === line.collector && (alarm.point === line.point || alarm.point === null);
}

function useLines(
  chosen: readonly SeriesKey[],
  series: readonly SeriesReadings[],
  forecasts: Forecasts,
): { readonly lines: readonly ChartLine[]; readonly error: Error | null } {
  const points = useTranslations('points');
  const language = useLanguage();
  const places = usePlaces();
  const { details, error } = useCollectors(chosen);
  const lines = useMemo(
    () =>
      chosen.map((one, index): ChartLine => {
        const key = formatSeriesKey(one);
        const place = places.get(one.collector);
        const detail = details.get(one.collector);
        return {
          ...one,
          key,
          index,
          plantName: place?.enterprise.name[language] ?? '',
          collectorName: place?.collector.name[language] ?? one.collector,
          pointName: points(`${one.point}.name`),
          read: series.find((each) => formatSeriesKey(each) === key) ?? null,
          forecast: forecasts.get(key) ?? null,
          scale: place ? readPointScale(one.point, place.collector, detail?.rules ?? []) : null,
          limits: detail ? valueLimits(detail.rules, one.point) : [],
        };
      }),
    [chosen, series, forecasts, places, details, points, language],
  );
  return { lines, error };
}

interface Details {
  /** By id; those that have come so far. */
  readonly details: ReadonlyMap<string, CollectorDetail>;
  /** Of one that did not come. */
  readonly error: Error | null;
}

/** The collectors of the lines with their rules. */
function useCollectors(chosen: readonly SeriesKey[]): Details {
  const world = useWorld();
  const ids = [...new Set(chosen.map(({ collector }) => collector))];
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: ['collector', id, world],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        getJson<CollectorDetail>(`/api/collectors/${encodeURIComponent(id)}`, { world }, signal),
      staleTime: 60_000,
    })),
    combine: combineDetails,
  });
}

function combineDetails(
  results: readonly { readonly data: CollectorDetail | undefined; readonly error: Error | null }[],
): Details {
  return {
    details: new Map(results.flatMap(({ data }) => (data ? [[data.id, data] as const] : []))),
    error: results.find(({ data, error }) => !data && error)?.error ?? null,
  };
}
