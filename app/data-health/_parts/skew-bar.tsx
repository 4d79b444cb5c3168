'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { ClockSkew } from '../../api/data-health/data-health';
import { NO_VALUE } from '../../ui/format';
import styles from './data-health.module.css';
import { formatSkew } from './format-skew';
import { positionSkew, skewTicks } from './skew-scale';

export interface SkewBarProps {
  readonly skew: ClockSkew | null;
  /** Half-width of the scale, the same for every station of the table. */
  readonly halfMs: number;
  /** Its line is not open: hollow. */
  readonly hollow: boolean;
}

/** Least to greatest as a bar with the median on it, around a zero line; left of zero the station's clock is ahead. */
export function SkewBar({ skew, halfMs, hollow }: SkewBarProps) {
  const t = useTranslations('health');
  const locale = useLocale();
  if (skew === null) return <span className={styles.muted}>{NO_VALUE}</span>;
  const { from, to, median } = positionSkew(skew, halfMs);
  const [least, middle, greatest] = [skew.leastMs, skew.medianMs, skew.greatestMs].map((ms) =>
    formatSkew(ms, locale),
  );
  return (
    <div className={styles.skew}>
      <span className={styles.skewTrack} aria-hidden data-hollow={hollow}>
        {skewTicks(halfMs).map(({ ms, percent }) => (
          <span key={ms} className={styles.skewTick} style={{ insetInlineStart: `${percent}%` }} />
        ))}
        <span className={styles.skewZero} />
        <span className={styles.skewSpan} style={{ insetInlineStart: `${from}%`, width: `${to - from}%` }} />
        <span className={styles.skewMedian} style={{ insetInlineStart: `${median}%` }} />
      </span>
      <span className={styles.skewText}>
        <strong className="num">{middle}</strong>
        <span className={`${styles.muted} num`}>
          {t('skew.range', { least: least ?? NO_VALUE, greatest: greatest ?? NO_VALUE })}
        </span>
      </span>
    </div>
  );
}
