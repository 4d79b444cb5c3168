'use client';

import { useTranslations } from 'next-intl';
import { readDuration } from '../../ui/rule-numbers';
import { bucketMsOf, type Readings } from './readings';
import styles from './trends.module.css';

/** What a line is made of: readings as they came, or means of how long, from which roll-up, how many. */
export function SourceLabel({ readings }: { readings: Readings }) {
  const t = useTranslations('trends');
  const bucketMs = bucketMsOf(readings);
  const count = readings.buckets.length;
  const text =
    bucketMs === null
      ? t('source.raw', { count })
      : t('source.means', {
          count,
          source: t(`source.of.${readings.source}`),
          bucket: readDuration(bucketMs),
        });
  return (
    <span className={styles.source} data-source={readings.source}>
      {text}
    </span>
  );
}
