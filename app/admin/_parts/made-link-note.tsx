'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { CopyButton } from '../../ui/copy-button';
import styles from './admin.module.css';

export interface MadeLink {
  readonly name: string;
  readonly link: string;
}

/** The link is shown once: only its hash is kept. */
export function MadeLinkNote({ made }: { made: MadeLink }) {
  const t = useTranslations('admin');
  const field = useId();
  return (
    <div className={styles.link} role="status">
      <label htmlFor={field}>{t('people.made', { name: made.name })}</label>
      <div>
        <input id={field} readOnly value={made.link} onFocus={(event) => event.currentTarget.select()} />
        <CopyButton text={made.link} />
      </div>
      <p className={styles.hint}>{t('people.madeHint')}</p>
    </div>
  );
}
