'use client';

import { useTranslations } from 'next-intl';
import { Problem } from '../../ui/api';
import styles from './exchange.module.css';

/** The server's own sentence about what went wrong; nothing when nothing did. */
export function Failure({ error }: { error: Error | null }) {
  const t = useTranslations('common');
  if (!error) return null;
  return (
    <p role="alert" className={styles.note}>
      {error instanceof Problem && error.status > 0 ? error.message : t('unreachable')}
    </p>
  );
}
