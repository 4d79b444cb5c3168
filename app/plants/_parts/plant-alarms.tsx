'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type Alarm, isUnacknowledged } from '../../../data/model/alarm';
import { levelOfPriority } from '../../../data/model/level';
import type { Collector } from '../../../data/model/registry';
import { type PartId, partOfAlarm } from '../../../twin/collector/parts';
import { AcknowledgeButton } from '../../ui/acknowledge-button';
import { AcknowledgeDialog } from '../../ui/acknowledge-dialog';
import { EmptyState } from '../../ui/empty-state';
import { formatDateTime } from '../../ui/format';
import { HeldBack } from '../../ui/held-back';
import { LevelChip } from '../../ui/level-chip';
import { useAlarmWords } from '../../ui/use-alarm-words';
import { useMayAcknowledge } from '../../ui/use-may-acknowledge';
import styles from './plant.module.css';

/** Open alarms of the plant, worst first; each leads to its part and can be acknowledged with a reason. */
export function PlantAlarms({
  alarms,
  collectors,
  onPart,
}: {
  alarms: readonly Alarm[];
  collectors: readonly Collector[];
  onPart: (collector: string, part: PartId) => void;
}) {
  const t = useTranslations('plant');
  const states = useTranslations('alarms');
  const words = useAlarmWords();
  const mayAcknowledge = useMayAcknowledge();
  const [asked, setAsked] = useState<Alarm | null>(null);
  if (alarms.length === 0) return <EmptyState title={t('noAlarms')}>{t('noAlarmsText')}</EmptyState>;
  return (
    <>
      <ul className={styles.alarms}>
        {alarms.map((alarm) => {
          const collector = collectors.find((each) => each.id === alarm.collector);
          const part = collector ? partOfAlarm(collector, alarm) : null;
          return (
            <li key={alarm.id} data-state={alarm.state} data-rule={alarm.ruleId}>
              <div className={styles.alarmHead}>
                <LevelChip level={levelOfPriority(alarm.priority)} size="sm" />
                <b>{words.ruleName(alarm.ruleId)}</b>
                <span className={styles.meta}>{states(`state.${alarm.state}`)}</span>
              </div>
              <p className={styles.meta}>
                <HeldBack alarm={alarm} />
              </p>
              <p>{words.sentence(alarm)}</p>
              <p className={styles.meta}>
                <span className="num">{formatDateTime(alarm.raisedTs)}</span>
                {alarm.acknowledged
                  ? ` · ${states('saidBy', { by: alarm.acknowledged.by, reason: alarm.acknowledged.reason })}`
                  : null}
              </p>
              <div className={styles.actions}>
                {part ? (
                  <button type="button" className="button" onClick={() => onPart(alarm.collector, part)}>
                    {t('showPart')}
                  </button>
                ) : null}
                {mayAcknowledge && isUnacknowledged(alarm) ? (
                  <AcknowledgeButton onClick={() => setAsked(alarm)} />
                ) : null}
              </div>
            </li>
          );
        })}
      </ul>
      {asked ? <AcknowledgeDialog alarm={asked} words={words} onClose={() => setAsked(null)} /> : null}
    </>
  );
}
