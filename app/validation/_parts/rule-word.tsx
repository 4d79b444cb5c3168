'use client';

import type { RuleId } from '../../../data/model/alarm';
import { levelOfRule } from '../../exercises/_parts/rule-facts';
import { LevelIcon } from '../../ui/level-icon';
import { useAlarmWords } from '../../ui/use-alarm-words';
import styles from './validation.module.css';

/** A rule by the mark of its level and its name. */
export function RuleWord({ ruleId, count }: { ruleId: RuleId; count?: number | undefined }) {
  const { ruleName } = useAlarmWords();
  return (
    <span className={styles.rule}>
      <LevelIcon level={levelOfRule(ruleId)} size={15} /> {ruleName(ruleId)}
      {count === undefined ? null : <span className={`num ${styles.muted}`}>×{count}</span>}
    </span>
  );
}
