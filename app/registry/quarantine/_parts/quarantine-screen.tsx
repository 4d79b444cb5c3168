'use client';

import { useQuery } from '@tanstack/react-query';
import { Select, Table, type TableColumnsType } from 'antd';
import { useTranslations } from 'next-intl';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import {
  type QuarantineEntry,
  REJECTION_REASONS,
  type RejectionReason,
} from '../../../../data/model/rejection';
import { getJson } from '../../../ui/api';
import { EmptyState } from '../../../ui/empty-state';
import { formatDateTime, formatNumber } from '../../../ui/format';
import styles from '../../_parts/registry.module.css';

const NARROW = { width: 170 };
const WIDE = { width: 240 };
const REFRESH_MS = 10_000;
const parsers = { station: parseAsString, reason: parseAsStringLiteral(REJECTION_REASONS) };

/** What came and was not kept, why, and how often: counted by station, reason and field. */
export function QuarantineScreen() {
  const t = useTranslations('registry');
  const [view, change] = useQueryStates(parsers);
  const { data, error } = useQuery({
    queryKey: ['quarantine'],
    queryFn: ({ signal }) => getJson<{ items: QuarantineEntry[] }>('/api/quarantine', {}, signal),
    refetchInterval: REFRESH_MS,
  });
  const entries = data?.items ?? [];
  const rows = entries.filter(
    (entry) =>
      (view.station === null || entry.station === view.station) &&
      (view.reason === null || entry.reason === view.reason),
  );
  const total = rows.reduce((sum, entry) => sum + entry.count, 0);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t('quarantine.title')}</h1>
        <span className={styles.muted}>{t('quarantine.total', { count: total })}</span>
        <span className={styles.gap} />
        <search className={styles.line}>
          <Select
            allowClear
            style={NARROW}
            aria-label={t('column.station')}
            placeholder={t('column.station')}
            value={view.station}
            options={distinct(entries.map((entry) => entry.station)).map((value) => ({
              value,
              label: value || '—',
            }))}
            onChange={(station) => void change({ station: station ?? null })}
          />
          <Reasons entries={entries} value={view.reason} onChange={(reason) => void change({ reason })} />
        </search>
      </header>
      <p className={styles.muted}>{t('quarantine.explain')}</p>
      {error ? (
        <p role="alert" className={styles.failure}>
          {error.message}
        </p>
      ) : null}
      <QuarantineTable rows={rows} loading={data === undefined && error === null} />
    </div>
  );
}

function Reasons({
  entries,
  value,
  onChange,
}: {
  entries: readonly QuarantineEntry[];
  value: RejectionReason | null;
  onChange: (reason: RejectionReason | null) => void;
}) {
  const t = useTranslations('registry');
  return (
    <Select
      allowClear
      style={WIDE}
      aria-label={t('column.reason')}
      placeholder={t('column.reason')}
      value={value}
      options={distinct(entries.map((entry) => entry.reason)).map((reason) => ({
        value: reason,
        label: t(`rejection.${reason}`),
      }))}
      onChange={(reason) => onChange(reason ?? null)}
    />
  );
}

function QuarantineTable({ rows, loading }: { rows: readonly QuarantineEntry[]; loading: boolean }) {
  const t = useTranslations('registry');
  const columns: TableColumnsType<QuarantineEntry> = [
    {
      title: t('column.station'),
      key: 'station',
      width: 110,
      render: (_, entry) => <span className="num">{entry.station || '—'}</span>,
    },
    { title: t('column.reason'), key: 'reason', render: (_, entry) => <Why entry={entry} /> },
    {
      title: t('column.came'),
      key: 'sample',
      render: (_, entry) => (
        <div className={styles.stack}>
          <span className={styles.muted}>{entry.topic}</span>
          <code className={styles.code}>{entry.sample}</code>
        </div>
      ),
    },
    {
      title: t('column.seen'),
      key: 'seen',
      width: 190,
      render: (_, entry) => (
        <div className={styles.stack}>
          <span className="num">{formatDateTime(entry.lastSeen)}</span>
          <span className={`${styles.muted} num`}>
            {t('quarantine.first', { ts: formatDateTime(entry.firstSeen) })}
          </span>
        </div>
      ),
    },
    {
      title: t('column.count'),
      key: 'count',
      width: 90,
      align: 'right',
      sorter: (a, b) => a.count - b.count,
      render: (_, entry) => <span className="num">{formatNumber(entry.count, 0)}</span>,
    },
  ];
  return (
    <Table<QuarantineEntry>
      size="small"
      rowKey={(entry) => `${entry.station} ${entry.reason} ${entry.topic} ${entry.field}`}
      columns={columns}
      dataSource={rows as QuarantineEntry[]}
      loading={loading}
      scroll={{ x: 980 }}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{
        emptyText: loading ? null : (
          <EmptyState title={t('quarantine.none')}>{t('quarantine.noneHint')}</EmptyState>
        ),
      }}
    />
  );
}

/** The sentence that names field, value, limit and what to do; the short reason where a text is missing. */
function Why({ entry }: { entry: QuarantineEntry }) {
  const t = useTranslations('registry');
  const sentences = useTranslations('rejections');
  const params = { field: entry.field, station: entry.station, topic: entry.topic, ...entry.params };
  return (
    <div className={styles.stack}>
      <strong>{t(`rejection.${entry.reason}`)}</strong>
      {sentences.has(entry.reason) ? <span>{sentences(entry.reason, params)}</span> : null}
    </div>
  );
}

function distinct<T extends string>(values: readonly T[]): T[] {
  return [...new Set(values)].sort();
}
