'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Alarm, ResolvedRule } from '../../../data/model/alarm';
import { type Level, levelOfPriority } from '../../../data/model/level';
import { POINTS, type PointId } from '../../../data/model/points';
import type { LatestValue } from '../../../data/model/reading';
import type { Collector, Station } from '../../../data/model/registry';
import { formatAge } from '../../ui/format';
import { LevelIcon } from '../../ui/level-icon';
import { useLatest, useLatestStore, useServerNow } from '../../ui/live';
import { RangeBar } from '../../ui/range-bar';
import styles from './plant.module.css';
import { readPointScale } from './point-scale';
import { Sparkline } from './sparkline';
import { trendOf } from './trend-of';

export interface PointRowProps {
  readonly collector: Collector;
  readonly point: PointId;
  readonly rules: readonly ResolvedRule[];
  readonly station: Station | undefined;
  readonly alarms: readonly Alarm[];
}

/** One measured point: an analog one in its range bar with ten minutes of trend, a switch in words. */
export function PointRow(props: PointRowProps) {
  const latest = useLatest(props.collector.id, props.point);
  const now = useServerNow();
  const ageMs = latest && now > 0 ? Math.max(0, now - latest.ts) : undefined;
  const stale = isStale(latest, ageMs, props.station);
  const level = levelOf(props);
  const row = { ...props, latest, ageMs, stale, level };
  return POINTS[props.point].kind === 'bool' ? <SwitchRow {...row} /> : <AnalogRow {...row} />;
}

interface RowProps extends PointRowProps {
  readonly latest: LatestValue | undefined;
  readonly ageMs: number | undefined;
  readonly stale: boolean;
  readonly level: Level | undefined;
}

function AnalogRow({ collector, point, rules, latest, ageMs, stale, level }: RowProps) {
  const points = useTranslations('points');
  const store = useLatestStore();
  const { unit, decimals } = POINTS[point];
  const { scale, normal, limits } = readPointScale(point, collector, rules);
  const trend = store.trend(collector.id, point);
  return (
    <li className={styles.point} data-point={point}>
      <RangeBar
        label={points(`${point}.short`)}
        value={latest?.value}
        unit={unit}
        decimals={decimals}
        scale={scale}
        normal={normal}
        limits={limits}
        trend={trendOf(trend.ts, trend.value, scale[1] - scale[0])}
        ageMs={ageMs}
        level={level}
        stale={stale}
      />
      <Sparkline ts={trend.ts} values={trend.value} scale={scale} normal={normal} />
      <Quality latest={latest} />
    </li>
  );
}

function SwitchRow({ point, latest, ageMs, stale, level }: RowProps) {
  const t = useTranslations('plant');
  const points = useTranslations('points');
  const locale = useLocale();
  return (
    <li className={styles.point} data-point={point} data-kind="switch">
      <span className={styles.switchName}>{points(`${point}.name`)}</span>
      {level ? <LevelIcon level={level} size={16} /> : null}
      <span
        className={`${styles.switchValue} ${stale ? 'stale' : 'live-value'}`}
        data-on={latest ? latest.value >= 0.5 : undefined}
      >
        {latest ? points(`${point}.${latest.value >= 0.5 ? 'on' : 'off'}`) : t('noValue')}
      </span>
      <span className={styles.switchAge}>{ageMs === undefined ? '' : formatAge(ageMs, locale)}</span>
      <Quality latest={latest} />
    </li>
  );
}

/** Said only when it is not good. */
function Quality({ latest }: { latest: LatestValue | undefined }): ReactNode {
  const points = useTranslations('points');
  if (!latest || latest.quality === 0) return null;
  return <span className={styles.quality}>{points(`quality.${latest.quality}`)}</span>;
}

/** Older than three messages (and 15 s at least), or of a quality that says the value is not now. */
function isStale(
  latest: LatestValue | undefined,
  ageMs: number | undefined,
  station: Station | undefined,
): boolean {
  if (!latest) return true;
  if (latest.quality === 2 || latest.quality === 3) return true;
  const patienceMs = Math.max(
    15_000,
    3 * Math.max(station?.messageIntervalMs ?? 5000, station?.sampleIntervalMs ?? 1000),
  );
  return ageMs !== undefined && ageMs > patienceMs;
}

function levelOf({ alarms, collector, point }: PointRowProps): Level | undefined {
  const mine = alarms.filter(
    (alarm) => alarm.collector === collector.id && alarm.point === point && alarm.state !== 'normal',
  );
  const [worst] = mine.toSorted((a, b) => a.priority - b.priority);
  return worst ? levelOfPriority(worst.priority) : undefined;
}
