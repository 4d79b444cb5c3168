'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { ReportOutline } from '../../../data/model/validation';
import { formatLength } from '../../exercises/_parts/format-story';
import { useFaultName } from '../../exercises/_parts/use-fault-name';
import { formatNumber } from '../../ui/format';
import { CaseLink } from './case-link';
import { type FaultRow, faultRows } from './fault-rows';
import { RuleWord } from './rule-word';
import { ScrollingTable } from './scrolling-table';
import { useCaseWords } from './use-case-words';
import styles from './validation.module.css';
import { type Mark, VerdictMark } from './verdict-mark';

/** Every fault that was played: whether, by which rule and how late it was told of. */
export function FaultsTable({ report }: { report: ReportOutline }) {
  const t = useTranslations('validation');
  const rows = useMemo(() => faultRows(report.cases), [report]);
  if (rows.length === 0) return <p className={styles.muted}>{t('faults.none')}</p>;
  return (
    <ScrollingTable
      head={[
        t('faults.fault'),
        t('faults.verdict'),
        t('faults.first'),
        t('faults.delay'),
        t('faults.signature'),
        t('faults.ratio'),
        t('faults.picture'),
      ]}
    >
      {rows.map((row) => (
        <Row key={row.key} row={row} report={report.id} />
      ))}
    </ScrollingTable>
  );
}

function Row({ row, report }: { row: FaultRow; report: string }) {
  const t = useTranslations('validation');
  const faultName = useFaultName();
  const words = useCaseWords();
  const { fault, severity, type, first, delayS, signatureS, ratio } = row;
  return (
    <tr>
      <td>
        {faultName(fault)}
        <span className={styles.sub}>
          {words.severity(severity)}
          {type === null ? '' : ` · ${t(`type.${type}`)}`}
        </span>
      </td>
      <td>
        <VerdictMark mark={markOf(row)} word={t(`faults.${wordOf(row)}`)} />
        <span className={`${styles.sub} num`}>
          {t('faults.of', { detected: row.detected, played: row.played })}
        </span>
      </td>
      <td>
        {first.length === 0 ? '—' : null}
        {first.map(({ ruleId, count }) => (
          <RuleWord key={ruleId} ruleId={ruleId} count={first.length > 1 ? count : undefined} />
        ))}
      </td>
      <td className="num">{delayS === null ? '—' : formatLength(delayS)}</td>
      <td className="num">{signatureS === null ? t('faults.noSignature') : formatLength(signatureS)}</td>
      <td className="num">{ratio === null ? '—' : formatNumber(ratio, 2)}</td>
      <td>
        <CaseLink report={report} caseKey={row.example}>
          {t('faults.look')}
          <span className="visually-hidden"> {faultName(fault)}</span>
        </CaseLink>
      </td>
    </tr>
  );
}

function markOf({ undetectable, detected, played }: FaultRow): Mark {
  if (undetectable) return 'open';
  return detected === played ? 'holds' : 'fails';
}

function wordOf({ undetectable, detected, played }: FaultRow): 'undetectable' | 'detected' | 'missed' {
  if (undetectable) return 'undetectable';
  return detected === played ? 'detected' : 'missed';
}
