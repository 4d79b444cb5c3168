'use client';

import { Table, type TableColumnsType } from 'antd';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { Alarm } from '../../../data/model/alarm';
import { levelOfPriority } from '../../../data/model/level';
import { formatAge, formatDateTime, formatLag } from '../../ui/format';
import { LevelChip } from '../../ui/level-chip';
import { useServerNow } from '../../ui/live';
import { MaintenanceMark } from '../../ui/maintenance-mark';
import { SimulatedMark } from '../../ui/simulated-mark';
import type { AlarmWords } from '../../ui/use-alarm-words';
import styles from './alarms.module.css';

export const PAGE_SIZE = 50;
/** Known this much after it was raised: worth saying. Longer than the longest on-delay that ticks may need. */
const SLOW_MS = 30_000;

export interface AlarmTableProps {
  readonly rows: readonly Alarm[];
  readonly words: AlarmWords;
  readonly loading: boolean;
  /** Id of the row under the cursor; it takes the focus when `follow` is true. */
  readonly cursor: string | null;
  readonly follow: boolean;
  readonly page: number;
  readonly onPage: (page: number) => void;
  readonly onCursor: (id: string) => void;
  readonly onOpen: (id: string) => void;
  /** Details are open beside it: leave out what they say. */
  readonly narrow: boolean;
  readonly empty: React.ReactNode;
}

/** One table of active and past alarms; every row can be reached with the keyboard alone. */
export function AlarmTable(props: AlarmTableProps) {
  const { rows, words, loading, cursor, follow, page, onPage, onCursor, onOpen, narrow, empty } = props;
  const t = useTranslations('alarms');
  const frame = useRef<HTMLDivElement>(null);
  const tabStop = rows.some((row) => row.id === cursor) ? cursor : rows[(page - 1) * PAGE_SIZE]?.id;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a turned page brings the row into being
  useEffect(() => {
    if (!follow || cursor === null) return;
    frame.current?.querySelector<HTMLElement>(`tr[data-row-key="${CSS.escape(cursor)}"]`)?.focus();
  }, [cursor, follow, page]);

  const columns: TableColumnsType<Alarm> = [
    {
      title: t('column.level'),
      key: 'level',
      width: 118,
      render: (_, alarm) => <LevelChip level={levelOfPriority(alarm.priority)} size="sm" />,
    },
    {
      title: t('column.alarm'),
      key: 'alarm',
      render: (_, alarm) => <Sentence alarm={alarm} words={words} />,
    },
    {
      title: t('column.raised'),
      key: 'raised',
      width: 178,
      render: (_, alarm) => <Raised alarm={alarm} />,
    },
    {
      title: t('column.lasted'),
      key: 'lasted',
      width: 132,
      render: (_, alarm) => <Lasted alarm={alarm} />,
    },
    {
      title: t('column.state'),
      key: 'state',
      width: 140,
      render: (_, alarm) => (
        <div className={styles.time}>
          <span className={styles.state} data-state={alarm.state}>
            {t(`state.${alarm.state}`)}
          </span>
          {alarm.state === 'normal' ? null : <MaintenanceMark collector={alarm.collector} />}
        </div>
      ),
    },
    {
      title: t('column.acknowledged'),
      key: 'acknowledged',
      width: 200,
      render: (_, alarm) => <Acknowledged alarm={alarm} />,
    },
  ];

  return (
    <div ref={frame} className={styles.table}>
      <Table<Alarm>
        size="small"
        rowKey="id"
        columns={narrow ? columns.filter(({ key }) => key !== 'acknowledged') : columns}
        dataSource={rows as Alarm[]}
        loading={loading}
        scroll={{ x: narrow ? 760 : 980 }}
        locale={{ emptyText: empty }}
        pagination={{
          current: page,
          pageSize: PAGE_SIZE,
          hideOnSinglePage: true,
          showSizeChanger: false,
          onChange: onPage,
        }}
        rowClassName={(alarm) =>
          [
            alarm.id === cursor ? styles.cursor : '',
            alarm.state === 'out-of-service' ? styles.held : '',
          ].join(' ')
        }
        onRow={(alarm) => ({
          tabIndex: alarm.id === tabStop ? 0 : -1,
          'aria-current': alarm.id === cursor ? 'true' : undefined,
          'data-alarm': alarm.id,
          onClick: () => onOpen(alarm.id),
          onFocus: () => onCursor(alarm.id),
        })}
      />
    </div>
  );
}

function Sentence({ alarm, words }: { alarm: Alarm; words: AlarmWords }) {
  const t = useTranslations('alarms');
  return (
    <div className={styles.sentence}>
      <span className={styles.what}>{words.sentence(alarm)}</span>
      <span className={styles.where}>
        <span className="num">{alarm.collector}</span>
        <span>{words.plantName(alarm.collector)}</span>
        {words.place(alarm.collector)?.virtual ? <SimulatedMark size="sm" /> : null}
        {alarm.late ? (
          <span className={styles.late} title={t('lateHint')}>
            {t('late')}
          </span>
        ) : null}
      </span>
    </div>
  );
}

function Raised({ alarm }: { alarm: Alarm }) {
  const t = useTranslations('alarms');
  const locale = useLocale();
  const lagMs = alarm.knownAt - alarm.raisedTs;
  return (
    <div className={styles.time}>
      <span className="num">{formatDateTime(alarm.raisedTs)}</span>
      {alarm.late || lagMs > SLOW_MS ? (
        <span className={styles.sub}>{t('knownAfter', { lag: formatLag(lagMs, locale) })}</span>
      ) : null}
    </div>
  );
}

function Lasted({ alarm }: { alarm: Alarm }) {
  const t = useTranslations('alarms');
  const locale = useLocale();
  const now = useServerNow();
  const until = alarm.returnedTs ?? now;
  return (
    <div className={styles.time}>
      <span className="num">{until > 0 ? formatAge(until - alarm.raisedTs, locale) : ''}</span>
      {alarm.returnedTs === null ? <span className={styles.sub}>{t('stillOn')}</span> : null}
    </div>
  );
}

function Acknowledged({ alarm }: { alarm: Alarm }) {
  if (!alarm.acknowledged) return <span className={styles.sub}>—</span>;
  const { by, reason, ts } = alarm.acknowledged;
  return (
    <div className={styles.time}>
      <span title={formatDateTime(ts)}>{by}</span>
      <span className={styles.sub} title={reason}>
        {reason}
      </span>
    </div>
  );
}
