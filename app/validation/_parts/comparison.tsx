'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { ReportOutline } from '../../../data/model/validation';
import { formatLength } from '../../exercises/_parts/format-story';
import { useFaultName } from '../../exercises/_parts/use-fault-name';
import { formatDateTime, formatNumber } from '../../ui/format';
import { CaseLink } from './case-link';
import { type ChangedFault, type ChangedRule, compareReports } from './compare-reports';
import { BARS, type FigureId, judgeFigures } from './judge-figures';
import { RuleWord } from './rule-word';
import { ScrollingTable } from './scrolling-table';
import { useCaseWords } from './use-case-words';
import styles from './validation.module.css';
import { VerdictMark } from './verdict-mark';

/** What changed from one report to another: figures, faults, rules. */
export function Comparison({ before, after }: { before: ReportOutline; after: ReportOutline }) {
  const t = useTranslations('validation');
  const compared = useMemo(() => compareReports(before, after), [before, after]);
  const { faults, rules, unchanged, onlyBefore, onlyAfter } = compared;
  return (
    <section className={`panel ${styles.comparison}`} aria-label={t('compare.title')}>
      <h2>{t('compare.title')}</h2>
      <p className={styles.muted}>
        {t('compare.which', {
          after: formatDateTime(after.startedTs),
          before: formatDateTime(before.startedTs),
        })}
      </p>
      <FiguresBeside before={before} after={after} />
      <h3>{t('compare.faults')}</h3>
      <p className={styles.muted}>
        {t('compare.counts', { changed: faults.length, unchanged, onlyBefore, onlyAfter })}
      </p>
      {faults.length === 0 ? null : <ChangedFaults faults={faults} report={after.id} />}
      <h3>{t('compare.rules')}</h3>
      {rules.length === 0 ? (
        <p className={styles.muted}>{t('compare.noRules')}</p>
      ) : (
        <ChangedRules rules={rules} />
      )}
    </section>
  );
}

const DECIMALS: Readonly<Record<FigureId, number>> = { full: 1, half: 1, ratio: 2, falseAlarms: 3, leaks: 0 };

function FiguresBeside({ before, after }: { before: ReportOutline; after: ReportOutline }) {
  const t = useTranslations('validation');
  const was = judgeFigures(before);
  const word = (id: FigureId, value: number | null | undefined): string =>
    value === null || value === undefined ? '—' : `${formatNumber(value, DECIMALS[id])} ${t(`unit.${id}`)}`;
  return (
    <ScrollingTable
      head={[
        t('compare.figure'),
        t('compare.bar'),
        t('compare.before'),
        t('compare.after'),
        t('compare.now'),
      ]}
    >
      {judgeFigures(after).map(({ id, value, verdict }) => (
        <tr key={id}>
          <td>{t(`figure.${id}`)}</td>
          <td className="num">{t(`bar.${id}`)}</td>
          <td className="num">{word(id, was.find((one) => one.id === id)?.value)}</td>
          <td className="num">
            <b>{word(id, value)}</b> {changeSign(id, was.find((one) => one.id === id)?.value, value)}
          </td>
          <td>
            <VerdictMark mark={verdict} word={t(`verdict.${verdict}`)} />
          </td>
        </tr>
      ))}
    </ScrollingTable>
  );

  function changeSign(id: FigureId, then: number | null | undefined, now: number | null): string {
    if (then === null || then === undefined || now === null || then === now) return '';
    return now > then === BARS[id].atLeast ? t('compare.better') : t('compare.worse');
  }
}

function ChangedFaults({ faults, report }: { faults: readonly ChangedFault[]; report: string }) {
  const t = useTranslations('validation');
  const faultName = useFaultName();
  const words = useCaseWords();
  return (
    <ScrollingTable
      head={[
        t('compare.change'),
        t('faults.fault'),
        t('cases.scenario'),
        t('compare.before'),
        t('compare.after'),
      ]}
    >
      {faults.map((one) => (
        <tr key={`${one.key}${one.collector}${one.fault}${one.severity}`}>
          <td>
            <span className={styles.verdict} data-verdict={one.change === 'missed' ? 'fails' : 'open'}>
              <span aria-hidden>{CHANGE_SIGNS[one.change]}</span> {t(`change.${one.change}`)}
            </span>
          </td>
          <td>
            {faultName(one.fault)}
            <span className={styles.sub}>
              {words.severity(one.severity)} · <span className="num">{one.collector}</span>
            </span>
          </td>
          <td>
            <CaseLink report={report} caseKey={one.key}>
              {words.scenario(one.scenario)}
            </CaseLink>
            <span className={`${styles.sub} num`}>{t('seed', { seed: one.seed })}</span>
          </td>
          <td>
            <Told told={one.before} />
          </td>
          <td>
            <Told told={one.after} />
          </td>
        </tr>
      ))}
    </ScrollingTable>
  );
}

const CHANGE_SIGNS: Readonly<Record<ChangedFault['change'], string>> = {
  missed: '✕',
  detected: '✓',
  slower: '▼',
  faster: '▲',
  'other-rule': '⇄',
};

function Told({ told }: { told: ChangedFault['before'] }) {
  const t = useTranslations('validation');
  if (!told) return <>{t('compare.notTold')}</>;
  return (
    <>
      <RuleWord ruleId={told.ruleId} />
      <span className={`${styles.sub} num`}>
        {t('compare.after-onset', { delay: formatLength(told.delayS) })}
      </span>
    </>
  );
}

function ChangedRules({ rules }: { rules: readonly ChangedRule[] }) {
  const t = useTranslations('validation');
  return (
    <ScrollingTable
      head={[t('rules.rule'), t('rules.detects'), t('rules.first'), t('rules.alone'), t('rules.uncalled')]}
    >
      {rules.map(({ ruleId, before, after }) => (
        <tr key={ruleId}>
          <td>
            <RuleWord ruleId={ruleId} />
          </td>
          {(['detects', 'first', 'alone', 'uncalled'] as const).map((figure) => (
            <td key={figure} className="num">
              {before[figure] === after[figure] ? after[figure] : `${before[figure]} → ${after[figure]}`}
            </td>
          ))}
        </tr>
      ))}
    </ScrollingTable>
  );
}
