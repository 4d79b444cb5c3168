'use client';

import { Table, type TableColumnsType } from 'antd';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { LinkStatus } from '../../../data/model/exchange';
import { EmptyState } from '../../ui/empty-state';
import { formatAge, formatDateTime, formatNumber, NO_VALUE } from '../../ui/format';
import { useServerNow } from '../../ui/live';
import styles from './exchange.module.css';
import { PlantName } from './plant-name';

type Row = LinkStatus['enterprises'][number];

/** A row an enterprise: how many of its readings were accepted, how many refused, and when last. */
export function EnterpriseTable({ status }: { status: LinkStatus }) {
  const t = useTranslations('exchange');
  const columns: TableColumnsType<Row> = [
    {
      title: t('column.enterprise'),
      key: 'enterprise',
      sorter: (a, b) => a.enterprise.localeCompare(b.enterprise, 'en', { numeric: true }),
      render: (_, { enterprise }) => <PlantName id={enterprise} />,
    },
    {
      title: t('column.accepted'),
      key: 'accepted',
      align: 'right',
      sorter: (a, b) => a.accepted - b.accepted,
      render: (_, { accepted }) => <span className="num">{formatNumber(accepted, 0)}</span>,
    },
    {
      title: t('column.refused'),
      key: 'refused',
      align: 'right',
      sorter: (a, b) => a.refused - b.refused,
      render: (_, { refused }) =>
        refused === 0 ? (
          <span className="num">0</span>
        ) : (
          <Link className="num" href="/exchange?view=refusals">
            {formatNumber(refused, 0)}
          </Link>
        ),
    },
    {
      title: t('column.lastAccepted'),
      key: 'lastAccepted',
      sorter: (a, b) => (a.lastAcceptedTs ?? 0) - (b.lastAcceptedTs ?? 0),
      render: (_, { lastAcceptedTs }) => <When ts={lastAcceptedTs} />,
    },
  ];
  return (
    <Table<Row>
      size="small"
      rowKey="enterprise"
      columns={columns}
      dataSource={status.enterprises as Row[]}
      scroll={{ x: 720 }}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{
        emptyText: <EmptyState title={t('empty.enterprises')}>{t('empty.enterprisesHint')}</EmptyState>,
      }}
    />
  );
}

function When({ ts }: { ts: number | null }) {
  const t = useTranslations('exchange');
  const locale = useLocale();
  const now = useServerNow();
  if (ts === null) return NO_VALUE;
  return (
    <span className={styles.line}>
      <span className="num">{formatDateTime(ts)}</span>
      {now > 0 ? (
        <span className={`${styles.muted} num`}>
          {t('pipe.newest', { age: formatAge(now - ts, locale) })}
        </span>
      ) : null}
    </span>
  );
}
