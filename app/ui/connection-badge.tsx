'use client';

import { useTranslations } from 'next-intl';
import styles from './connection-badge.module.css';
import { useConnection } from './live';

/** Whether what is on screen is of now. Told by form, not by colour: solid, turning dashes, crossed out. */
export function ConnectionBadge() {
  const t = useTranslations('common');
  const connection = useConnection();
  return (
    <span role="status" className={styles.badge} data-connection={connection}>
      <span className={styles.dot} aria-hidden />
      {t(`connection.${connection}`)}
    </span>
  );
}
