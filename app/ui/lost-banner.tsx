'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { formatAge } from './format';
import { useConnection, useDownSince, useSignedOut } from './live';
import styles from './lost-banner.module.css';

/** Loud when the line is lost: nothing on screen is of now. Also marks the page, so that every live value goes stale. */
export function LostBanner() {
  const t = useTranslations('common');
  const locale = useLocale();
  const connection = useConnection();
  const signedOut = useSignedOut();
  const downSince = useDownSince();
  const lost = connection === 'lost' || signedOut;
  const elapsedMs = useElapsed(lost ? downSince : null);

  useEffect(() => {
    document.documentElement.dataset.connection = lost ? 'lost' : connection;
  }, [lost, connection]);

  if (!lost) return null;
  return (
    <div role="alert" className={styles.banner}>
      <span className={styles.text}>
        {signedOut
          ? t('connection.signedOut')
          : t('connection.lostBanner', { age: formatAge(elapsedMs, locale) })}
      </span>
      {signedOut ? (
        <a className={styles.link} href="/sign-in">
          {t('connection.signInAgain')}
        </a>
      ) : null}
    </div>
  );
}

/** Milliseconds since `since` on this machine's clock, once a second; 0 while there is nothing to count. */
function useElapsed(since: number | null): number {
  const [elapsedMs, setElapsedMs] = useState(0);
  useEffect(() => {
    if (since === null) return setElapsedMs(0);
    const count = () => setElapsedMs(Date.now() - since);
    count();
    const timer = setInterval(count, 1000);
    return () => clearInterval(timer);
  }, [since]);
  return elapsedMs;
}
