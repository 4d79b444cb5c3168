'use client';

import { Table, type TableColumnsType } from 'antd';
import { useLocale, useTranslations } from 'next-intl';
import type { Role } from '../../data/model/person';
import { describeAgent } from './describe-agent';
import { formatAge, formatDateTime } from './format';
import { useServerNow } from './live';
import styles from './session-table.module.css';

/** A session as `/api/sessions` lists it. */
export interface ListedSession {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly role: Role;
  readonly createdTs: number;
  readonly lastSeenTs: number;
  readonly address: string;
  readonly agent: string;
  /** The session that asks. */
  readonly current: boolean;
}

/** Who is signed in where. `whose` adds the columns that say whose it is. */
export function SessionTable({
  sessions,
  whose,
  busy,
  onEnd,
}: {
  sessions: readonly ListedSession[] | undefined;
  whose: boolean;
  busy: boolean;
  onEnd: (session: ListedSession) => void;
}) {
  const t = useTranslations('account');
  const common = useTranslations('common');
  const columns: TableColumnsType<ListedSession> = [
    {
      title: t('sessions.device'),
      key: 'device',
      render: (_, session) => <Device session={session} />,
    },
    { title: t('sessions.address'), key: 'address', width: 170, render: (_, session) => session.address },
    {
      title: t('sessions.since'),
      key: 'since',
      width: 180,
      render: (_, session) => <span className="num">{formatDateTime(session.createdTs)}</span>,
    },
    {
      title: t('sessions.lastUsed'),
      key: 'lastUsed',
      width: 140,
      render: (_, session) => <Ago ts={session.lastSeenTs} />,
    },
    {
      title: <span className="visually-hidden">{t('sessions.end')}</span>,
      key: 'end',
      width: 110,
      align: 'right',
      render: (_, session) => (
        <button
          type="button"
          className="button"
          disabled={busy}
          aria-label={`${t('sessions.end')}: ${session.name}, ${wordsOf(session)}`}
          onClick={() => onEnd(session)}
        >
          {t('sessions.end')}
        </button>
      ),
    },
  ];
  const owner: TableColumnsType<ListedSession> = [
    { title: t('who.name'), key: 'name', render: (_, session) => session.name },
    { title: t('who.role'), key: 'role', width: 130, render: (_, session) => common(`role.${session.role}`) },
  ];
  return (
    <Table<ListedSession>
      size="small"
      rowKey="id"
      columns={whose ? [...owner, ...columns] : columns}
      dataSource={(sessions ?? []) as ListedSession[]}
      loading={sessions === undefined}
      scroll={{ x: whose ? 980 : 760 }}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
    />
  );
}

function Device({ session }: { session: ListedSession }) {
  const t = useTranslations('account');
  const words = wordsOf(session);
  return (
    <span title={session.agent}>
      {words === '' ? t('sessions.unknownDevice') : words}{' '}
      {session.current ? <b className={styles.mark}>{t('sessions.current')}</b> : null}
    </span>
  );
}

function wordsOf({ agent }: ListedSession): string {
  const { browser, system } = describeAgent(agent);
  return [browser, system].filter((part) => part !== null).join(' · ');
}

function Ago({ ts }: { ts: number }) {
  const common = useTranslations('common');
  const locale = useLocale();
  const now = useServerNow();
  return (
    <span className="num" title={formatDateTime(ts)}>
      {now === 0 ? formatDateTime(ts) : common('age', { age: formatAge(now - ts, locale) })}
    </span>
  );
}
