'use client';

import { useTranslations } from 'next-intl';
import type { Scenario } from '../../../data/model/scenario';
import { LevelIcon } from '../../ui/level-icon';
import { useAlarmWords } from '../../ui/use-alarm-words';
import { formatStory } from './format-story';
import { levelOfRule } from './rule-facts';
import styles from './scenario-card.module.css';

/** The whole story as one line: where something goes wrong, and when which alarm is expected. */
export function ExpectedStrip({ scenario }: { scenario: Scenario }) {
  const t = useTranslations('exercises');
  const words = useAlarmWords();
  const { durationS, faults, expectedAlarms } = scenario;
  const place = (seconds: number): string => `${Math.min(100, (seconds / durationS) * 100)}%`;
  return (
    <div className={styles.strip} role="img" aria-label={stripText(scenario, t, words.ruleName)}>
      <div className={styles.line}>
        {faults.map((fault, at) => (
          <i key={`f${String(at)}`} className={styles.fault} style={{ left: place(fault.atS) }} />
        ))}
        {expectedAlarms.map(({ ruleId, collector, fromS, toS }, at) => (
          <span
            key={`${ruleId}${collector}${String(at)}`}
            className={styles.window}
            style={{
              left: place(fromS),
              width: place(toS - fromS),
              background: `var(--level-${levelOfRule(ruleId)})`,
            }}
          />
        ))}
        {expectedAlarms.map(({ ruleId, collector, fromS }, at) => (
          <span
            key={`${ruleId}${collector}${String(at)}`}
            className={styles.icon}
            style={{ left: place(fromS) }}
          >
            <LevelIcon level={levelOfRule(ruleId)} size={13} />
          </span>
        ))}
      </div>
      <div className={styles.ends} aria-hidden>
        <span>0:00</span>
        <span>{formatStory(durationS)}</span>
      </div>
    </div>
  );
}

function stripText(
  { durationS, expectedAlarms }: Scenario,
  t: ReturnType<typeof useTranslations<'exercises'>>,
  ruleName: (rule: string) => string,
): string {
  const head = t('strip.head', { duration: formatStory(durationS), count: expectedAlarms.length });
  const parts = expectedAlarms.map(({ ruleId, collector, fromS, toS }) =>
    t('strip.expected', {
      rule: ruleName(ruleId),
      collector,
      from: formatStory(fromS),
      to: formatStory(toS),
    }),
  );
  return [head, ...parts].join(' ');
}
