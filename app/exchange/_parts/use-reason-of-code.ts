'use client';

import { useTranslations } from 'next-intl';
import { useLanguage } from '../../ui/use-language';
import { useProfile } from './use-profile';

/** Of a collector that no enterprise has. */
const NEVER_SENT = 'no-enterprise';

/** What an endpoint's code means by the profile's table, or our own word for what never left; nothing for any other. */
export function useReasonOfCode(): (code: string) => string {
  const t = useTranslations('exchange');
  const language = useLanguage();
  const { data } = useProfile();
  return (code) => {
    if (code === NEVER_SENT) return t('refusals.noEnterprise');
    const rows = data ? [...data.answers.record, ...data.answers.message] : [];
    return rows.find((row) => String(row.code) === code)?.meaning[language] ?? '';
  };
}
