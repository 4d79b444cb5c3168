'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { AuditEntry } from '../../../data/store/people-store';
import { getJson } from '../../ui/api';
import { formatDateTime } from '../../ui/format';
import styles from './admin.module.css';
import { Failure } from './failure';

/** The newest 200 entries: who did what, and what was refused. */
export function AuditTrail() {
  const t = useTranslations('admin');
  const trail = useQuery({
    queryKey: ['audit'],
    queryFn: ({ signal }) => getJson<{ items: AuditEntry[] }>('/api/audit', { limit: 200 }, signal),
    refetchInterval: 30_000,
  });

  return (
    <section className={`panel ${styles.section}`} aria-labelledby="audit">
      <div className={styles.heading}>
        <h2 id="audit">{t('audit.title')}</h2>
        <p className={styles.hint}>{t('audit.hint')}</p>
      </div>
      <Failure error={trail.error} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className={styles.scroll} data-tall data-scrolls="x" tabIndex={0} aria-label={t('audit.hint')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('audit.when')}</th>
              <th scope="col">{t('audit.who')}</th>
              <th scope="col">{t('audit.what')}</th>
              <th scope="col">{t('audit.object')}</th>
              <th scope="col">{t('audit.outcome')}</th>
              <th scope="col">{t('audit.detail')}</th>
            </tr>
          </thead>
          <tbody>
            {trail.data?.items.map((entry, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: entries have no id, and two may be alike
              <tr key={`${entry.ts}-${index}`}>
                <td className="num">{formatDateTime(entry.ts)}</td>
                <td>{entry.actor}</td>
                <td>
                  {t.has(`audit.action.${entry.action}`) ? (
                    t(`audit.action.${entry.action}`)
                  ) : (
                    <code>{entry.action}</code>
                  )}
                </td>
                <td>
                  <code>{entry.object}</code>
                </td>
                <td>{t(`audit.${entry.outcome}`)}</td>
                <td>
                  <code>{writeDetail(entry.detail)}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function writeDetail(detail: AuditEntry['detail']): string {
  return Object.entries(detail)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
}
