'use client';

import { useLanguage } from '../../ui/use-language';
import { useProfile } from './use-profile';

/** What an endpoint's code means by the profile's table; nothing for a code that is not in it. */
export function useReasonOfCode(): (code: string) => string {
  const language = useLanguage();
  const { data } = useProfile();
  return (code) => {
    const rows = data ? [...data.answers.record, ...data.answers.message] : [];
    return rows.find((row) => String(row.code) === code)?.meaning[language] ?? '';
  };
}
