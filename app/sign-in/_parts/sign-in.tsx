'use client';

import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Suspense } from 'react';
import { GroundSwitch } from '../../ui/ground-switch';
import { LanguageSwitch } from '../../ui/language-switch';
import { PasswordForm } from './password-form';
import styles from './sign-in.module.css';
import { SignInForm } from './sign-in-form';

/** What a person without a session sees at every address: with a link's token its way in, else name and password; and how to get in at all. */
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
  const t = useTranslations('signIn');
  const parameters = useSearchParams();
  const pathname = usePathname();
  const token = parameters.get('token');
  if (!token)
    return (
      <>
        <h1>{t('needed')}</h1>
        <PasswordForm goTo={pathname === '/sign-in' ? '/' : addressOf(pathname, parameters)} />
        <HowToGetIn />
      </>
    );
  return (
    <>
      <SignInForm
        token={token}
        name={parameters.get('name')}
        goTo={pathname === '/sign-in' ? '/' : pathname}
      />
      <p className={styles.other}>
        <Link href={pathname}>{t('byPassword')}</Link>
      </p>
      <HowToGetIn />
    </>
  );
}

/** Where the person wanted to go: what the page shows stays in the address. */
function addressOf(pathname: string, parameters: URLSearchParams): string {
  const query = parameters.toString();
  return query === '' ? pathname : `${pathname}?${query}`;
}

function HowToGetIn() {
  const t = useTranslations('signIn');
  return (
    <details className={styles.help}>
      <summary>{t('help.title')}</summary>
      <ul className={styles.ways}>
        <li>{t('help.first')}</li>
        <li>{t('help.administrator')}</li>
        <li>{t('help.password')}</li>
        <li>{t('help.lost')}</li>
      </ul>
    </details>
  );
}
