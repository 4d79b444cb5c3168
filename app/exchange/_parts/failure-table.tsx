'use client';

import { Table, type TableColumnsType } from 'antd';
import { useLocale, useTranslations } from 'next-intl';
import type { LinkAnswer } from '../../../data/model/exchange';
import { EmptyState } from '../../ui/empty-state';
import { formatDateTime, formatLag, NO_VALUE } from '../../ui/format';
import styles from './exchange.module.css';
import { PlantName } from './plant-name';

/** The newest attempts that failed, why, and what the other side said. */
export function FailureTable({ failures }: { failures: readonly LinkAnswer[] }) {
  const t = useTranslations('exchange');
  const locale = useLocale();
  const columns: TableColumnsType<LinkAnswer> = [
    {
      title: t('column.when'),
      key: 'when',
      width: 170,
      render: (_, { ts }) => <span className="num">{formatDateTime(ts)}</span>,
    },
    {
      title: t('column.what'),
      key: 'what',
      render: (_, { kind, httpStatus, code, message }) => (
        <span className={styles.stack}>
          <strong>{t(`answer.${kind}`)}</strong>
          <code className={styles.code}>
            {[httpStatus === null ? null : `HTTP ${httpStatus}`, code, message]
              .filter((part) => part !== null && part !== '')
              .join(' ')}
          </code>
        </span>
      ),
    },
    { title: t('column.then'), key: 'then', render: (_, { kind }) => t(`kind.${kind}`) },
    {
      title: t('column.took'),
      key: 'took',
      width: 100,
      align: 'right',
      render: (_, { tookMs }) => <span className="num">{formatLag(tookMs, locale)}</span>,
    },
    {
      title: t('column.enterprise'),
      key: 'enterprise',
      render: (_, { enterprise }) => (enterprise === null ? NO_VALUE : <PlantName id={enterprise} />),
    },
  ];
  return (
    <>
      <p className={styles.muted}>{t('failures.text')}</p>
      <Table<LinkAnswer>
        size="small"
        rowKey={(row) => `${row.ts} ${row.kind} ${row.messageId}`}
        columns={columns}
        dataSource={failures as LinkAnswer[]}
        scroll={{ x: 1100 }}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{
          emptyText: <EmptyState title={t('empty.failures')}>{t('empty.failuresHint')}</EmptyState>,
        }}
      />
    </>
  );
}
