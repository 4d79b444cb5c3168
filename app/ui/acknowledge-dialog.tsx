'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import type { Alarm } from '../../data/model/alarm';
import { levelOfPriority } from '../../data/model/level';
import styles from './acknowledge-dialog.module.css';
import { postJson, withQuery } from './api';
import { LevelChip } from './level-chip';
import type { AlarmWords } from './use-alarm-words';
import { useWorld } from './world';

const REASONS = ['onSite', 'calling', 'maintenance', 'sensor', 'drill'] as const;
const LONGEST_REASON = 200;

/** Asks why, then acknowledges in the person's name. A usual reason can be taken with one key press and edited. */
export function AcknowledgeDialog({
  alarm,
  words,
  onClose,
}: {
  alarm: Alarm;
  words: AlarmWords;
  onClose: () => void;
}) {
  const t = useTranslations('alarms');
  const [reason, setReason] = useState('');
  const field = useId();
  const queries = useQueryClient();
  const world = useWorld();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      postJson<Alarm>(withQuery(`/api/alarms/${encodeURIComponent(alarm.id)}/acknowledge`, { world }), {
        reason: reason.trim(),
      }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['alarms'] });
      void queries.invalidateQueries({ queryKey: ['alarm', world, alarm.id] });
      onClose();
    },
  });
  const ready = reason.trim() !== '' && !isPending;
  return (
    <Modal
      open
      title={t('acknowledge.title')}
      okText={t('acknowledge.ok')}
      cancelText={t('acknowledge.cancel')}
      okButtonProps={{ disabled: !ready, loading: isPending, autoInsertSpace: false }}
      cancelButtonProps={{ autoInsertSpace: false }}
      onOk={() => mutate()}
      onCancel={onClose}
    >
      <div className={styles.dialog}>
        <div className={styles.subject}>
          <LevelChip level={levelOfPriority(alarm.priority)} size="sm" />
          <span>{words.sentence(alarm)}</span>
        </div>
        <fieldset className={styles.reasons}>
          <legend>{t('acknowledge.usual')}</legend>
          {REASONS.map((key) => (
            <button key={key} type="button" className="button" onClick={() => setReason(t(`reason.${key}`))}>
              {t(`reason.${key}`)}
            </button>
          ))}
        </fieldset>
        <div className={styles.reason}>
          <label htmlFor={field}>{t('acknowledge.reason')}</label>
          <Input.TextArea
            id={field}
            autoFocus
            rows={2}
            maxLength={LONGEST_REASON}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onPressEnter={(event) => {
              event.preventDefault();
              if (ready) mutate();
            }}
          />
        </div>
        {error ? (
          <p role="alert" className={styles.failure}>
            {error.message}
          </p>
        ) : null}
      </div>
    </Modal>
  );
}
