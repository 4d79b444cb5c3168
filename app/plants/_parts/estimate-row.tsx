'use client';

import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import type { EstimateId } from '../../../data/model/frame';
import { useLatestStore } from '../../ui/live';
import { RangeBar } from '../../ui/range-bar';
import styles from './plant.module.css';

/** What no sensor sends: hatched, and named an estimate. */
export function EstimateRow({ collector, estimate }: { collector: string; estimate: EstimateId }) {
  const t = useTranslations('plant');
  const points = useTranslations('points');
  const store = useLatestStore();
  const percent = useSyncExternalStore(
    store.subscribe,
    () => store.estimate(collector, estimate),
    () => undefined,
  );
  return (
    <li className={styles.point} data-estimate={estimate} title={t('estimateHint')}>
      <RangeBar
        label={points(`estimate.${estimate}.short`)}
        value={percent}
        unit="%"
        decimals={0}
        scale={[0, 100]}
        estimated
      />
    </li>
  );
}
