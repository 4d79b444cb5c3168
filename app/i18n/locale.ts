/** Chinese first; English complete. */
export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

export const LOCALE_COOKIE = 'locale';
export const TIME_ZONE = 'Asia/Shanghai';

/** The language of a page: what the person chose, else Chinese. */
export function localeOf(cookie: string | undefined): Locale {
  return LOCALES.find((locale) => locale === cookie) ?? 'zh-CN';
}
