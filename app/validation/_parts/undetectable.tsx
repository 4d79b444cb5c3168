'use client';

import { useTranslations } from 'next-intl';
import { findFault } from '../../exercises/_parts/find-fault';
import { useLanguage } from '../../ui/use-language';
import styles from './validation.module.css';

/** Faults that no sensor of their collector can show, named openly with why. */
export function Undetectable({ faults }: { faults: readonly string[] }) {
  const t = useTranslations('validation');
  const language = useLanguage();
  return (
    <section aria-label={t('undetectable.title')}>
      <h2>{t('undetectable.title')}</h2>
      <p className={styles.muted}>{faults.length === 0 ? t('undetectable.none') : t('undetectable.hint')}</p>
      {faults.length === 0 ? null : (
        <dl className={styles.undetectable}>
          {faults.map((id) => (
            <div key={id}>
              <dt>{findFault(id)?.name[language] ?? id}</dt>
              <dd>{findFault(id)?.effect[language] ?? t('undetectable.unknown')}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
