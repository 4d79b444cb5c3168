'use client';

import { useMutation } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { type Enterprise, PRODUCTION_STATUSES, type ProductionStatus } from '../../../data/model/registry';
import { putJson } from '../../ui/api';
import { parseMoment } from '../../ui/clock-address';
import { ReasonDialog } from './reason-dialog';
import { useRegistryChanged } from './records';
import styles from './registry.module.css';

/** Running, stopped, or stopped for long: with a reason, and for a stop the day on which it is expected to end. */
export function ProductionDialog({
  enterprise,
  onClose,
}: {
  enterprise: Pick<Enterprise, 'id' | 'name' | 'productionStatus'>;
  onClose: () => void;
}) {
  const t = useTranslations('registry');
  const [status, setStatus] = useState<ProductionStatus>(enterprise.productionStatus);
  const [until, setUntil] = useState('');
  const field = useId();
  const changed = useRegistryChanged();
  const untilTs = until.trim() === '' ? null : parseMoment(`${until.trim()}T23:59:59`);
  const isWrong = status !== 'running' && until.trim() !== '' && untilTs === null;
  const { mutate, isPending, error } = useMutation({
    mutationFn: (reason: string) => {
      return putJson(`/api/registry/enterprises/${encodeURIComponent(enterprise.id)}/production`, {
        status,
        reason,
        ...(untilTs === null || status === 'running' ? {} : { untilTs }),
      });
    },
    onSuccess() {
      changed();
      onClose();
    },
  });
  return (
    <ReasonDialog
      title={t('productionDialog.title', { id: enterprise.id })}
      ok={t('save')}
      isReady={!isWrong}
      isPending={isPending}
      error={error}
      onOk={mutate}
      onClose={onClose}
    >
      <p>{t('productionDialog.text')}</p>
      <div className={styles.question}>
        <label htmlFor={`${field}status`}>{t('fact.status')}</label>
        <Select<ProductionStatus>
          id={`${field}status`}
          value={status}
          onChange={setStatus}
          options={PRODUCTION_STATUSES.map((value) => ({ value, label: t(`production.${value}`) }))}
        />
      </div>
      {status === 'running' ? null : (
        <div className={styles.question}>
          <label htmlFor={`${field}until`}>{t('productionDialog.until')}</label>
          <Input
            id={`${field}until`}
            autoComplete="off"
            placeholder="2026-12-31"
            value={until}
            onChange={(event) => setUntil(event.target.value)}
          />
          {isWrong ? <p role="alert">{t('productionDialog.wrong')}</p> : null}
        </div>
      )}
    </ReasonDialog>
  );
}
