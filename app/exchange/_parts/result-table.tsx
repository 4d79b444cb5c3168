'use client';

import { Table, type TableColumnsType } from 'antd';
import { useTranslations } from 'next-intl';
import type { LinkStatus, MinistryRisk } from '../../../data/model/exchange';
import type { EnterpriseRisk } from '../../../data/model/risk';
import { compareLevels } from '../../ui/compare-levels';
import { EmptyState } from '../../ui/empty-state';
import { Failure } from '../../ui/failure';
import { formatDateTime, NO_VALUE } from '../../ui/format';
import { formatRisk } from '../../ui/format-risk';
import { LevelChip } from '../../ui/level-chip';
import { LevelDifference } from '../../ui/level-difference';
import { useRisk } from '../../ui/live';
import { useMinistryResults } from '../../ui/ministry-results';
import { StandInMark } from '../../ui/stand-in-mark';
import styles from './exchange.module.css';
import { PlantName } from './plant-name';

interface Row {
  readonly theirs: MinistryRisk;
  readonly ours: EnterpriseRisk | undefined;
}

/** What the ministry's side computed for each enterprise, and beside it what this system computes: never mixed. */
export function ResultTable({ status }: { status: LinkStatus }) {
  const t = useTranslations('exchange');
  const { data, error } = useMinistryResults();
  const risks = useRisk();
  const loading = data === undefined && error === null;
  const rows = (data ?? []).map(
    (theirs): Row => ({ theirs, ours: risks.find((risk) => risk.enterprise === theirs.enterprise) }),
  );
  const columns: TableColumnsType<Row> = [
    {
      title: t('column.enterprise'),
      key: 'enterprise',
      render: (_, { theirs }) => <PlantName id={theirs.enterprise} />,
    },
    {
      title: t('column.theirs'),
      key: 'theirs',
      width: 190,
      render: (_, { theirs }) => (
        <Figure level={theirs.level} score={theirs.score} ts={theirs.computedTs}>
          {theirs.standIn ? <StandInMark /> : null}
        </Figure>
      ),
    },
    {
      title: t('column.ours'),
      key: 'ours',
      width: 170,
      render: (_, { ours }) =>
        ours ? <Figure level={ours.actualLevel} score={ours.actual} ts={ours.computedTs} /> : NO_VALUE,
    },
    {
      title: t('column.difference'),
      key: 'difference',
      width: 130,
      sorter: (a, b) => sizeOf(a) - sizeOf(b),
      render: (_, { theirs, ours }) =>
        ours ? <LevelDifference theirs={theirs.level} ours={ours.actualLevel} /> : NO_VALUE,
    },
    {
      title: t('column.theirReason'),
      key: 'reason',
      render: (_, { theirs }) => <span>{theirs.reason}</span>,
    },
    {
      title: t('column.received'),
      key: 'received',
      width: 170,
      render: (_, { theirs }) => <span className="num">{formatDateTime(theirs.receivedTs)}</span>,
    },
  ];
  return (
    <>
      <p className={styles.muted}>
        {t('results.text')}{' '}
        {status.results.askedTs === null
          ? t('results.notAsked')
          : t('results.asked', { ts: formatDateTime(status.results.askedTs) })}
      </p>
      <Failure error={error} />
      <Table<Row>
        size="small"
        rowKey={({ theirs }) => theirs.resultId}
        columns={columns}
        dataSource={rows}
        loading={loading}
        scroll={{ x: 1160 }}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{
          emptyText: loading ? null : (
            <EmptyState title={t('empty.results')}>{t('empty.resultsHint')}</EmptyState>
          ),
        }}
      />
    </>
  );
}

function Figure({
  level,
  score,
  ts,
  children,
}: {
  level: MinistryRisk['level'];
  score: number | null;
  ts: number;
  children?: React.ReactNode;
}) {
  return (
    <span className={styles.stack}>
      <span className={styles.line}>
        <LevelChip level={level} size="sm" />
        <b className="num">{formatRisk(score)}</b>
        {children}
      </span>
      <span className={`${styles.muted} num`}>{formatDateTime(ts)}</span>
    </span>
  );
}

function sizeOf({ theirs, ours }: Row): number {
  return ours ? Math.abs(compareLevels(theirs.level, ours.actualLevel)) : -1;
}
