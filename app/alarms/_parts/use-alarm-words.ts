'use client';

import { useTranslations } from 'next-intl';
import type { Alarm } from '../../../data/model/alarm';
import { useLanguage } from '../../registry/_parts/use-language';
import { type Place, usePlaces } from '../../registry/_parts/use-places';

export interface AlarmWords {
  /** One sentence with the values at the moment. */
  readonly sentence: (alarm: Alarm) => string;
  readonly ruleName: (ruleId: string) => string;
  /** Advice of the rule; empty where there is none. */
  readonly advice: (ruleId: string) => string;
  readonly plantName: (collector: string) => string;
  readonly collectorName: (collector: string) => string;
  readonly place: (collector: string) => Place | undefined;
}

/** The words of an alarm in the person's language, from the rule's texts and the registry. Ids stand in for what is not known. */
export function useAlarmWords(): AlarmWords {
  const rules = useTranslations('rules');
  const points = useTranslations('points');
  const language = useLanguage();
  const places = usePlaces();
  const read = (key: string, otherwise: string): string => (rules.has(key) ? rules(key) : otherwise);
  const collectorName = (id: string): string => places.get(id)?.collector.name[language] ?? id;
  return {
    sentence(alarm) {
      const key = `${alarm.ruleId}.sentence`;
      if (!rules.has(key)) return alarm.ruleId;
      const point = alarm.point === null ? '' : points(`${alarm.point}.name`);
      return rules(key, { ...alarm.params, point, collector: collectorName(alarm.collector) });
    },
    ruleName: (ruleId) => read(`${ruleId}.name`, ruleId),
    advice: (ruleId) => read(`${ruleId}.advice`, ''),
    plantName: (id) => places.get(id)?.enterprise.name[language] ?? '',
    collectorName,
    place: (id) => places.get(id),
  };
}
