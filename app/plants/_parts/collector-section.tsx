'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Alarm } from '../../../data/model/alarm';
import { levelOfPriority } from '../../../data/model/level';
import type { Collector, Station } from '../../../data/model/registry';
import { type Part, partOfAlarm, partsOf } from '../../../twin/collector/parts';
import { LevelIcon } from '../../ui/level-icon';
import { useLine } from '../../ui/live';
import { useCollector } from '../../ui/use-collector';
import { useLanguage } from '../../ui/use-language';
import { PartValues } from './part-values';
import styles from './plant.module.css';

export interface CollectorSectionProps {
  readonly collector: Collector;
  readonly station: Station | undefined;
  readonly alarms: readonly Alarm[];
  /** `collector/part` whose panel is open. */
  readonly chosen: string | null;
  readonly onPart: (collector: string, part: Part['id']) => void;
  readonly onView: (collector: string) => void;
}

/** One system as a list: part by part what is read there. It says in words what the scene shows. */
export function CollectorSection({
  collector,
  station,
  alarms,
  chosen,
  onPart,
  onView,
}: CollectorSectionProps) {
  const t = useTranslations('plant');
  const points = useTranslations('points');
  const language = useLanguage();
  const { data } = useCollector(collector.id);
  const rules = data?.rules ?? [];
  const mine = alarms.filter((alarm) => alarm.collector === collector.id);
  const online = useLine(station?.id)?.online;
  const parts = partsOf(collector);
  const measured = parts.filter((part) => part.points.length + part.estimates.length > 0);
  const others = parts.filter((part) => !measured.includes(part));
  const button = (part: Part): ReactNode => (
    <PartButton
      part={part}
      pressed={chosen === `${collector.id}/${part.id}`}
      alarms={mine.filter((alarm) => partOfAlarm(collector, alarm) === part.id)}
      onPress={() => onPart(collector.id, part.id)}
    />
  );
  return (
    <section className={styles.collector} aria-label={collector.name[language]}>
      <header className={styles.collectorHead}>
        <button
          type="button"
          className={styles.collectorName}
          onClick={() => onView(collector.id)}
          title={t('lookAt')}
        >
          {collector.name[language]}
        </button>
        <span className={styles.meta}>
          <span className="num">{collector.id}</span> · {points(`collectorType.${collector.type}`)}
        </span>
        <span className={styles.line} data-online={online ?? 'unknown'}>
          {t(`line.${lineWord(online)}`)}
        </span>
      </header>
      <ul className={styles.parts}>
        {measured.map((part) => (
          <li key={part.id} data-part={part.id}>
            {button(part)}
            <PartValues collector={collector} part={part} rules={rules} station={station} alarms={mine} />
          </li>
        ))}
      </ul>
      <ul className={styles.otherParts} aria-label={t('otherParts')}>
        {others.map((part) => (
          <li key={part.id} data-part={part.id}>
            {button(part)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function PartButton({
  part,
  pressed,
  alarms,
  onPress,
}: {
  part: Part;
  pressed: boolean;
  alarms: readonly Alarm[];
  onPress: () => void;
}) {
  const twin = useTranslations('twin');
  const [worst] = alarms.toSorted((a, b) => a.priority - b.priority);
  return (
    <button type="button" className={styles.part} aria-pressed={pressed} onClick={onPress}>
      {worst ? <LevelIcon level={levelOfPriority(worst.priority)} size={14} /> : null}
      {twin(`part.${part.id}`)}
    </button>
  );
}

function lineWord(online: boolean | undefined): 'online' | 'offline' | 'unknown' {
  if (online === undefined) return 'unknown';
  return online ? 'online' : 'offline';
}
