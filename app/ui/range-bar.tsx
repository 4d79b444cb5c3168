'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { CSSProperties } from 'react';
import type { Level } from '../../data/model/level';
import { formatAge, formatNumber, formatQuantity } from './format';
import { LevelIcon } from './level-icon';
import { positionOnScale } from './position-on-scale';
import styles from './range-bar.module.css';

export interface RangeLimit {
  readonly value: number;
  readonly level: Level;
  /** Which side of it is bad; for the reader's text. */
  readonly side: 'high' | 'low';
}

export interface RangeBarProps {
  /** Who reads this: the point's name. */
  readonly label: string;
  /** In `unit`; undefined when nothing has come yet. */
  readonly value: number | undefined;
  readonly unit: string;
  readonly decimals: number;
  /** What the bar spans, in `unit`. A value beyond it stands at the end with an arrow. */
  readonly scale: readonly [number, number];
  /** The band of healthy running. */
  readonly normal?: readonly [number, number] | undefined;
  readonly limits?: readonly RangeLimit[] | undefined;
  readonly trend?: 'rising' | 'falling' | 'steady' | undefined;
  /** Milliseconds since the value was measured. */
  readonly ageMs?: number | undefined;
  /** An open alarm on this point: the needle takes its colour and shape. */
  readonly level?: Level | undefined;
  /** Inferred, not measured: hatched and labelled. */
  readonly estimated?: boolean | undefined;
  /** Too old, or of doubtful quality: hollow. */
  readonly stale?: boolean | undefined;
}

const ARROW = { rising: '↗', falling: '↘', steady: '→' } as const;

/** A value is never a bare number: normal band, limits, trend and age stand around it. */
export function RangeBar(props: RangeBarProps) {
  const {
    label,
    value,
    unit,
    decimals,
    scale,
    normal,
    limits = [],
    trend,
    ageMs,
    level,
    estimated,
    stale,
  } = props;
  const t = useTranslations('common');
  const locale = useLocale();
  const at = value === undefined || !Number.isFinite(value) ? null : positionOnScale(value, scale);
  const age = ageMs === undefined ? null : formatAge(ageMs, locale);
  const spoken = [
    formatQuantity(value, unit, decimals),
    estimated ? t('estimated') : null,
    trend ? t(`trend.${trend}`) : null,
    age ? t('age', { age }) : null,
    stale ? t('stale') : null,
    level ? t('levelName', { level: t(`level.${level}`) }) : null,
  ]
    .filter((part) => part !== null)
    .join(', ');

  return (
    <div className={styles.bar} data-stale={stale || undefined} data-estimated={estimated || undefined}>
      <p className="visually-hidden">{`${label}: ${spoken}`}</p>
      <div className={styles.head} aria-hidden>
        <span className={styles.label}>{label}</span>
        {level ? <LevelIcon level={level} size={16} /> : null}
        <span className={`${styles.value} ${stale ? 'stale' : 'live-value'}`}>
          {formatNumber(value, decimals)}
          {unit === '' ? null : <span className={styles.unit}>{unit}</span>}
        </span>
        <span className={styles.trend}>{trend ? ARROW[trend] : ''}</span>
        <span className={styles.age}>
          {estimated ? <span className={styles.mark}>{t('estimated')}</span> : age}
        </span>
      </div>
      <div className={styles.track} aria-hidden>
        {normal ? (
          <span className={styles.band} style={bandStyle(normal, scale)} title={t('normalBand')} />
        ) : null}
        {estimated && at ? (
          <span className={`${styles.fill} hatched`} style={{ width: `${at.percent}%` }} />
        ) : null}
        {limits.map((limit) => (
          <span
            key={`${limit.side}-${limit.level}-${limit.value}`}
            className={styles.limit}
            data-level={limit.level}
            style={{ insetInlineStart: `${positionOnScale(limit.value, scale).percent}%` }}
            title={t(`limit.${limit.side}`, {
              level: t(`level.${limit.level}`),
              value: formatQuantity(limit.value, unit, decimals),
            })}
          />
        ))}
        {at ? (
          <span
            className={styles.needle}
            data-level={level}
            data-beyond={at.beyond ?? undefined}
            style={{ insetInlineStart: `${at.percent}%` }}
          />
        ) : null}
      </div>
    </div>
  );
}

function bandStyle(normal: readonly [number, number], scale: readonly [number, number]): CSSProperties {
  const start = positionOnScale(normal[0], scale).percent;
  return { insetInlineStart: `${start}%`, width: `${positionOnScale(normal[1], scale).percent - start}%` };
}
