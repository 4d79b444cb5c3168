'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
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
  const { mutate, isPending, error } = useMutation({
    mutationFn: (reason: string) =>
      postJson(`${recordPath(record.kind, record.id)}/${action}`, { reason, version }),
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
    </ReasonDialog>
  );
}
