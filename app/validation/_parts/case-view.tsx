'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { ValidatedCase, ValidatedFault } from '../../../data/model/validation';
import { formatLength, formatStory } from '../../exercises/_parts/format-story';
import { useFaultName } from '../../exercises/_parts/use-fault-name';
import { Failure } from '../../ui/failure';
import { formatNumber } from '../../ui/format';
import { CasePicture } from './case-picture';
import { Complaints } from './complaints';
import { RuleWord } from './rule-word';
import { ScrollingTable } from './scrolling-table';
import { useCaseWords } from './use-case-words';
import { useValidationView } from './use-validation-view';
import { useValidatedCase } from './use-validations';
import styles from './validation.module.css';
import { VerdictMark } from './verdict-mark';

/** One case whole: what went wrong, who told of its faults and when, and its picture. */
export function CaseView({ report, caseKey }: { report: string; caseKey: string }) {
  const t = useTranslations('validation');
  const [{ against }] = useValidationView();
  const { data, error } = useValidatedCase(report, caseKey);
  const search = new URLSearchParams({ report, ...(against === null ? {} : { against }) });
  return (
    <>
      <p>
        <Link href={`/validation?${search.toString()}`} prefetch={false}>
          {t('case.back')}
        </Link>
      </p>
      <Failure error={error} />
      {data ? <CaseBody one={data} /> : null}
      {data || error ? null : <p role="status">{t('loading')}</p>}
    </>
  );
}

function CaseBody({ one }: { one: ValidatedCase }) {
  const t = useTranslations('validation');
  const words = useCaseWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const collectors = [...new Set(one.signals.map(({ collector }) => collector))];
  return (
    <>
      <section aria-label={words.scenario(one.scenario)}>
        <div className={styles.caseHead}>
          <h2 ref={heading} tabIndex={-1}>
            {words.scenario(one.scenario)}
          </h2>
          <VerdictMark
            mark={one.passed ? 'holds' : 'fails'}
            word={one.passed ? t('cases.passed') : t('cases.failed')}
          />
          <span className="num">{t('seed', { seed: one.seed })}</span>
          <span className="num">{t('case.length', { length: formatLength(one.simulatedS) })}</span>
        </div>
        {one.passed ? null : <Complaints one={one} />}
      </section>
      <section aria-label={t('case.faults')}>
        <h2>{t('case.faults')}</h2>
        {one.faults.length === 0 ? <p className={styles.muted}>{t('case.healthy')}</p> : null}
        {one.faults.length === 0 ? null : <CaseFaults faults={one.faults} />}
      </section>
      {collectors.map((collector) => (
        <CasePicture key={collector} one={one} collector={collector} />
      ))}
    </>
  );
}

function CaseFaults({ faults }: { faults: readonly ValidatedFault[] }) {
  const t = useTranslations('validation');
  const faultName = useFaultName();
  const words = useCaseWords();
  return (
    <ScrollingTable head={[t('faults.fault'), t('case.onset'), t('faults.signature'), t('case.told')]}>
      {faults.map((fault) => (
        <tr key={`${fault.fault}${fault.collector}${fault.onsetS}`}>
          <td>
            {faultName(fault.fault)}
            <span className={styles.sub}>
              {words.severity(fault.severity)} · <span className="num">{fault.collector}</span>
            </span>
          </td>
          <td className="num">
            {formatStory(fault.onsetS)}
            {fault.clearedS === undefined ? '' : ` – ${formatStory(fault.clearedS)}`}
          </td>
          <td className="num">
            {fault.signatureS === null ? t('faults.noSignature') : formatStory(fault.signatureS)}
          </td>
          <td>
            {fault.detections.length === 0 ? (
              <VerdictMark
                mark={fault.undetectable ? 'open' : 'fails'}
                word={fault.undetectable ? t('faults.undetectable') : t('faults.missed')}
              />
            ) : (
              <ol className={styles.told}>
                {fault.detections.map(({ ruleId, delayS, ratio }) => (
                  <li key={ruleId}>
                    <RuleWord ruleId={ruleId} />{' '}
                    <span className={`num ${styles.muted}`}>
                      {t('case.delay', { delay: formatLength(delayS), ratio: formatNumber(ratio, 2) })}
                    </span>
                  </li>
                ))}
              </ol>
            )}
          </td>
        </tr>
      ))}
    </ScrollingTable>
  );
}
