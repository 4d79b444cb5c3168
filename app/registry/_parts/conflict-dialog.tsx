'use client';

import { Modal, Radio } from 'antd';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { RegistryKind, RegistryRecord } from '../../../data/model/registry';
import type { RegistryVersion } from '../../../data/store/registry-store';
import { formatDateTime } from '../../ui/format';
import { diffRecords, findConflicts, mergeRecords } from './diff-records';
import { DifferenceTable } from './difference-table';
import { useVersions } from './records';
import styles from './registry.module.css';
import { useFieldWords } from './use-field-words';

/** Somebody else has saved the record meanwhile: what they changed, and for what both changed, whose value shall stand. */
export function ConflictDialog({
  kind,
  base,
  mine,
  onMerged,
  onClose,
}: {
  kind: RegistryKind;
  /** What both began from. */
  base: RegistryRecord;
  mine: object;
  onMerged: (theirs: RegistryVersion, merged: RegistryRecord) => void;
  onClose: () => void;
}) {
  const t = useTranslations('registry');
  const words = useFieldWords(kind);
  const { data, error } = useVersions(kind, base.id);
  const [keepTheirs, setKeepTheirs] = useState<ReadonlySet<string>>(new Set());
  const theirs = data?.[0];
  const conflicts = theirs ? findConflicts(base, mine, theirs.record) : [];

  function choose(path: string, whose: 'mine' | 'theirs'): void {
    const next = new Set(keepTheirs);
    if (whose === 'theirs') next.add(path);
    else next.delete(path);
    setKeepTheirs(next);
  }

  return (
    <Modal
      open
      width={760}
      title={t('conflict.title')}
      okText={t('conflict.ok')}
      cancelText={t('conflict.cancel')}
      okButtonProps={{ disabled: !theirs, autoInsertSpace: false }}
      cancelButtonProps={{ autoInsertSpace: false }}
      onCancel={onClose}
      onOk={() => {
        if (theirs)
          onMerged(theirs, mergeRecords(base, mine, theirs.record, keepTheirs) as unknown as RegistryRecord);
      }}
    >
      {error ? <p role="alert">{error.message}</p> : null}
      {theirs ? (
        <div className={styles.dialogBody}>
          <p>
            {t('conflict.text', {
              by: theirs.by || t('by.nobody'),
              time: formatDateTime(theirs.ts),
              reason: theirs.reason || '—',
            })}
          </p>
          <DifferenceTable kind={kind} changes={diffRecords(base, theirs.record)} />
          {conflicts.length === 0 ? (
            <p>{t('conflict.none')}</p>
          ) : (
            <fieldset className={styles.choices}>
              <legend>{t('conflict.choose')}</legend>
              {conflicts.map(({ path, mine: own, theirs: other }) => (
                <div key={path}>
                  <strong>{words.label(path)}</strong>
                  <Radio.Group
                    value={keepTheirs.has(path) ? 'theirs' : 'mine'}
                    onChange={(event) => choose(path, event.target.value === 'theirs' ? 'theirs' : 'mine')}
                    options={[
                      { value: 'mine', label: t('conflict.mine', { value: words.value(path, own) }) },
                      { value: 'theirs', label: t('conflict.theirs', { value: words.value(path, other) }) },
                    ]}
                  />
                </div>
              ))}
            </fieldset>
          )}
        </div>
      ) : null}
    </Modal>
  );
}
