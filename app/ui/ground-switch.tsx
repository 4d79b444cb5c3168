'use client';

import { useTranslations } from 'next-intl';
import { useGround, useToggleGround } from './html-document';
import styles from './top-bar-button.module.css';

export function GroundSwitch() {
  const t = useTranslations('common');
  const ground = useGround();
  const toggle = useToggleGround();
  const label = ground === 'dark' ? t('ground.toLight') : t('ground.toDark');
  return (
    <button type="button" className={styles.button} onClick={toggle} aria-label={label} title={label}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden>
        <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.4" />
        <path d={ground === 'dark' ? 'M8 2a6 6 0 0 1 0 12Z' : 'M8 2a6 6 0 0 0 0 12Z'} fill="currentColor" />
      </svg>
    </button>
  );
}
