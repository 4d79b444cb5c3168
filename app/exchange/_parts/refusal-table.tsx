'use client';

import { Table, type TableColumnsType } from 'antd';
import { useTranslations } from 'next-intl';
import type { LinkRefusal } from '../../../data/model/exchange';
import { EmptyState } from '../../ui/empty-state';
import { Failure } from '../../ui/failure';
import { formatDateTime, formatNumber, NO_VALUE } from '../../ui/format';
import styles from './exchange.module.css';
import { PlantName } from './plant-name';
import { useRefusals } from './use-link';
import { useReasonOfCode } from './use-reason-of-code';

/** Records that the endpoint will never take: which, since when, and what it said. */
export function RefusalTable() {
  const t = useTranslations('exchange');
  const points = useTranslations('points');
  const reasonOf = useReasonOfCode();
  const { data, error } = useRefusals();
  const nameOf = (point: string | null) =>
    point !== null && points.has(`${point}.name`) ? points(`${point}.name`) : point;
  const loading = data === undefined && error === null;
  const columns: TableColumnsType<LinkRefusal> = [
    {
      title: t('column.when'),
      key: 'when',
      width: 170,
      render: (_, { ts }) => <span className="num">{formatDateTime(ts)}</span>,
    },
    {
      title: t('column.enterprise'),
      key: 'enterprise',
      render: (_, { enterprise }) => <PlantName id={enterprise} />,
    },
    {
      title: t('column.point'),
      key: 'point',
      render: (_, { collector, point }) => (
        <span className={styles.line}>
          <span className="num">{collector ?? NO_VALUE}</span>
          {nameOf(point)}
        </span>
      ),
    },
    {
      title: t('column.recordTime'),
      key: 'recordTs',
      width: 170,
      render: (_, { recordTs }) => (
        <span className="num">{recordTs === null ? NO_VALUE : formatDateTime(recordTs)}</span>
      ),
    },
    {
      title: t('column.reason'),
      key: 'reason',
      render: (_, { code, message }) => (
        <span className={styles.stack}>
          <span>{reasonOf(code)}</span>
          <code className={styles.code}>
            {code} {message}
          </code>
        </span>
      ),
    },
    {
      title: t('column.message'),
      key: 'message',
      width: 190,
      render: (_, { messageId }) => <code className={styles.code}>{messageId}</code>,
    },
  ];
  return (
    <>
      <p className={styles.muted}>
        {t('refusals.text')}
        {data && data.total > data.items.length
          ? ` ${t('refusals.cut', { shown: formatNumber(data.items.length, 0), total: formatNumber(data.total, 0) })}`
          : null}
      </p>
      <Failure error={error} />
      <Table<LinkRefusal>
        size="small"
        rowKey={(row) => `${row.messageId} ${row.ingestId} ${row.collector} ${row.point}`}
        columns={columns}
        dataSource={data?.items ?? []}
        loading={loading}
        scroll={{ x: 1160 }}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{
          emptyText: loading ? null : (
            <EmptyState title={t('empty.refusals')}>{t('empty.refusalsHint')}</EmptyState>
          ),
        }}
      />
    </>
  );
}
