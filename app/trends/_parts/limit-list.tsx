'use client';

import { useTranslations } from 'next-intl';
import { levelOfPriority } from '../../../data/model/level';
import { POINTS } from '../../../data/model/points';
import { formatQuantity } from '../../ui/format';
import { LevelIcon } from '../../ui/level-icon';
import { RuleSource } from '../../ui/rule-source';
import { useAlarmWords } from '../../ui/use-alarm-words';
import type { ChartLine } from './chart-model';
import { LimitWords } from './limit-words';
import styles from './trends.module.css';

/** The limits of the chosen line: level, value, rule, where it comes from, and with a forecast when it is reached. */
export function LimitList({ line }: { line: ChartLine }) {
  const t = useTranslations('trends');
  const words = useAlarmWords();
  const { unit, decimals } = POINTS[line.point];
  if (line.limits.length === 0) return null;
  return (
    <details className={styles.limits}>
      <summary>
        {t('limit.list', { count: line.limits.length, name: `${line.collectorName} ${line.pointName}` })}
      </summary>
      <ul>
        {line.limits.map((limit) => {
          const written = `${t(`limit.side.${limit.side}`)} ${formatQuantity(limit.value, unit, decimals)}`;
          const forecast = line.forecast?.limits.find(
            ({ ruleId, side }) => ruleId === limit.ruleId && side === limit.side,
          );
          return (
            <li key={`${limit.ruleId} ${limit.side}`}>
              <LevelIcon level={levelOfPriority(limit.priority)} size={16} />
              <span>
                <b>{written}</b> {words.ruleName(limit.ruleId)}
              </span>
              {forecast && line.forecast ? (
                <span className={styles.muted}>
                  <LimitWords timeToLimit={forecast.timeToLimit} at={line.forecast.at} limit={written} />
                </span>
              ) : null}
              <RuleSource source={limit.source} />
            </li>
          );
        })}
      </ul>
    </details>
  );
}
