'use client';

import { Table, type TableColumnsType } from 'antd';
import { useLocale, useTranslations } from 'next-intl';
import type { Person } from '../../../data/store/people-store';
import { formatAge, formatDateTime } from '../../ui/format';
import { useServerNow } from '../../ui/live';
import type { ListedSession } from '../../ui/session-table';
import { useDistrictWords } from '../../ui/use-district-words';
import styles from './admin.module.css';
import { lastSeenTs, personState } from './person-state';

/** Everybody in one line each; their name opens what can be done. */
export function PeopleTable({
  people,
  sessions,
  chosen,
  narrow,
  onChoose,
}: {
  people: readonly Person[] | undefined;
  sessions: readonly ListedSession[];
  chosen: string | null;
  /** Details are open beside it: leave out what they say. */
  narrow: boolean;
  onChoose: (id: string) => void;
}) {
  const t = useTranslations('admin');
  const common = useTranslations('common');
  const districtWords = useDistrictWords();
  const columns: TableColumnsType<Person> = [
    {
      title: t('people.name'),
      key: 'name',
      render: (_, person) => (
        <button
          type="button"
          className={styles.name}
          aria-expanded={person.id === chosen}
          onClick={(event) => {
            event.stopPropagation();
            onChoose(person.id);
          }}
        >
          {person.name}
        </button>
      ),
    },
    { title: t('people.role'), key: 'role', width: 120, render: (_, { role }) => common(`role.${role}`) },
    {
      title: t('people.districts'),
      key: 'districts',
      render: (_, { districts }) => districtWords(districts),
    },
    { title: t('people.state'), key: 'state', width: 130, render: (_, person) => <State person={person} /> },
    {
      title: t('people.password'),
      key: 'password',
      width: 80,
      render: (_, { hasPassword }) => (hasPassword ? t('yes') : t('no')),
    },
    {
      title: t('people.totp'),
      key: 'totp',
      width: 100,
      render: (_, { hasTotp }) => (hasTotp ? t('yes') : t('no')),
    },
    {
      title: t('people.lastSeen'),
      key: 'lastSeen',
      width: 130,
      render: (_, { id }) => <LastSeen ts={lastSeenTs(id, sessions)} />,
    },
  ];
  return (
    <Table<Person>
      size="small"
      rowKey="id"
      columns={narrow ? columns.filter(({ key }) => !BESIDE.has(String(key))) : columns}
      dataSource={(people ?? []) as Person[]}
      loading={people === undefined}
      scroll={{ x: narrow ? 520 : 780 }}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      rowClassName={({ id }) => (id === chosen ? (styles.chosen ?? '') : (styles.row ?? ''))}
      onRow={({ id }) => ({ onClick: () => onChoose(id) })}
    />
  );
}

/** Columns that the panel says too. */
const BESIDE: ReadonlySet<string> = new Set(['password', 'totp', 'lastSeen']);

function State({ person }: { person: Person }) {
  const t = useTranslations('admin');
  const state = personState(person, useServerNow());
  const until = state === 'locked' && person.lockedUntilTs ? formatDateTime(person.lockedUntilTs) : undefined;
  return (
    <span className={styles.state} data-state={state} title={until}>
      {t(`people.is.${state}`)}
    </span>
  );
}

function LastSeen({ ts }: { ts: number | null }) {
  const t = useTranslations('admin');
  const common = useTranslations('common');
  const locale = useLocale();
  const now = useServerNow();
  if (ts === null) return <span className={styles.hint}>{t('people.notIn')}</span>;
  return (
    <span className="num" title={formatDateTime(ts)}>
      {common('age', { age: formatAge(now - ts, locale) })}
    </span>
  );
}
