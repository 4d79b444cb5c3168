'use client';

import { useTranslations } from 'next-intl';
import type { NumberedAuditEntry, Person } from '../../../data/store/people-store';
import { formatDateTime } from '../../ui/format';
import styles from './admin.module.css';
import { AuditDetail } from './audit-detail';
import { NOBODY } from './nobody';

/** Entries of the audit in words where there are words; else as they were written. */
export function AuditTable({
  entries,
  people,
}: {
  entries: readonly NumberedAuditEntry[];
  people: readonly Person[];
}) {
  const t = useTranslations('admin');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className={styles.scroll} data-scrolls="x" tabIndex={0} aria-label={t('audit.entries')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('audit.number')}</th>
            <th scope="col">{t('audit.when')}</th>
            <th scope="col">{t('audit.who')}</th>
            <th scope="col">{t('audit.what')}</th>
            <th scope="col">{t('audit.object')}</th>
            <th scope="col">{t('audit.outcome')}</th>
            <th scope="col">{t('audit.detail')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.number} data-outcome={entry.outcome}>
              <td className="num">{entry.number}</td>
              <td className="num">{formatDateTime(entry.ts)}</td>
              <td>{entry.actor === NOBODY ? t('audit.nobody') : entry.actor}</td>
              <td>
                <Action action={entry.action} />
              </td>
              <td className={styles.object}>
                <ObjectName id={entry.object} people={people} />
              </td>
              <td className={styles.outcome}>{t(`audit.${entry.outcome}`)}</td>
              <td>
                <AuditDetail detail={entry.detail} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Who was refused for want of a right stands there with the right as the action. */
function Action({ action }: { action: string }) {
  const t = useTranslations('admin');
  const account = useTranslations('account');
  if (account.has(`rights.may.${action}`))
    return t('audit.withoutRight', { right: account(`rights.may.${action}`) });
  return t.has(`audit.action.${action}`) ? t(`audit.action.${action}`) : <code>{action}</code>;
}

function ObjectName({ id, people }: { id: string; people: readonly Person[] }) {
  const person = people.find((known) => known.id === id);
  if (person) return <span title={id}>{person.name}</span>;
  return id === '-' ? '—' : <code>{id}</code>;
}
