'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { sendDelete } from './api';
import styles from './person-menu.module.css';
import type { SignedInPerson } from './shell';
import buttonStyles from './top-bar-button.module.css';
import { WorldLink } from './world-link';

/** Who is signed in, the way to the own account, and the way out. */
export function PersonMenu({ person }: { person: SignedInPerson }) {
  const t = useTranslations('common');
  const account = useTranslations('account');
  const [failure, setFailure] = useState<string | null>(null);

  async function signOut(): Promise<void> {
    try {
      await sendDelete('/api/session');
      window.location.assign('/sign-in');
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <details className={styles.menu}>
      <summary className={buttonStyles.button} aria-label={`${t('person.menu')}: ${person.name}`}>
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden>
          <circle cx="8" cy="5" r="2.8" fill="none" stroke="currentColor" strokeWidth="1.4" />
          <path
            d="M2.5 14c.6-3 2.7-4.5 5.5-4.5s4.9 1.5 5.5 4.5"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.4"
          />
        </svg>
        <span className={styles.name}>{person.name}</span>
      </summary>
      <div className={styles.panel}>
        <p className={styles.who}>{person.name}</p>
        <p className={styles.role}>{t(`role.${person.role}`)}</p>
        <WorldLink
          className={styles.account}
          href="/account"
          onClick={(event) => event.currentTarget.closest('details')?.removeAttribute('open')}
        >
          {account('title')}
        </WorldLink>
        {failure ? <p role="alert">{failure}</p> : null}
        <button type="button" className="button" onClick={() => void signOut()}>
          {t('person.signOut')}
        </button>
      </div>
    </details>
  );
}
