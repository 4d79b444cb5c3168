'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { POINTS, type PointId } from '../../../data/model/points';
import { LIVE, type World } from '../../../data/model/world';
import { getJson } from '../../ui/api';
import { ChartTable } from '../../ui/chart-table';
import { formatNumber, formatQuantity } from '../../ui/format';
import { useGround } from '../../ui/html-document';
import { useServerNow } from '../../ui/live';
import { useSlowMoment } from '../../ui/use-slow-moment';
import { useWorld } from '../../ui/world';
import styles from './plant.module.css';
import type { PointScale } from './point-scale';
import type { Span } from './use-plant-view';

const SPAN_MS: Readonly<Record<Span, number>> = {
  '1h': 3_600_000,
  '8h': 28_800_000,
  '24h': 86_400_000,
  '7d': 604_800_000,
};
const MAX_POINTS = 1200;
/** While the past is scrubbed or played the chart follows this slowly. */
const FOLLOW_MS = 1000;

interface Readings {
  readonly source: 'raw' | '1m' | '1h' | '1d';
  readonly from: number;
  readonly to: number;
  readonly buckets: readonly {
    readonly ts: number;
    readonly min: number;
    readonly max: number;
    readonly mean: number;
    readonly count: number;
  }[];
}

/** History of one point up to the moment shown: mean as a line between the least and the greatest value of each bucket. Says what it was made of. */
export function HistoryChart({
  collector,
  point,
  span,
  scale,
}: {
  collector: string;
  point: PointId;
  span: Span;
  scale: PointScale;
}) {
  const t = useTranslations('plant');
  const points = useTranslations('points');
  const world = useWorld();
  const at = useSlowMoment(FOLLOW_MS);
  const now = useServerNow();
  const newest = useRef(now);
  useEffect(() => {
    newest.current = now;
  });
  const { data, error } = useQuery({
    queryKey: ['readings', world, collector, point, span, at ?? 'present'],
    queryFn: ({ signal }) => {
      const to = at ?? newest.current;
      return getJson<Readings>(
        '/api/readings',
        { world, collector, point, from: Math.max(0, to - SPAN_MS[span]), to, maxPoints: MAX_POINTS },
        signal,
      );
    },
    enabled: at !== null || now > 0,
    refetchInterval: at === null ? refreshMs(world, span) : false,
    placeholderData: (before, query) =>
      query?.queryKey[1] === world && query.queryKey[3] === point ? before : undefined,
  });
  return (
    <figure className={styles.history} aria-label={t('historyOf', { point: points(`${point}.name`) })}>
      <figcaption>
        <b>{points(`${point}.name`)}</b>
        {POINTS[point].unit ? <span className={styles.meta}>{POINTS[point].unit}</span> : null}
        <span className={styles.source} data-source={data?.source}>
          {data ? t(`source.${data.source}`, { count: data.buckets.length }) : t('loading')}
        </span>
        {data ? <Summary readings={data} point={point} /> : null}
      </figcaption>
      {error ? <p role="alert">{error.message}</p> : null}
      {data && data.buckets.length === 0 ? <p className={styles.meta}>{t('noHistory')}</p> : null}
      {data && data.buckets.length > 0 ? (
        <>
          <Plot readings={data} point={point} scale={scale} />
          <ChartTable
            lines={[{ key: point, name: points(`${point}.name`), point, buckets: data.buckets }]}
            from={data.from}
            to={data.to}
          />
        </>
      ) : null}
    </figure>
  );
}

/** A run's time may pass quickly. */
function refreshMs(world: World, span: Span): number {
  if (world !== LIVE) return 3000;
  return span === '1h' ? 15_000 : 60_000;
}

function Summary({ readings, point }: { readings: Readings; point: PointId }) {
  const t = useTranslations('plant');
  if (readings.buckets.length === 0) return null;
  const { unit, decimals, kind } = POINTS[point];
  if (kind === 'bool') return null;
  const min = Math.min(...readings.buckets.map((bucket) => bucket.min));
  const max = Math.max(...readings.buckets.map((bucket) => bucket.max));
  return (
    <span className={styles.meta}>
      {t('minMax', { min: formatQuantity(min, unit, decimals), max: formatQuantity(max, unit, decimals) })}
    </span>
  );
}

function Plot({ readings, point, scale }: { readings: Readings; point: PointId; scale: PointScale }) {
  const holder = useRef<HTMLDivElement>(null);
  const words = useTranslations('points');
  const ground = useGround();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ground changes the colours that are read from the page.
  useEffect(() => {
    const node = holder.current;
    if (!node) return undefined;
    const plot = new uPlot(
      {
        ...optionsFor(node, scale, readings, POINTS[point].kind === 'bool'),
        axes: axesFor(node, point, (state) => words(`${point}.${state}`)),
      },
      dataOf(readings),
      node,
    );
    const observer = new ResizeObserver(() =>
      plot.setSize({ width: node.clientWidth, height: node.clientHeight }),
    );
    observer.observe(node);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [readings, point, scale, ground, words]);
  return <div ref={holder} className={styles.plot} />;
}

/** A bucket more than three steps after the one before leaves a gap: no line is drawn over what was not measured. */
function dataOf({ buckets }: Readings): uPlot.AlignedData {
  const steps = buckets.slice(1).map((bucket, index) => bucket.ts - (buckets[index]?.ts ?? 0));
  const usual = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 1000;
  const times: number[] = [];
  const columns: (number | null)[][] = [[], [], []];
  const push = (ts: number, values: readonly (number | null)[]): void => {
    times.push(ts / 1000);
    values.forEach((value, index) => {
      columns[index]?.push(value);
    });
  };
  let before: number | null = null;
  for (const bucket of buckets) {
    if (before !== null && bucket.ts - before > Math.max(usual * 3, 15_000))
      push(before + usual, [null, null, null]);
    push(bucket.ts, [bucket.min, bucket.mean, bucket.max]);
    before = bucket.ts;
  }
  const [min = [], mean = [], max = []] = columns;
  return [times, min, mean, max];
}

/** Time below, the value at the left: numbers for a measurement, two words for a switch. In the page's own type and colours. */
function axesFor(node: HTMLElement, point: PointId, word: (state: 'on' | 'off') => string): uPlot.Axis[] {
  const style = getComputedStyle(node);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const { decimals, kind } = POINTS[point];
  const axis: uPlot.Axis = {
    stroke: colour('--text-2'),
    font: `12px ${style.fontFamily}`,
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { stroke: colour('--line') },
  };
  const time: uPlot.Axis = {
    ...axis,
    values: [
      [86400, '{MM}-{DD}', null, null, null, null, null, null, 1],
      [3600, '{HH}:{mm}', '\n{MM}-{DD}', null, null, null, null, null, 1],
      [60, '{HH}:{mm}', '\n{MM}-{DD}', null, null, null, null, null, 1],
      [1, '{HH}:{mm}:{ss}', null, null, null, null, null, null, 1],
    ],
  };
  if (kind === 'bool')
    return [time, { ...axis, size: 84, splits: () => [0, 1], values: () => [word('off'), word('on')] }];
  return [
    time,
    { ...axis, size: 62, values: (_, ticks) => ticks.map((tick) => formatNumber(tick, decimals)) },
  ];
}

function optionsFor(
  node: HTMLElement,
  scale: PointScale,
  readings: Readings,
  isSwitch: boolean,
): uPlot.Options {
  const style = getComputedStyle(node);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  return {
    width: node.clientWidth,
    height: node.clientHeight,
    legend: { show: false },
    cursor: { y: false },
    tzDate: (ts) => uPlot.tzDate(new Date(ts * 1000), 'Asia/Shanghai'),
    scales: {
      x: { range: () => [readings.from / 1000, readings.to / 1000] },
      y: { range: (_, low, high) => rangeOf(low, high, scale.scale, isSwitch) },
    },
    series: [
      {},
      { stroke: 'transparent', points: { show: false } },
      {
        stroke: colour('--text'),
        width: 1.4,
        points: { show: false },
        ...(isSwitch ? stepped() : {}),
      },
      { stroke: 'transparent', points: { show: false } },
    ],
    bands: [{ series: [3, 1], fill: `color-mix(in srgb, ${colour('--text-3')} 35%, transparent)` }],
    hooks: { drawClear: [(plot) => drawLimits(plot, scale, colour)] },
  };
}

function stepped(): Pick<uPlot.Series, 'paths'> {
  const paths = uPlot.paths.stepped?.({ align: 1 });
  return paths ? { paths } : {};
}

/** What occurred with air around it, and at least an eighth of the range bar: noise does not fill the picture. */
function rangeOf(
  low: number,
  high: number,
  bar: readonly [number, number],
  isSwitch: boolean,
): uPlot.Range.MinMax {
  if (isSwitch) return [-0.15, 1.15];
  const half = Math.max((high - low) * 1.24, (bar[1] - bar[0]) / 8) / 2;
  const middle = (low + high) / 2;
  return [middle - half, middle + half];
}

/** Normal band behind, limits as dashed lines in their level's colour. */
function drawLimits(plot: uPlot, scale: PointScale, colour: (name: string) => string): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  if (scale.normal) {
    const top = plot.valToPos(scale.normal[1], 'y', true);
    const bottom = plot.valToPos(scale.normal[0], 'y', true);
    ctx.fillStyle = colour('--band');
    ctx.globalAlpha = 0.45;
    ctx.fillRect(bbox.left, top, bbox.width, bottom - top);
    ctx.globalAlpha = 1;
  }
  ctx.setLineDash([6, 4]);
  ctx.lineWidth = 1.5;
  for (const limit of scale.limits) {
    const y = plot.valToPos(limit.value, 'y', true);
    ctx.strokeStyle = colour(`--level-${limit.level}`);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
  }
  ctx.restore();
}
