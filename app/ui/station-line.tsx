'use client';

import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { formatDateTime } from './format';
import { useLatestStore } from './live';
import styles from './station-line.module.css';

/** Whether a station is on line now, and since when. Off line is hollow, never a colour. */
export function StationLine({ station }: { station: string }) {
  const t = useTranslations('registry');
  const store = useLatestStore();
  const line = useSyncExternalStore(
    store.subscribe,
    () => store.line(station),
    () => undefined,
  );
  if (!line) return <span className={styles.unknown}>{t('line.unknown')}</span>;
  return (
    <span className={styles.line} data-online={line.online}>
      {line.online
        ? t('line.online', { since: formatDateTime(line.since) })
        : t('line.offline', { since: formatDateTime(line.since) })}
    </span>
  );
}
