'use client';

import { useTranslations } from 'next-intl';
import { formatNumber, NO_VALUE } from '../../ui/format';
import styles from './data-health.module.css';

/** A rate of 0..1 as a grey bar and a percentage, cut and not rounded: 100 % is all of it. */
export function RateBar({ rate }: { rate: number | null }) {
  const t = useTranslations('health');
  if (rate === null) return <span title={t('noRate')}>{NO_VALUE}</span>;
  return (
    <span className={styles.rate}>
      <span className={styles.rateTrack} aria-hidden>
        <span className={styles.rateFill} style={{ width: `${100 * rate}%` }} />
      </span>
      <span className="num">{`${formatNumber(Math.floor(1000 * rate) / 10, 1)} %`}</span>
    </span>
  );
}
