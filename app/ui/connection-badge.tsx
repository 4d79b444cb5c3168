'use client';

import { useTranslations } from 'next-intl';
import styles from './connection-badge.module.css';
import { useConnection, useLineConnection } from './live';
import { useClock } from './world';
import { worstConnection } from './worst-connection';

/** Whether what is on screen is of now, and whether the line to now stands. Told by form, not by colour: solid, turning dashes, crossed out. */
export function ConnectionBadge() {
  const t = useTranslations('common');
  const clock = useTranslations('clock');
  const { mode } = useClock();
  const connection = worstConnection([useConnection(), useLineConnection()]);
  const isOther = mode !== 'live' && connection === 'live';
  return (
    <span role="status" className={styles.badge} data-connection={isOther ? mode : connection}>
      <span className={styles.dot} aria-hidden />
      {isOther ? clock(`mode.${mode}`) : t(`connection.${connection}`)}
    </span>
  );
}
