'use client';

import { useTranslations } from 'next-intl';
import type { Alarm } from '../../data/model/alarm';
import { useLanguage } from './use-language';
import { type Place, usePlaces } from './use-places';

export interface AlarmWords {
  /** One sentence with the values at the moment. */
  readonly sentence: (alarm: Alarm) => string;
  readonly ruleName: (ruleId: string) => string;
  /** What usually causes it; empty where no text says so. */
  readonly cause: (ruleId: string) => string;
  /** What to do; empty where no text says so. */
  readonly advice: (ruleId: string) => string;
  readonly plantName: (collector: string) => string;
  readonly place: (collector: string) => Place | undefined;
}

/** The words of an alarm in the person's language, from the rule's texts and the registry. Ids stand in for what is not known. */
export function useAlarmWords(): AlarmWords {
  const rules = useTranslations('rules');
  const points = useTranslations('points');
  const language = useLanguage();
  const places = usePlaces();
  const collectorName = (id: string): string => places.get(id)?.collector.name[language] ?? id;
  return {
    sentence(alarm) {
      if (!rules.has(`${alarm.ruleId}.sentence`)) return alarm.ruleId;
      const point = alarm.point === null ? '' : points(`${alarm.point}.name`);
      return rules(`${alarm.ruleId}.sentence`, {
        ...alarm.params,
        point,
        collector: collectorName(alarm.collector),
      });
    },
    ruleName: (ruleId) => (rules.has(`${ruleId}.name`) ? rules(`${ruleId}.name`) : ruleId),
    cause: (ruleId) => (rules.has(`${ruleId}.cause`) ? rules(`${ruleId}.cause`) : ''),
    advice: (ruleId) => (rules.has(`${ruleId}.advice`) ? rules(`${ruleId}.advice`) : ''),
    plantName: (id) => places.get(id)?.enterprise.name[language] ?? '',
    place: (id) => places.get(id),
  };
}
