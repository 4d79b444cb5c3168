'use client';

import { useTranslations } from 'next-intl';
import { formatStory } from '../../exercises/_parts/format-story';
import { LevelIcon } from '../../ui/level-icon';
import { useAlarmWords } from '../../ui/use-alarm-words';
import type { AlarmLane } from './alarm-lanes-of';
import styles from './validation.module.css';

/** Alarms as bars from raised to returned, a lane a rule, on the time axis of the curves below; expected windows dashed. */
export function AlarmLanes({ lanes, endS }: { lanes: readonly AlarmLane[]; endS: number }) {
  const t = useTranslations('validation');
  const { ruleName } = useAlarmWords();
  if (lanes.length === 0) return <p className={styles.muted}>{t('case.noAlarms')}</p>;
  const place = (second: number): string => `${Math.min(100, (100 * second) / endS)}%`;
  return (
    <ul className={styles.lanes} aria-label={t('case.alarms')}>
      {lanes.map((lane) => (
        <li key={lane.ruleId}>
          <span className={styles.laneName}>{ruleName(lane.ruleId)}</span>
          <span className={styles.lane}>
            <span className={styles.laneTime}>
              {lane.expected.map(({ fromS, toS }) => (
                <i
                  key={`${fromS} ${toS}`}
                  className={styles.window}
                  style={{ left: place(fromS), right: `calc(100% - ${place(toS)})` }}
                />
              ))}
              {lane.alarms.map(({ raisedS, returnedS }) => (
                <i
                  key={raisedS}
                  className={styles.alarm}
                  style={{
                    left: place(raisedS),
                    right: `calc(100% - ${place(returnedS ?? endS)})`,
                    background: `var(--level-${lane.level})`,
                  }}
                />
              ))}
              {lane.alarms.map(({ raisedS }) => (
                <span key={raisedS} className={styles.alarmIcon} style={{ left: place(raisedS) }}>
                  <LevelIcon level={lane.level} size={16} />
                </span>
              ))}
            </span>
            <span className={styles.laneWords}>
              <LaneWords lane={lane} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The lane in words. */
function LaneWords({ lane }: { lane: AlarmLane }) {
  const t = useTranslations('validation');
  const common = useTranslations('common');
  const sentences = [
    ...lane.expected.map(({ fromS, toS, result }) =>
      t(`lane.${result}`, { from: formatStory(fromS), to: formatStory(toS) }),
    ),
    ...lane.alarms.map(({ raisedS, returnedS }) =>
      returnedS === null
        ? t('lane.open', { at: formatStory(raisedS) })
        : t('lane.raised', { at: formatStory(raisedS), to: formatStory(returnedS) }),
    ),
  ];
  const said = sentences.slice(0, MOST_WORDS);
  return (
    <>
      <span className="visually-hidden">{common(`level.${lane.level}`)} </span>
      {said.join(' · ')}
      {sentences.length > said.length
        ? ` · ${t('cases.more', { count: sentences.length - said.length })}`
        : ''}
    </>
  );
}

/** An alarm that chatters would fill the page. */
const MOST_WORDS = 6;
