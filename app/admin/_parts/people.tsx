'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Role } from '../../../data/model/person';
import { getJson } from '../../ui/api';
import { formatDateTime } from '../../ui/format';
import styles from './admin.module.css';
import { Failure } from './failure';
import { type MadeLink, MadeLinkNote } from './made-link-note';
import { NewLinkForm } from './new-link-form';

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly createdTs: number;
}

/** Who has an account, and one-time links for new people. */
export function People() {
  const t = useTranslations('admin');
  const common = useTranslations('common');
  const queries = useQueryClient();
  const [made, setMade] = useState<MadeLink | null>(null);
  const people = useQuery({
    queryKey: ['people'],
    queryFn: ({ signal }) => getJson<{ items: PersonRow[] }>('/api/people', {}, signal),
  });

  return (
    <section className={`panel ${styles.section}`} aria-labelledby="people">
      <div className={styles.heading}>
        <h2 id="people">{t('people.title')}</h2>
        <p className={styles.hint}>{t('people.hint')}</p>
      </div>
      <NewLinkForm
        onMade={(link) => {
          setMade(link);
          void queries.invalidateQueries({ queryKey: ['people'] });
        }}
      />
      {made ? <MadeLinkNote made={made} /> : null}
      <Failure error={people.error} />
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('people.name')}</th>
              <th scope="col">{t('people.role')}</th>
              <th scope="col">{t('people.since')}</th>
            </tr>
          </thead>
          <tbody>
            {people.data?.items.map((person) => (
              <tr key={person.id}>
                <td>{person.name}</td>
                <td>{common(`role.${person.role}`)}</td>
                <td className="num">{formatDateTime(person.createdTs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
