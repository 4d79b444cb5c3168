'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { formatAge } from './format';
import {
  useConnection,
  useDownSince,
  useLineConnection,
  useLineDownSince,
  useLineSignedOut,
  useSignedOut,
} from './live';
import styles from './lost-banner.module.css';

/** Loud when what is shown can no longer be read, or the line to now is lost behind a past that is shown. Also marks the page, so that what is shown goes stale. */
export function LostBanner() {
  const t = useTranslations('common');
  const locale = useLocale();
  const { signedOut, shown, line, downSince } = useLoss();
  const isPictureLost = shown === 'lost' || signedOut;
  const isLost = isPictureLost || line === 'lost';
  const elapsedMs = useElapsed(isLost ? downSince : null);

  useEffect(() => {
    document.documentElement.dataset.connection = isPictureLost ? 'lost' : shown;
  }, [isPictureLost, shown]);

  if (!isLost) return null;
  const age = formatAge(elapsedMs, locale);
  const words = isPictureLost ? t('connection.lostBanner', { age }) : t('connection.lostLine', { age });
  return (
    <div role="alert" className={styles.banner}>
      <span className={styles.text}>{signedOut ? t('connection.signedOut') : words}</span>
      {signedOut ? (
        <a className={styles.link} href="/sign-in">
          {t('connection.signInAgain')}
        </a>
      ) : null}
    </div>
  );
}

function useLoss() {
  const shown = useConnection();
  const line = useLineConnection();
  const shownDownSince = useDownSince();
  const lineDownSince = useLineDownSince();
  const isShownSignedOut = useSignedOut();
  const isLineSignedOut = useLineSignedOut();
  return {
    shown,
    line,
    signedOut: isShownSignedOut || isLineSignedOut,
    downSince: shown === 'lost' ? shownDownSince : lineDownSince,
  };
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
