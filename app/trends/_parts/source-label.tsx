'use client';

import { useTranslations } from 'next-intl';
import { readDuration } from '../../ui/rule-numbers';
import type { ChartModel } from './chart-model';
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

/** What all lines of a chart are made of, when it is the same; else null and each says its own. */
export function commonSource({ lines }: ChartModel): Readings | null {
  const all = lines.flatMap(({ read }) => (read?.readings ? [read.readings] : []));
  const [first] = all;
  if (!first || all.length < lines.length) return null;
  const isSame = (other: Readings): boolean =>
    other.source === first.source &&
    bucketMsOf(other) === bucketMsOf(first) &&
    other.buckets.length === first.buckets.length;
  return all.every(isSame) ? first : null;
}
