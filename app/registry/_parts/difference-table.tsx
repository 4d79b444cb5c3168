'use client';

import { Table, type TableColumnsType } from 'antd';
import { useTranslations } from 'next-intl';
import type { RegistryKind } from '../../../data/model/registry';
import type { FieldChange } from './diff-records';
import styles from './registry.module.css';
import { useFieldWords } from './use-field-words';

/** What changed between two states of a record: field, before, after, in the words and units of the field. */
export function DifferenceTable({ kind, changes }: { kind: RegistryKind; changes: readonly FieldChange[] }) {
  const t = useTranslations('registry');
  const words = useFieldWords(kind);
  const columns: TableColumnsType<FieldChange> = [
    { title: t('difference.field'), key: 'field', width: '34%', render: (_, { path }) => words.label(path) },
    {
      title: t('difference.before'),
      key: 'before',
      className: styles.lines ?? '',
      render: (_, { path, before }) => words.value(path, before),
    },
    {
      title: t('difference.after'),
      key: 'after',
      className: styles.lines ?? '',
      render: (_, { path, after }) => words.value(path, after),
    },
  ];
  return (
    <Table<FieldChange>
      size="small"
      rowKey="path"
      columns={columns}
      dataSource={[...changes]}
      pagination={false}
      locale={{ emptyText: t('difference.none') }}
    />
  );
}
