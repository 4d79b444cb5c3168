'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { Failure } from '../../ui/failure';
import panelStyles from '../../ui/side-panel.module.css';
import { AddPersonPanel } from './add-person-panel';
import styles from './admin.module.css';
import { PeopleTable } from './people-table';
import { PersonPanel } from './person-panel';
import { useAdminView } from './use-admin-view';
import { useAllSessions, usePeople } from './use-people';

/** Who has an account; the chosen one beside the table. */
export function PeopleView() {
  const t = useTranslations('admin');
  const [{ person: chosenId }, change] = useAdminView();
  const people = usePeople();
  const sessions = useAllSessions();
  const chosen = people.data?.items.find(({ id }) => id === chosenId);
  const close = useCallback(() => void change({ person: null }), [change]);
  return (
    <div className={panelStyles.withPanel}>
      <section className={`panel ${styles.section} ${panelStyles.main}`} aria-labelledby="people">
        <div className={styles.heading}>
          <h2 id="people">{t('people.title')}</h2>
          <button
            type="button"
            className="button button-primary"
            aria-expanded={chosenId === NEW}
            onClick={() => void change({ person: NEW })}
          >
            {t('people.add')}
          </button>
        </div>
        <p className={styles.hint}>{t('people.hint')}</p>
        <Failure error={people.error} />
        <PeopleTable
          people={people.data?.items}
          sessions={sessions.data?.items ?? []}
          chosen={chosenId}
          narrow={chosen !== undefined || chosenId === NEW}
          onChoose={(id) => void change({ person: id })}
        />
      </section>
      {chosenId === NEW ? <AddPersonPanel onClose={close} /> : null}
      {chosen ? <PersonPanel key={chosen.id} person={chosen} onClose={close} /> : null}
    </div>
  );
}

/** Stands in the address in place of an id; ids are UUIDs. */
const NEW = 'new';
