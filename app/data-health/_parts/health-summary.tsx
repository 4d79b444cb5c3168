'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { DataHealth } from '../../api/data-health/data-health';
import { formatNumber } from '../../ui/format';
import styles from './data-health.module.css';
import { RefusedCount } from './refused-count';
import type { ChangeHealthView } from './use-health-view';

/** Points on line of all, silent, frozen, refused: each leads to where it is listed. */
export function HealthSummary({
  summary,
  change,
}: {
  summary: DataHealth['summary'];
  change: ChangeHealthView;
}) {
  const t = useTranslations('health');
  const { points, pointsOnline, silent, frozen, stations, stationsOnline, refused } = summary;
  return (
    <dl className={styles.figures}>
      <Figure
        label={t('summary.stations')}
        onClick={() => void change({ view: 'stations', station: null, only: [] })}
      >
        {t('ofAll', { count: stationsOnline, all: stations })}
      </Figure>
      <Figure
        label={t('summary.points')}
        onClick={() => void change({ view: 'points', station: null, only: [] })}
      >
        {t('ofAll', { count: pointsOnline, all: points })}
      </Figure>
      <Figure
        label={t('summary.silent')}
        onClick={() => void change({ view: 'points', station: null, only: ['silent'] })}
      >
        {formatNumber(silent, 0)}
      </Figure>
      <Figure
        label={t('summary.frozen')}
        onClick={() => void change({ view: 'points', station: null, only: ['frozen'] })}
      >
        {formatNumber(frozen, 0)}
      </Figure>
      <Figure
        label={t('summary.refused')}
        onClick={() => void change({ view: 'quarantine', station: null, reason: null })}
      >
        <RefusedCount refused={refused} />
      </Figure>
    </dl>
  );
}

function Figure({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <div className={styles.figure}>
      <dt>{label}</dt>
      <dd>
        <button type="button" className={`${styles.figureButton} num`} onClick={onClick}>
          {children}
        </button>
      </dd>
    </div>
  );
}
