'use client';

import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { guideAddress } from './guide-address';
import styles from './top-bar-button.module.css';
import { WorldLink } from './world-link';

/** The user guide, at the chapter of the page that is shown. */
export function GuideLink() {
  const t = useTranslations('guide');
  const pathname = usePathname();
  return (
    <WorldLink
      className={`${styles.button} ${styles.guide}`}
      href={guideAddress(pathname)}
      aria-label={t('open')}
      title={t('open')}
    >
      <b aria-hidden>?</b>
    </WorldLink>
  );
}
