'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useRef } from 'react';
import { POINTS } from '../../../data/model/points';
import { formatMoment } from '../../ui/clock-address';
import { downloadText } from '../../ui/download-text';
import { EmptyState } from '../../ui/empty-state';
import { useServerNow } from '../../ui/live';
import { useEnterprises } from '../../ui/registry';
import { Chart } from './chart';
import type { ChartLine } from './chart-model';
import { csvRows } from './csv-rows';
import { Picker } from './picker';
import { isSameSeries, MOST_SERIES, type SeriesKey } from './series-key';
import { Toolbar } from './toolbar';
import { writeTrendCsv } from './trend-csv';
import { notBeyond, windowBetween } from './trend-window';
import styles from './trends.module.css';
import { Troubles } from './troubles';
import { useChartModels } from './use-chart-models';
import { useForecasts } from './use-forecasts';
import { useReadings } from './use-readings';
import { MOST_ALARMS, useTrendAlarms } from './use-trend-alarms';
import { useTrendView } from './use-trend-view';
import { useTrendWindow } from './use-trend-window';

/** Many points over time: chosen at the left, drawn by unit or by point at the right, all in one linked window. */
export function TrendsScreen() {
  const t = useTranslations('trends');
  const plants = useEnterprises();
  const [view, change] = useTrendView();
  const chosen = view.points.slice(0, MOST_SERIES);
  const looked = useTrendWindow(view);
  const shown = looked?.shown ?? null;
  const { series, isFetching } = useReadings(chosen, shown);
  const { forecasts, error } = useForecasts(chosen, shown, view.forecast);
  const { alarms, cut, error: alarmsError } = useTrendAlarms(chosen, shown);
  const { models, error: limitsError } = useChartModels(
    { ...view, points: chosen },
    { shown, series, forecasts, alarms },
  );

  const choose = useCallback(
    (points: readonly SeriesKey[]) => void change({ points: points.length > 0 ? [...points] : null }),
    [change],
  );
  const now = useServerNow();
  const newestNow = useRef(now);
  useEffect(() => {
    newestNow.current = now;
  });
  const onZoom = useCallback(
    (from: number, to: number) => {
      const drawn = windowBetween(from, to);
      void change({ zoom: newestNow.current > 0 ? notBeyond(drawn, newestNow.current) : drawn });
    },
    [change],
  );
  const onReset = useCallback(() => void change({ zoom: null }), [change]);
  const onFocus = useCallback((line: ChartLine) => void change({ line: line.key }), [change]);
  const hasData = series.some(({ readings }) => (readings?.buckets.length ?? 0) > 0);

  function download(): void {
    if (!shown) return;
    const lines = models.flatMap((model) => model.lines);
    const rows = csvRows(lines, ({ point }) => POINTS[point].unit);
    const header = CSV_COLUMNS.map((column) => t(`csv.${column}`));
    const name = `trends-${formatMoment(shown.from)}-${formatMoment(shown.to)}.csv`.replaceAll(':', '');
    downloadText(name, writeTrendCsv(header, rows), 'text/csv;charset=utf-8');
  }

  return (
    <div className={styles.page}>
      <aside className={styles.side}>
        <h1>{t('title')}</h1>
        {plants ? <Picker plants={plants} chosen={chosen} onChange={choose} /> : <p>{t('loading')}</p>}
      </aside>
      <section className={styles.main} aria-label={t('charts')} aria-busy={isFetching}>
        {shown ? (
          <Toolbar
            view={view}
            change={change}
            shown={shown}
            follows={looked?.follows ?? false}
            onDownload={hasData ? download : null}
          />
        ) : null}
        <Troubles
          of={[
            error,
            alarmsError && t('alarms.unread', { why: alarmsError.message }),
            limitsError && t('limit.unread', { why: limitsError.message }),
          ]}
        />
        {cut ? <p role="status">{t('alarms.cut', { count: MOST_ALARMS })}</p> : null}
        {chosen.length === 0 ? <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState> : null}
        {models.map((model) => (
          <Chart
            key={model.key}
            model={model}
            onZoom={onZoom}
            onReset={onReset}
            onFocus={onFocus}
            onRemove={(line) => choose(chosen.filter((one) => !isSameSeries(one, line)))}
          />
        ))}
        {models.length > 0 ? <p className={styles.foot}>{t('foot')}</p> : null}
      </section>
    </div>
  );
}

const CSV_COLUMNS = [
  'time',
  'plant',
  'collector',
  'point',
  'unit',
  'min',
  'mean',
  'max',
  'count',
  'quality',
  'source',
  'bucket',
] as const;
