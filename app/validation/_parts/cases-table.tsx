'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { CaseOutline, ReportOutline } from '../../../data/model/validation';
import { formatLength } from '../../exercises/_parts/format-story';
import { CaseLink } from './case-link';
import { Complaints } from './complaints';
import { ScrollingTable } from './scrolling-table';
import { useCaseWords } from './use-case-words';
import styles from './validation.module.css';
import { VerdictMark } from './verdict-mark';

const FIRST_SHOWN = 60;
const COMPLAINTS_SHOWN = 3;

/** Every case, the failed ones first, each with what went wrong and the way to its picture. */
export function CasesTable({ report: { id, cases } }: { report: ReportOutline }) {
  const t = useTranslations('validation');
  const [isWhole, setWhole] = useState(false);
  const [onlyFailed, setOnlyFailed] = useState(false);
  const failed = cases.filter(({ passed }) => !passed);
  const chosen = onlyFailed ? failed : [...failed, ...cases.filter(({ passed }) => passed)];
  const shown = isWhole ? chosen : chosen.slice(0, FIRST_SHOWN);
  return (
    <>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={onlyFailed}
          onChange={({ target }) => setOnlyFailed(target.checked)}
        />
        {t('cases.onlyFailed', { count: failed.length })}
      </label>
      {shown.length === 0 ? <p className={styles.muted}>{t('cases.none')}</p> : null}
      {shown.length === 0 ? null : (
        <ScrollingTable
          head={[t('cases.scenario'), t('cases.verdict'), t('cases.complaints'), t('cases.simulated')]}
        >
          {shown.map((one) => (
            <Row key={one.key} one={one} report={id} />
          ))}
        </ScrollingTable>
      )}
      {chosen.length > shown.length ? (
        <button type="button" className="button" onClick={() => setWhole(true)}>
          {t('cases.showAll', { count: chosen.length })}
        </button>
      ) : null}
    </>
  );
}

function Row({ one, report }: { one: CaseOutline; report: string }) {
  const t = useTranslations('validation');
  const words = useCaseWords();
  return (
    <tr>
      <td>
        <CaseLink report={report} caseKey={one.key}>
          {words.scenario(one.scenario)}
        </CaseLink>
        <span className={`${styles.sub} num`}>{t('seed', { seed: one.seed })}</span>
      </td>
      <td>
        <VerdictMark
          mark={one.passed ? 'holds' : 'fails'}
          word={one.passed ? t('cases.passed') : t('cases.failed')}
        />
      </td>
      <td>
        <Complaints one={one} most={COMPLAINTS_SHOWN} />
      </td>
      <td className="num">{formatLength(one.simulatedS)}</td>
    </tr>
  );
}
