'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Failure } from '../../ui/failure';
import { formatAge, formatLag, formatNumber } from '../../ui/format';
import { useHealth } from '../../ui/health';
import styles from './admin.module.css';

/** The health figures, as every monitoring program reads them too. */
export function SystemState() {
  const t = useTranslations('admin');
  const locale = useLocale();
  const { data, error } = useHealth();
  const figures = data
    ? [
        { key: 'status', text: t(`system.state.${data.status}`) },
        { key: 'store', text: t(`system.state.${data.store.status}`) },
        { key: 'connections', text: formatNumber(data.broker.connections, 0) },
        { key: 'version', text: data.version },
        { key: 'uptime', text: formatAge(data.uptimeS * 1000, locale) },
        { key: 'lag', text: formatLag(data.worlds.live.lagMs, locale) },
        { key: 'stored', text: formatNumber(data.readingsStored ?? undefined, 0) },
        { key: 'rejected', text: formatNumber(data.readingsRejected ?? undefined, 0) },
      ]
    : [];

  return (
    <section className={`panel ${styles.section}`} aria-labelledby="system">
      <h2 id="system">{t('system.title')}</h2>
      <Failure error={error} />
      <dl className={styles.figures}>
        {figures.map(({ key, text }) => (
          <div key={key}>
            <dt>{t(`system.figure.${key}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
