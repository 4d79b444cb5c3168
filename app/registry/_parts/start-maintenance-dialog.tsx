'use client';

import { useMutation } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { LONGEST_MAINTENANCE_MS } from '../../../data/model/maintenance';
import { postJson } from '../../ui/api';
import { formatMoment } from '../../ui/clock-address';
import { useServerNow } from '../../ui/live';
import { readMoment } from '../../ui/moment-field';
import { ReasonDialog } from './reason-dialog';
import { useRegistryChanged } from './records';
import styles from './registry.module.css';
import { useRegistered } from './use-registered';

const MINUTE_MS = 60_000;
const QUICK_MINUTES = [30, 120, 480] as const;
const DAY_MS = 86_400_000;
/** How a moment is written, as at the clock: Beijing time, 24 h. */
const EXAMPLE = '2026-11-23 14:30';

/** Begins a time of maintenance for one collector: from when, until when, why. */
export function StartMaintenanceDialog({
  preselected,
  onClose,
}: {
  preselected: string | null;
  onClose: () => void;
}) {
  const t = useTranslations('registry');
  const now = useServerNow();
  const { collectors, choiceOf } = useRegistered();
  const [collector, setCollector] = useState<string | null>(preselected);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const field = useId();
  const changed = useRegistryChanged();
  const fromTs = from === '' ? now : (readMoment(from) ?? Number.NaN);
  const toTs = readMoment(to);
  const fault = faultOf();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (reason: string) =>
      postJson('/api/maintenance', { collector, ...(from === '' ? {} : { from: fromTs }), to: toTs, reason }),
    onSuccess() {
      changed();
      onClose();
    },
  });
  return (
    <ReasonDialog
      title={t('maintenance.start')}
      ok={t('maintenance.ok')}
      isReady={collector !== null && toTs !== null && fault === null}
      isPending={isPending}
      error={error}
      onOk={mutate}
      onClose={onClose}
    >
      <p>{t('maintenance.text')}</p>
      <div className={styles.question}>
        <label htmlFor={`${field}collector`}>{t('column.collector')}</label>
        <Select<string | null>
          id={`${field}collector`}
          value={collector}
          onChange={setCollector}
          showSearch={{
            filterOption: (text, option) =>
              String(option?.label ?? '')
                .toLowerCase()
                .includes(text.toLowerCase()),
          }}
          options={collectors.map(choiceOf)}
        />
      </div>
      <div className={styles.pair}>
        <div className={styles.question}>
          <label htmlFor={`${field}from`}>{t('maintenance.from')}</label>
          <Input
            id={`${field}from`}
            autoComplete="off"
            placeholder={EXAMPLE}
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
        </div>
        <div className={styles.question}>
          <label htmlFor={`${field}to`}>{t('maintenance.to')}</label>
          <Input
            id={`${field}to`}
            autoComplete="off"
            placeholder={EXAMPLE}
            value={to}
            onChange={(event) => setTo(event.target.value)}
          />
        </div>
      </div>
      <fieldset className={styles.quick}>
        <legend>{t('maintenance.quick')}</legend>
        {QUICK_MINUTES.map((minutes) => (
          <button
            key={minutes}
            type="button"
            className="button"
            disabled={!Number.isFinite(fromTs) || fromTs <= 0}
            onClick={() =>
              setTo(
                formatMoment(fromTs + minutes * MINUTE_MS)
                  .slice(0, 16)
                  .replace('T', ' '),
              )
            }
          >
            {t(`maintenance.quick${minutes}`)}
          </button>
        ))}
      </fieldset>
      {fault === null ? null : <p role="alert">{fault}</p>}
    </ReasonDialog>
  );

  function faultOf(): string | null {
    if (Number.isNaN(fromTs) || (to !== '' && toTs === null)) return t('maintenance.wrong');
    if (toTs === null) return null;
    if (!(toTs > fromTs) || toTs <= now) return t('maintenance.order');
    const days = LONGEST_MAINTENANCE_MS / DAY_MS;
    return toTs - fromTs > LONGEST_MAINTENANCE_MS ? t('maintenance.tooLong', { days }) : null;
  }
}
