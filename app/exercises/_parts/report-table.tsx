'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Run } from '../../../data/model/exercise';
import { addressOf } from '../../ui/address-of';
import { LevelIcon } from '../../ui/level-icon';
import type { EnterpriseDetail } from '../../ui/registry';
import { useAlarmWords } from '../../ui/use-alarm-words';
import { formatLength, formatStory } from './format-story';
import styles from './report.module.css';
import type { ReportRow } from './report-rows';
import { levelOfRule } from './rule-facts';
import { VERDICT_SIGNS } from './verdict-signs';

/** How long before the alarm a replay begins: the onset is what is worth seeing. */
const REPLAY_LEAD_S = 30;

/** Expected beside observed, line by line, each with the way back to its moment in the twin. */
export function ReportTable({
  run,
  rows,
  enterprises,
}: {
  run: Run;
  rows: readonly ReportRow[];
  enterprises: readonly EnterpriseDetail[];
}) {
  const t = useTranslations('exercises');
  if (rows.length === 0) return <p className={styles.muted}>{t('report.noRows')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <div className={styles.scrollX} tabIndex={0} data-scrolls="x">
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('report.verdict')}</th>
            <th>{t('report.alarm')}</th>
            <th>{t('report.expected')}</th>
            <th>{t('report.observed')}</th>
            <th>{t('report.delay')}</th>
            <th className={styles.noPrint}>{t('report.replay')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} run={run} enterprises={enterprises} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  row,
  run,
  enterprises,
}: {
  row: ReportRow;
  run: Run;
  enterprises: readonly EnterpriseDetail[];
}) {
  const t = useTranslations('exercises');
  const points = useTranslations('points');
  const words = useAlarmWords();
  const { verdict, ruleId, collector, point, expected, raisedS, delayS, lateS } = row;
  return (
    <tr data-verdict={verdict}>
      <td>
        <span className={styles.verdictMark} data-verdict={verdict}>
          <span aria-hidden>{VERDICT_SIGNS[verdict]}</span> {t(`verdict.${verdict}`)}
        </span>
        <span className={styles.sub}>{t(`verdictHint.${verdict}`)}</span>
      </td>
      <td>
        <span className={styles.rule}>
          <LevelIcon level={levelOfRule(ruleId)} size={15} /> {words.ruleName(ruleId)}
        </span>
        <span className={`${styles.sub} num`}>
          {collector}
          {point === null ? '' : ` · ${points(`${point}.short`)}`}
        </span>
      </td>
      <td className="num">
        {expected ? `${formatStory(expected.fromS)} – ${formatStory(expected.toS)}` : t('report.notExpected')}
      </td>
      <td className="num">{raisedS === null ? t('report.notRaised') : formatStory(raisedS)}</td>
      <td className="num">
        {delayS === null ? '—' : t('report.afterFault', { delay: formatLength(delayS) })}
        {lateS === null ? null : (
          <span className={styles.sub}>{t('report.afterWindow', { late: formatLength(lateS) })}</span>
        )}
      </td>
      <td className={styles.noPrint}>
        <Replay row={row} run={run} enterprises={enterprises} />
      </td>
    </tr>
  );
}

function Replay({
  row: { collector, raisedS, expected },
  run,
  enterprises,
}: {
  row: ReportRow;
  run: Run;
  enterprises: readonly EnterpriseDetail[];
}) {
  const t = useTranslations('exercises');
  const plant = enterprises.find(({ collectors }) => collectors.some(({ id }) => id === collector));
  const atS = raisedS ?? expected?.fromS;
  if (!plant || atS === undefined) return <span>—</span>;
  const lastTs = Math.max(run.startTs, run.simTs);
  const at = Math.min(lastTs, run.startTs + Math.max(0, atS - REPLAY_LEAD_S) * 1000);
  return (
    <Link href={addressOf(`/plants/${encodeURIComponent(plant.id)}?view=${collector}`, run.world, at)}>
      {t('report.inTwin')}
    </Link>
  );
}
