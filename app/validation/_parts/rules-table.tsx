'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { ReportOutline } from '../../../data/model/validation';
import { useFaultName } from '../../exercises/_parts/use-fault-name';
import { useAlarmWords } from '../../ui/use-alarm-words';
import { ruleRows, silentRules } from './rule-rows';
import { RuleWord } from './rule-word';
import { ScrollingTable } from './scrolling-table';
import styles from './validation.module.css';

/** What each rule tells of, how often it is the first, and what would be lost without it. */
export function RulesTable({ report }: { report: ReportOutline }) {
  const t = useTranslations('validation');
  const faultName = useFaultName();
  const { ruleName } = useAlarmWords();
  const rows = useMemo(() => ruleRows(report), [report]);
  const silent = silentRules(rows);
  return (
    <>
      <ScrollingTable
        head={[
          t('rules.rule'),
          t('rules.detects'),
          t('rules.first'),
          t('rules.alone'),
          t('rules.uncalled'),
          t('rules.tells'),
        ]}
      >
        {rows.map(({ ruleId, detects, first, alone, uncalled, faults }) => (
          <tr key={ruleId}>
            <td>
              <RuleWord ruleId={ruleId} />
            </td>
            <td className="num">{detects}</td>
            <td className="num">{first}</td>
            <td className="num">{alone}</td>
            <td className="num">{uncalled}</td>
            <td>{faults.map(faultName).join(t('list')) || '—'}</td>
          </tr>
        ))}
      </ScrollingTable>
      {silent.length === 0 ? null : (
        <p className={styles.muted}>
          {t('rules.silent', { count: silent.length, rules: silent.map(ruleName).join(t('list')) })}
        </p>
      )}
    </>
  );
}
