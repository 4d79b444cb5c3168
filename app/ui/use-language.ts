'use client';

import { useLocale } from 'next-intl';

/** Which side of a bilingual name (`{ zh, en }`) to show. */
export function useLanguage(): 'zh' | 'en' {
  return useLocale() === 'en' ? 'en' : 'zh';
}
