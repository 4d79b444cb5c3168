'use client';

import { useTranslations } from 'next-intl';
import { DISTRICT_NAMES } from '../../data/catalogue/district-names';
import { useLanguage } from './use-language';

/** `['110113', '110112']` gives `顺义区、通州区`; null gives the words for the whole city. A code that nobody knows stays a code. */
export function useDistrictWords(): (districts: readonly string[] | null) => string {
  const t = useTranslations('account');
  const language = useLanguage();
  return (districts) => {
    if (districts === null) return t('who.wholeCity');
    if (districts.length === 0) return t('who.noDistrict');
    return districts
      .map((code) => DISTRICT_NAMES.find((district) => district.code === code)?.name[language] ?? code)
      .join(language === 'zh' ? '、' : ', ');
  };
}
