import { readCookie } from '../auth/session-cookie';
import { LOCALE_COOKIE, LOCALES, type Locale } from '../i18n/locale';

/** The language of an answer: what Accept-Language likes best of ours, else the cookie, else Chinese. */
export function languageOf(headers: Headers): Locale {
  const wishes = (headers.get('accept-language') ?? '')
    .split(',')
    .map(parseWish)
    .filter((wish) => wish !== null)
    .sort((a, b) => b.weight - a.weight);
  const cookie = readCookie(headers.get('cookie'), LOCALE_COOKIE);
  return wishes[0]?.locale ?? LOCALES.find((locale) => locale === cookie) ?? 'zh-CN';
}

/** One language range of RFC 9110, 12.5.4; null for one that is not ours or not wanted. */
function parseWish(range: string): { readonly locale: Locale; readonly weight: number } | null {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = quality ? Number(quality.slice(2)) : 1;
  const locale = LOCALES.find((known) => known.slice(0, 2).toLowerCase() === tag.slice(0, 2));
  return locale && /^[a-z]{2}(-|$)/.test(tag) && weight > 0 ? { locale, weight } : null;
}
