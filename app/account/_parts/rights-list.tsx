'use client';

import { useTranslations } from 'next-intl';
import type { Right } from '../../auth/rights';
import styles from './account.module.css';
import { groupRights } from './group-rights';

/** What a person may do, in plain words. */
export function RightsList({ rights }: { rights: readonly Right[] }) {
  const t = useTranslations('account');
  return (
    <section className={`panel ${styles.section}`} aria-labelledby="rights">
      <h2 id="rights">{t('rights.title')}</h2>
      <div className={styles.groups}>
        {groupRights(rights).map(({ group, rights: held }) => (
          <div key={group}>
            <h3>{t(`rights.group.${group}`)}</h3>
            <ul>
              {held.map((right) => (
                <li key={right}>{t(`rights.may.${right}`)}</li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}
