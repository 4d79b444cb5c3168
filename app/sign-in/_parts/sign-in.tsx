'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Suspense } from 'react';
import { GroundSwitch } from '../../ui/ground-switch';
import { LanguageSwitch } from '../../ui/language-switch';
import styles from './sign-in.module.css';
import { SignInForm } from './sign-in-form';

/** What a person without a session sees at every address: with a link's token the way in, else how to get a link. */
export function SignIn() {
  const common = useTranslations('common');
  return (
    <div className={styles.page}>
      <div className={styles.switches}>
        <GroundSwitch />
        <LanguageSwitch />
      </div>
      <main className={`panel ${styles.card}`}>
        <p className={styles.brand}>{common('productLong')}</p>
        <p className={styles.purpose}>{common('purpose')}</p>
        <Suspense>
          <Entrance />
        </Suspense>
      </main>
    </div>
  );
}

function Entrance() {
  const parameters = useSearchParams();
  const pathname = usePathname();
  const token = parameters.get('token');
  if (!token) return <HowToGetALink />;
  return (
    <SignInForm token={token} name={parameters.get('name')} goTo={pathname === '/sign-in' ? '/' : pathname} />
  );
}

function HowToGetALink() {
  const t = useTranslations('signIn');
  return (
    <>
      <h1>{t('needed')}</h1>
      <p>{t('how')}</p>
      <ul className={styles.ways}>
        <li>{t('wayConsole')}</li>
        <li>{t('wayAdministrator')}</li>
      </ul>
    </>
  );
}
