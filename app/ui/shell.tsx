'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, Suspense, useCallback, useState } from 'react';
import type { Role } from '../../data/model/person';
import { AlarmAnnouncer } from './alarm-announcer';
import { ClockBar } from './clock-bar';
import { ClockRunner } from './clock-runner';
import { KeysDialog } from './keys-dialog';
import { LiveProvider } from './live';
import { LostBanner } from './lost-banner';
import { ModeBanner, ModeFrame } from './mode-banner';
import { PersonMenuReminder } from './person-menu-reminder';
import styles from './shell.module.css';
import { TopBar } from './top-bar';
import { ClockProvider, useClock } from './world';

export interface SignedInPerson {
  readonly name: string;
  readonly role: Role;
}

const EVENTS_ONLY = { collectors: [] } as const;

/** Head, foot and the live line around every page of a person who is signed in. */
export function Shell({ person, children }: { person: SignedInPerson; children: ReactNode }) {
  return (
    <Suspense>
      <ClockProvider>
        <LiveProvider watch={EVENTS_ONLY}>
          <Frame person={person}>{children}</Frame>
        </LiveProvider>
      </ClockProvider>
    </Suspense>
  );
}

function Frame({ person, children }: { person: SignedInPerson; children: ReactNode }) {
  const t = useTranslations('common');
  // The big screen (`/?screen=1`) shows the map alone: it has its own clock and counts.
  const pathname = usePathname();
  const kiosk = useSearchParams().get('screen') === '1' && pathname === '/';
  const { mode } = useClock();
  const [keysShown, setKeysShown] = useState(false);
  const showKeys = useCallback(() => setKeysShown(true), []);
  return (
    <div className={styles.shell} data-kiosk={kiosk || undefined} data-mode={mode}>
      <a className={styles.skip} href="#main">
        {t('skip')}
      </a>
      {kiosk ? null : <TopBar person={person} />}
      <LostBanner />
      {kiosk ? null : <PersonMenuReminder />}
      <ModeBanner />
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <ModeFrame />
      {kiosk ? null : <ClockBar onShowKeys={showKeys} />}
      <ClockRunner onShowKeys={showKeys} />
      <AlarmAnnouncer />
      {keysShown ? <KeysDialog onClose={() => setKeysShown(false)} /> : null}
    </div>
  );
}
