'use client';

import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { chooseReminder } from './choose-reminder';
import styles from './person-menu-reminder.module.css';
import { useMe } from './use-me';
import { WorldLink } from './world-link';

/** Calmly reminds somebody who came in by a link to set a password. Put off, it stays away until the next sign-in. */
export function PersonMenuReminder() {
  const t = useTranslations('account');
  const me = useMe();
  const isAtAccount = usePathname() === '/account';
  const [putOff, setPutOff] = useState<string | null>(null);
  useEffect(() => setPutOff(window.localStorage.getItem(PUT_OFF)), []);
  const reminder = me ? chooseReminder(me) : null;
  if (!me || !reminder || isAtAccount || putOff === me.sessionId) return null;

  function putOffNow(session: string): void {
    window.localStorage.setItem(PUT_OFF, session);
    setPutOff(session);
  }

  return (
    <aside className={styles.note} aria-label={t('reminder.label')}>
      <p>{t(`reminder.${reminder}`)}</p>
      <WorldLink className="button" href="/account">
        {t('reminder.go')}
      </WorldLink>
      <button type="button" className="button" onClick={() => putOffNow(me.sessionId ?? '')}>
        {t('reminder.later')}
      </button>
    </aside>
  );
}

const PUT_OFF = 'dust-twin.password-reminder-put-off';
