'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Alarm } from '../../../data/model/alarm';
import type { Run } from '../../../data/model/exercise';
import { POINTS } from '../../../data/model/points';
import type { Collector } from '../../../data/model/registry';
import { readPointScale } from '../../plants/_parts/point-scale';
import { getJson } from '../../ui/api';
import { ChartTable, type TableLine } from '../../ui/chart-table';
import { formatNumber } from '../../ui/format';
import { useGround } from '../../ui/html-document';
import { useAlarmWords } from '../../ui/use-alarm-words';
import { useCollector } from '../../ui/use-collector';
import { useLanguage } from '../../ui/use-language';
import { type ChartMarks, drawMarks } from './draw-marks';
import { formatStory } from './format-story';
import styles from './report.module.css';
import type { ReportCurve } from './report-curves';
import { levelOfRule } from './rule-facts';
import { useFaultName } from './use-fault-name';

const MAX_POINTS = 1500;

interface Readings {
  readonly source: 'raw' | '1m' | '1h' | '1d';
  readonly buckets: TableLine['buckets'];
}

/** One point over the whole run, with fault, expected windows, raises and acknowledgements. The caption says the same in words. */
export function ReportChart({
  run,
  endedS,
  curve,
  collector,
  alarms,
}: {
  run: Run;
  endedS: number;
  curve: ReportCurve;
  collector: Collector | undefined;
  alarms: readonly Alarm[];
}) {
  const t = useTranslations('exercises');
  const points = useTranslations('points');
  const language = useLanguage();
  const { world, startTs } = run;
  const to = startTs + Math.max(1, endedS) * 1000;
  const { data, error } = useQuery({
    queryKey: ['readings', world, curve.collector, curve.point, startTs, to],
    queryFn: ({ signal }) =>
      getJson<Readings>(
        '/api/readings',
        {
          world,
          collector: curve.collector,
          point: curve.point,
          from: startTs,
          to,
          maxPoints: MAX_POINTS,
        },
        signal,
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const marks = useMarks(curve, alarms, startTs);
  const name = points(`${curve.point}.name`);
  return (
    <figure className={`panel ${styles.curve}`} aria-label={`${curve.collector} ${name}`}>
      <figcaption>
        <b>
          <span className="num">{curve.collector}</span> {name}
        </b>
        <span className={styles.muted}>
          {collector?.name[language]} {POINTS[curve.point].unit}
        </span>
        <MarksInWords marks={marks} />
      </figcaption>
      {error ? <p role="alert">{error.message}</p> : null}
      {data && data.buckets.length === 0 ? <p className={styles.muted}>{t('report.noReadings')}</p> : null}
      {data && data.buckets.length > 0 ? (
        <>
          <Plot readings={data} curve={curve} marks={marks} endedS={endedS} startTs={startTs} />
          <ChartTable
            lines={[{ key: curve.point, name, point: curve.point, buckets: data.buckets }]}
            from={startTs}
            to={to}
            timeWord={(ts) => formatStory((ts - startTs) / 1000)}
          />
        </>
      ) : null}
    </figure>
  );
}

function useMarks(curve: ReportCurve, alarms: readonly Alarm[], startTs: number): ChartMarks {
  const words = useAlarmWords();
  const fault = useFaultName();
  const ruleName = words.ruleName;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language, and the page with them.
  return useMemo(() => {
    const own = curve.raised.flatMap(({ alarmId }) => alarms.filter(({ id }) => id === alarmId));
    return {
      faults: curve.faults.map(({ fault: id, atS }) => ({ atS, text: fault(id) })),
      windows: curve.windows.map(({ ruleId, fromS, toS }) => ({ fromS, toS, text: ruleName(ruleId) })),
      raised: curve.raised.map(({ ruleId, atS }) => ({
        atS,
        level: levelOfRule(ruleId),
        text: ruleName(ruleId),
      })),
      acknowledged: own.flatMap(({ acknowledged }) =>
        acknowledged ? [{ atS: (acknowledged.ts - startTs) / 1000, text: acknowledged.by }] : [],
      ),
    };
  }, [curve, alarms, startTs]);
}

function MarksInWords({ marks }: { marks: ChartMarks }) {
  const t = useTranslations('exercises');
  const sentences = [
    ...marks.faults.map(({ atS, text }) => t('mark.fault', { text, at: formatStory(atS) })),
    ...marks.windows.map(({ fromS, toS, text }) =>
      t('mark.window', { text, from: formatStory(fromS), to: formatStory(toS) }),
    ),
    ...marks.raised.map(({ atS, text }) => t('mark.raised', { text, at: formatStory(atS) })),
    ...marks.acknowledged.map(({ atS, text }) => t('mark.acknowledged', { text, at: formatStory(atS) })),
  ];
  return <span className={styles.marks}>{sentences.join(' · ')}</span>;
}

function Plot({
  readings,
  curve,
  marks,
  endedS,
  startTs,
}: {
  readings: Readings;
  curve: ReportCurve;
  marks: ChartMarks;
  endedS: number;
  startTs: number;
}) {
  const holder = useRef<HTMLDivElement>(null);
  const t = useTranslations('exercises');
  const words = useTranslations('points');
  const ground = useGround();
  const { data: detail, error } = useCollector(curve.collector);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ground changes the colours that are read from the page.
  useEffect(() => {
    const node = holder.current;
    if (!node) return undefined;
    const style = getComputedStyle(node);
    const colour = (name: string): string => style.getPropertyValue(name).trim();
    const limits = detail ? readPointScale(curve.point, detail, detail.rules).limits : [];
    const plot = new uPlot(
      {
        width: node.clientWidth,
        height: node.clientHeight,
        legend: { show: false },
        cursor: { y: false, drag: { x: false, y: false } },
        scales: {
          x: { time: false, range: () => [0, Math.max(1, endedS)] },
          y: { range: (_, low, high) => rangeOf(low, high, curve) },
        },
        axes: axesFor(style, curve, (state) => words(`${curve.point}.${state}`)),
        series: [{}, seriesFor(curve, colour('--text'))],
        hooks: { drawClear: [(u) => drawMarks(u, marks, limits, colour)] },
      },
      dataOf(readings, startTs),
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
  }, [readings, curve, marks, endedS, startTs, ground, words, detail]);
  return (
    <>
      {error && !detail ? <p role="alert">{t('unread.limits', { why: error.message })}</p> : null}
      <div ref={holder} className={styles.plot} />
    </>
  );
}

/** No line is drawn over what was not measured: a step more than three times the usual leaves a gap. */
function dataOf({ buckets }: Readings, startTs: number): uPlot.AlignedData {
  const steps = buckets.slice(1).map((bucket, at) => bucket.ts - (buckets[at]?.ts ?? 0));
  const usual = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 1000;
  const times: number[] = [];
  const values: (number | null)[] = [];
  let before: number | null = null;
  for (const { ts, mean } of buckets) {
    if (before !== null && ts - before > Math.max(usual * 3, 15_000)) {
      times.push((before + usual - startTs) / 1000);
      values.push(null);
    }
    times.push((ts - startTs) / 1000);
    values.push(mean);
    before = ts;
  }
  return [times, values];
}

function isSwitch({ point }: ReportCurve): boolean {
  return POINTS[point].kind === 'bool';
}

function seriesFor(curve: ReportCurve, stroke: string): uPlot.Series {
  const paths = isSwitch(curve) ? uPlot.paths.stepped?.({ align: 1 }) : undefined;
  return { stroke, width: 1.5, points: { show: false }, ...(paths ? { paths } : {}) };
}

function rangeOf(low: number, high: number, curve: ReportCurve): uPlot.Range.MinMax {
  if (isSwitch(curve)) return [-0.15, 1.3];
  const least = (POINTS[curve.point].range[1] - POINTS[curve.point].range[0]) / 50;
  const half = Math.max((high - low) * 1.3, least) / 2;
  const middle = (low + high) / 2;
  return [middle - half, middle + half];
}

function axesFor(
  style: CSSStyleDeclaration,
  curve: ReportCurve,
  word: (state: 'on' | 'off') => string,
): uPlot.Axis[] {
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const axis: uPlot.Axis = {
    stroke: colour('--text-2'),
    font: `12px ${style.fontFamily}`,
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { stroke: colour('--line') },
  };
  const time: uPlot.Axis = {
    ...axis,
    space: 70,
    incrs: [10, 30, 60, 300, 600, 1800, 3600, 7200, 14_400, 43_200, 86_400],
    values: (_, ticks) => ticks.map(formatStory),
  };
  if (isSwitch(curve))
    return [time, { ...axis, size: 64, splits: () => [0, 1], values: () => [word('off'), word('on')] }];
  const { decimals } = POINTS[curve.point];
  return [
    time,
    { ...axis, size: 64, values: (_, ticks) => ticks.map((tick) => formatNumber(tick, decimals)) },
  ];
}
