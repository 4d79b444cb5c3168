'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import styles from './admin.module.css';

export interface MadeLink {
  readonly name: string;
  readonly link: string;
}

/** The link is shown once: only its hash is kept. */
export function MadeLinkNote({ made }: { made: MadeLink }) {
  const t = useTranslations('admin');
  const [copied, setCopied] = useState<string | null>(null);

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(made.link);
    setCopied(made.link);
  }

  return (
    <div className={styles.link} role="status">
      <label htmlFor="made-link">{t('people.made', { name: made.name })}</label>
      <div>
        <input id="made-link" readOnly value={made.link} onFocus={(event) => event.currentTarget.select()} />
        <button type="button" className="button" onClick={() => void copy()}>
          {copied === made.link ? t('people.copied') : t('people.copy')}
        </button>
      </div>
    </div>
  );
}
