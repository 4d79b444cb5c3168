import { cookies } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { loadMessages } from './load-messages';
import { LOCALE_COOKIE, localeOf, TIME_ZONE } from './locale';

/** What next-intl asks for once a request: the language, its texts, the time zone of the bureau. */
export default getRequestConfig(async () => {
  const locale = localeOf((await cookies()).get(LOCALE_COOKIE)?.value);
  return {
    locale,
    messages: await loadMessages(locale),
    timeZone: TIME_ZONE,
    formats: {
      dateTime: { clock: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } },
    },
  };
});
