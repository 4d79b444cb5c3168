'use client';

import { useLocale, useTranslations } from 'next-intl';
import styles from './clock-bar.module.css';
import { formatDateTime, formatLag, NO_VALUE } from './format';
import { useHealth } from './health';
import { useConnection, useServerNow } from './live';

/** The one clock: which time the page shows, what time it is there, and how far the judged data lags behind. */
export function ClockBar() {
  const t = useTranslations('common');
  const locale = useLocale();
  const now = useServerNow();
  const connection = useConnection();
  const { data, isError } = useHealth();
  const lag =
    data && !isError
      ? t('clock.lag', { lag: formatLag(data.worlds.live.lagMs, locale) })
      : t('clock.lagUnknown');
  return (
    <footer className={styles.bar}>
      <span className={styles.mode} data-connection={connection}>
        {t('clock.mode')}
      </span>
      <time className={styles.time} dateTime={now > 0 ? new Date(now).toISOString() : undefined}>
        {now > 0 ? formatDateTime(now) : NO_VALUE}
      </time>
      <span className={styles.note}>{t('clock.zone')}</span>
      <span className={`${styles.lag} live-value`} title={t('clock.lagHelp')}>
        {lag}
      </span>
    </footer>
  );
}
