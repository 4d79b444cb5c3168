'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type uPlot from 'uplot';
import { ChartTable } from '../../ui/chart-table';
import { formatDateTime } from '../../ui/format';
import { AlarmMarks } from './alarm-marks';
import type { ChartLine, ChartModel } from './chart-model';
import { ForecastNote } from './forecast-note';
import { Legend, lastValue } from './legend';
import { LimitList } from './limit-list';
import { Plot } from './plot';
import { plotColumns } from './plot-data';
import { alikeReadings, SourceLabel } from './source-label';
import styles from './trends.module.css';
import { useValueWords, type ValueWords } from './use-value-words';

/** One frame: legend with values under the cursor, alarms on the time line, lines, limits, forecast. */
export function Chart({
  model,
  onZoom,
  onReset,
  onFocus,
  onRemove,
}: {
  model: ChartModel;
  onZoom: (from: number, to: number) => void;
  onReset: () => void;
  onFocus: (line: ChartLine) => void;
  onRemove: (line: ChartLine) => void;
}) {
  const t = useTranslations('trends');
  const cells = useRef(new Map<string, HTMLElement>());
  const clock = useRef<HTMLOutputElement>(null);
  const words = useValueWords();
  const newestWords = useRef(words);
  useEffect(() => {
    newestWords.current = words;
  });
  const onCursor = useCallback(
    (plot: uPlot) =>
      writeCursor(plot, model, { cells: cells.current, clock: clock.current, words: newestWords.current }),
    [model],
  );
  const handlers = useMemo(() => ({ onZoom, onReset, onCursor }), [onZoom, onReset, onCursor]);
  const hasData = model.lines.some(({ read }) => (read?.readings?.buckets.length ?? 0) > 0);
  const name = model.lines.map(({ collectorName, pointName }) => `${collectorName} ${pointName}`).join(', ');
  return (
    <figure className={styles.chart} aria-label={t('chartOf', { name })} data-kind={model.kind}>
      <figcaption className={styles.caption}>
        <span className={styles.unit}>{model.unit}</span>
        <SourceLabel of={alikeReadings(model)} />
        <output ref={clock} className={`${styles.cursorTime} num`} />
      </figcaption>
      <Legend model={model} cells={cells} onFocus={onFocus} onRemove={onRemove} />
      {hasData ? (
        <>
          <AlarmMarks alarms={model.alarms} shown={{ from: model.shown.from, to: model.until }} />
          <Plot model={model} handlers={handlers} />
          <ChartTable
            lines={model.lines.map(({ key, collectorName, pointName, point, read }) => ({
              key,
              name: `${collectorName} · ${pointName}`,
              point,
              buckets: read?.readings?.buckets ?? [],
            }))}
            from={model.shown.from}
            to={model.shown.to}
          />
        </>
      ) : (
        <Waiting model={model} />
      )}
      {model.focus.forecast ? (
        <ForecastNote
          forecast={model.focus.forecast}
          name={`${model.focus.collectorName} ${model.focus.pointName}`}
        />
      ) : null}
      <LimitList line={model.focus} />
    </figure>
  );
}

/** Keeps the chart's room while it loads, so that nothing jumps; says so when there is nothing to draw. */
function Waiting({ model }: { model: ChartModel }) {
  const t = useTranslations('trends');
  const isLoading = model.lines.some(({ read }) => read === null);
  return (
    <div className={isLoading ? styles.plot : styles.nothing} data-kind={model.kind}>
      {isLoading ? null : t('nothing')}
    </div>
  );
}

/** Straight into the page: a cursor moves faster than a page renders. */
function writeCursor(
  plot: uPlot,
  model: ChartModel,
  {
    cells,
    clock,
    words,
  }: {
    readonly cells: ReadonlyMap<string, HTMLElement>;
    readonly clock: HTMLElement | null;
    readonly words: ValueWords;
  },
): void {
  const { idx, idxs } = plot.cursor;
  const moment = idx === null || idx === undefined ? undefined : plot.data[0][idx];
  if (clock) clock.textContent = moment === undefined ? '' : formatDateTime(moment * 1000);
  const columns = plotColumns(model);
  for (const line of model.lines) {
    const cell = cells.get(line.key);
    if (!cell) continue;
    if (moment === undefined) {
      cell.textContent = words(line.point, lastValue(line));
      continue;
    }
    const under = (['mean', 'doubtful', 'value'] as const)
      .map((name) => 1 + columns.findIndex((column) => column.line.key === line.key && column.name === name))
      .map((at) => plot.data[at]?.[idxs?.[at] ?? -1])
      .find((value) => typeof value === 'number');
    cell.textContent = words(line.point, under ?? undefined);
  }
}
