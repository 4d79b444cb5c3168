'use client';

import { Segmented } from 'antd';
import { useTranslations } from 'next-intl';
import type { Right } from '../../auth/rights';
import { EmptyState } from '../../ui/empty-state';
import styles from './admin.module.css';
import { AuditView } from './audit-view';
import { chooseView, viewsOf } from './choose-view';
import { PeopleView } from './people-view';
import { SessionsView } from './sessions-view';
import { SystemState } from './system-state';
import { useAdminView, type View } from './use-admin-view';

/** People, sessions, audit and the system's state; of these only what the person may see. The API checks again. */
export function AdminScreen({ rights }: { rights: readonly Right[] }) {
  const t = useTranslations('admin');
  const [{ view: asked }, change] = useAdminView();
  const view = chooseView(asked, rights);
  if (!view)
    return (
      <EmptyState as="h1" title={t('closed')}>
        {t('closedHint')}
      </EmptyState>
    );
  return (
    <div className={styles.page}>
      <header className={styles.heading}>
        <h1>{t('title')}</h1>
        <Segmented<View>
          aria-label={t('choose')}
          value={view}
          options={viewsOf(rights).map((value) => ({ value, label: t(`view.${value}`) }))}
          onChange={(value) => void change({ ...NOTHING, view: value })}
        />
      </header>
      {view === 'people' ? <PeopleView /> : null}
      {view === 'sessions' ? <SessionsView /> : null}
      {view === 'audit' ? <AuditView mayReadPeople={rights.includes('manage-people')} /> : null}
      {view === 'system' ? <SystemState /> : null}
    </div>
  );
}

/** What another view does not take along. */
const NOTHING = { person: null, actor: null, group: null, from: null, to: null, before: null };
