'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { LOCALE_COOKIE, LOCALES } from '../i18n/locale';
import styles from './top-bar-button.module.css';
import { writeCookie } from './write-cookie';

/** Offers the other language, in its own words. */
export function LanguageSwitch() {
  const t = useTranslations('common');
  const router = useRouter();
  const current = useLocale();
  const others = LOCALES.filter((locale) => locale !== current);
  return others.map((locale) => (
    <button
      key={locale}
      type="button"
      lang={locale}
      className={styles.button}
      title={t('language.label')}
      onClick={() => {
        writeCookie(LOCALE_COOKIE, locale);
        router.refresh();
      }}
    >
      {t(`language.${locale}`)}
    </button>
  ));
}
