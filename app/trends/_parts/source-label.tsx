'use client';

import { useTranslations } from 'next-intl';
import { formatNumber } from '../../ui/format';
import { readDuration } from '../../ui/rule-numbers';
import type { ChartModel } from './chart-model';
import { bucketMsOf, type Readings } from './readings';
import styles from './trends.module.css';

/** What lines are made of: readings as they came, or means of how long, from which roll-up, how many. */
export function SourceLabel({ of }: { of: readonly Readings[] }) {
  const t = useTranslations('trends');
  const [first] = of;
  if (!first) return null;
  const bucketMs = bucketMsOf(first);
  const counts = of.map(({ buckets }) => buckets.length);
  const ends = [...new Set([Math.min(...counts), Math.max(...counts)])];
  const count = ends.map((end) => formatNumber(end, 0)).join('–');
  const text =
    bucketMs === null
      ? t('source.raw', { count })
      : t('source.means', {
          count,
          source: t(`source.of.${first.source}`),
          bucket: readDuration(bucketMs),
        });
  return (
    <span className={styles.source} data-source={first.source}>
      {text}
    </span>
  );
}

/** The readings of a chart's lines when all were made of the same; else none, and each line says its own. */
export function alikeReadings({ lines }: ChartModel): readonly Readings[] {
  const all = lines.flatMap(({ read }) => (read?.readings?.buckets.length ? [read.readings] : []));
  const kinds = new Set(all.map((readings) => `${readings.source} ${bucketMsOf(readings)}`));
  return kinds.size === 1 ? all : [];
}
