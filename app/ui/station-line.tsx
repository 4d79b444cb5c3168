'use client';

import { useTranslations } from 'next-intl';
import { formatDateTime } from './format';
import { useLine } from './live';
import styles from './station-line.module.css';

/** Whether a station is on line now, and since when; 0 where it never was. Off line is hollow, never a colour. */
export function StationLine({ station }: { station: string }) {
  const t = useTranslations('registry');
  const line = useLine(station);
  if (!line || line.since === 0) return <span className={styles.unknown}>{t('line.unknown')}</span>;
  return (
    <span className={styles.line} data-online={line.online}>
      {line.online
        ? t('line.online', { since: formatDateTime(line.since) })
        : t('line.offline', { since: formatDateTime(line.since) })}
    </span>
  );
}
