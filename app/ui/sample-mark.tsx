'use client';

import { useTranslations } from 'next-intl';
import styles from './marks.module.css';

/** An enterprise invented for demonstration. */
export function SampleMark() {
  const t = useTranslations('catalogue');
  return (
    <span className={`${styles.sample} hatched`} title={t('sampleHint')}>
      <span>{t('sample')}</span>
    </span>
  );
}
