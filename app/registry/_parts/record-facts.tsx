'use client';

import { useTranslations } from 'next-intl';
import type { RegistryRecord } from '../../../data/model/registry';
import { Facts } from '../../ui/facts';
import { NO_VALUE } from '../../ui/format';
import { diffRecords } from './diff-records';
import { RECORD_LAYOUT } from './record-layout';
import styles from './registry.module.css';
import { useFieldWords } from './use-field-words';

/** A record in words, group by group; what is not filled in is left out, numbers of its own that rules have are listed. */
export function RecordFacts({ record }: { record: RegistryRecord }) {
  const t = useTranslations('registry');
  const words = useFieldWords(record.kind);
  const values = new Map(diffRecords({}, record).map(({ path, after }) => [path, after]));
  const groups = RECORD_LAYOUT[record.kind]
    .map(({ id, fields }) => ({
      id,
      rows: fields.flatMap(({ path, input }): (readonly [string, string])[] => {
        const paths =
          input === 'rules' ? [...values.keys()].filter((key) => key.startsWith('rules.')) : [path];
        return paths
          .map((key) => [words.label(key), words.value(key, values.get(key))] as const)
          .filter(([, value]) => value !== NO_VALUE);
      }),
    }))
    .filter(({ rows }) => rows.length > 0);
  return (
    <div className={styles.details}>
      {groups.map(({ id, rows }) => (
        <section key={id} className={styles.section}>
          <h3>{t(`group.${id}`)}</h3>
          <Facts
            rows={rows.map(([name, value]) => [
              name,
              <span key={name} className={styles.lines}>
                {value}
              </span>,
            ])}
          />
        </section>
      ))}
    </div>
  );
}
