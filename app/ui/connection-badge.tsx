'use client';

import { useTranslations } from 'next-intl';
import styles from './connection-badge.module.css';
import { useConnection } from './live';
import { useClock } from './world';

/** Whether what is on screen is of now. Told by form, not by colour: solid, turning dashes, crossed out. */
export function ConnectionBadge() {
  const t = useTranslations('common');
  const clock = useTranslations('clock');
  const { mode } = useClock();
  const connection = useConnection();
  const isOther = mode !== 'live' && connection === 'live';
  return (
    <span role="status" className={styles.badge} data-connection={isOther ? mode : connection}>
      <span className={styles.dot} aria-hidden />
      {isOther ? clock(`mode.${mode}`) : t(`connection.${connection}`)}
    </span>
  );
}
