'use client';

import { useTranslations } from 'next-intl';
import { Problem } from './api';
import styles from './failure.module.css';

/** The server's own sentence about what went wrong; nothing when nothing did. */
export function Failure({ error }: { error: unknown }) {
  const t = useTranslations('common');
  if (!error) return null;
  return (
    <p role="alert" className={styles.failure}>
      {error instanceof Problem && error.status > 0 ? error.message : t('unreachable')}
    </p>
  );
}
