'use client';

import { useTranslations } from 'next-intl';
import { ConnectionBadge } from './connection-badge';
import { GroundSwitch } from './ground-switch';
import { GuideLink } from './guide-link';
import { LanguageSwitch } from './language-switch';
import { Navigation } from './navigation';
import { PersonMenu } from './person-menu';
import type { SignedInPerson } from './shell';
import styles from './top-bar.module.css';
import { UnacknowledgedCounts } from './unacknowledged-counts';
import { WorldLink } from './world-link';

export function TopBar({ person }: { person: SignedInPerson }) {
  const t = useTranslations('common');
  return (
    <header className={styles.bar}>
      <WorldLink href="/" className={styles.brand} title={t('purpose')}>
        <svg width="22" height="22" viewBox="0 0 24 24" aria-hidden>
          <path
            d="M5 3h14v8l-5 6h-4l-5-6Z"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.6"
            strokeLinejoin="round"
          />
          <path
            d="M8.5 3v8M12 3v8M15.5 3v8M10 17v4h4v-4"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.3"
          />
        </svg>
        <span>{t('product')}</span>
      </WorldLink>
      <Navigation role={person.role} />
      <div className={styles.tools}>
        <UnacknowledgedCounts />
        <ConnectionBadge />
        <GuideLink />
        <GroundSwitch />
        <LanguageSwitch />
        <PersonMenu person={person} />
      </div>
    </header>
  );
}
