'use client';

import { useMutation } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { RegistryRecord } from '../../../data/model/registry';
import { postJson } from '../../ui/api';
import { ReasonDialog } from './reason-dialog';
import { recordPath, useRegistryChanged } from './records';

/** Takes a record out of use, or back into it, with a reason. */
export function RetireDialog({
  record,
  version,
  onClose,
}: {
  record: RegistryRecord;
  version: number;
  onClose: () => void;
}) {
  const t = useTranslations('registry');
  const changed = useRegistryChanged();
  const action = record.retired ? 'restore' : 'retire';
  const mayHaveOwn = record.kind !== 'camera' && record.kind !== 'gateway';
  const [withOwn, setWithOwn] = useState(mayHaveOwn);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (reason: string) =>
      postJson(`${recordPath(record.kind, record.id)}/${action}`, {
        reason,
        version,
        ...(mayHaveOwn ? { cascade: withOwn } : {}),
      }),
    onSuccess() {
      changed();
      onClose();
    },
  });
  return (
    <ReasonDialog
      title={t(`${action}.title`, { id: record.id })}
      ok={t(`${action}.ok`)}
      isPending={isPending}
      error={error}
      onOk={mutate}
      onClose={onClose}
    >
      <p>{t(`${action}.text`)}</p>
      {mayHaveOwn ? (
        <Checkbox checked={withOwn} onChange={(event) => setWithOwn(event.target.checked)}>
          {action === 'retire' ? t(`retire.cascade.${record.kind}`) : t('restore.cascade')}
        </Checkbox>
      ) : null}
    </ReasonDialog>
  );
}
