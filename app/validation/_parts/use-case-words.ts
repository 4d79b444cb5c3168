'use client';

import { useTranslations } from 'next-intl';
import { formatLength, formatStory } from '../../exercises/_parts/format-story';
import { useScenarios } from '../../exercises/_parts/use-scenarios';
import { formatNumber } from '../../ui/format';
import { useAlarmWords } from '../../ui/use-alarm-words';
import { useLanguage } from '../../ui/use-language';
import type { Complaint } from './case-complaints';

/** Words of cases in the person's language; ids stand in for what is not known. */
export function useCaseWords() {
  const t = useTranslations('validation');
  const language = useLanguage();
  const { library } = useScenarios();
  const { ruleName } = useAlarmWords();
  return {
    scenario: (id: string): string => library?.items.find((one) => one.id === id)?.title[language] ?? id,
    severity: (severity: number): string => t('severity', { percent: formatNumber(severity * 100, 0) }),
    complaint(one: Complaint): string {
      const about = { rule: ruleName(one.ruleId), collector: one.collector };
      if (one.kind === 'late')
        return t('complaint.late', { ...about, late: formatLength(one.lateS), to: formatStory(one.toS) });
      if (one.kind === 'false') return t('complaint.false', { ...about, at: formatStory(one.raisedS) });
      return t(`complaint.${one.why}`, {
        ...about,
        from: formatStory(one.fromS),
        to: formatStory(one.toS),
      });
    },
  };
}
