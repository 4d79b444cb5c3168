'use client';

import { useTranslations } from 'next-intl';
import type { NumberedAuditEntry, Person } from '../../../data/store/people-store';
import { EmptyState } from '../../ui/empty-state';
import { Failure } from '../../ui/failure';
import styles from './admin.module.css';
import { AuditFilters } from './audit-filters';
import { AuditTable } from './audit-table';
import { ChainCheck } from './chain-check';
import { NOBODY } from './nobody';
import { useAdminView } from './use-admin-view';
import { useAudit } from './use-audit';
import { usePeople } from './use-people';

/** Who did what, and what was refused: filtered, a page at a time; and whether anybody tampered with it. */
export function AuditView({ mayReadPeople }: { mayReadPeople: boolean }) {
  const t = useTranslations('admin');
  const [view, change] = useAdminView();
  const { data, error } = useAudit(view);
  const people = usePeople(mayReadPeople).data?.items ?? [];
  const isEmpty = data?.entries.length === 0;
  return (
    <section className={`panel ${styles.section}`} aria-labelledby="audit">
      <div className={styles.heading}>
        <h2 id="audit">{t('audit.title')}</h2>
        <ChainCheck />
      </div>
      <p className={styles.hint}>{t('audit.hint')}</p>
      <AuditFilters
        key={`${view.actor} ${view.group} ${view.from} ${view.to}`}
        view={view}
        change={change}
        names={namesOf(people, data?.entries ?? [])}
      />
      <Failure error={error} />
      {data && !isEmpty ? <AuditTable entries={data.entries} people={people} /> : null}
      {isEmpty ? <EmptyState title={t('audit.none')}>{t('audit.noneHint')}</EmptyState> : null}
      <nav className={styles.actions} aria-label={t('audit.pages')}>
        <button
          type="button"
          className="button"
          disabled={view.before === null}
          onClick={() => void change({ before: null })}
        >
          {t('audit.newest')}
        </button>
        <button
          type="button"
          className="button"
          disabled={!data || data.older === null}
          onClick={() => void change({ before: data?.older ?? null })}
        >
          {t('audit.older')}
        </button>
      </nav>
    </section>
  );
}

/** Everybody who is known, and whoever stands on the page. */
function namesOf(people: readonly Person[], entries: readonly NumberedAuditEntry[]): readonly string[] {
  const names = [...people.map(({ name }) => name), ...entries.map(({ actor }) => actor)];
  return [...new Set(names)].filter((name) => name !== NOBODY);
}
