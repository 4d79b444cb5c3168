'use client';

import { Input, Modal } from 'antd';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import type { LinkStatus } from '../../../data/model/exchange';
import { postJson } from '../../ui/api';
import { Failure } from '../../ui/failure';
import styles from './exchange.module.css';
import { useLinkAction } from './use-link';

const REASONS = ['receiver', 'check', 'keys'] as const;
const LONGEST_REASON = 200;

/** Holds the link, with a reason, or lets it go on. Whoever may not is told who may. */
export function PauseButton({ status, maySteer }: { status: LinkStatus; maySteer: boolean }) {
  const t = useTranslations('exchange');
  const [isAsking, setAsking] = useState(false);
  const resume = useLinkAction(() => postJson('/api/exchange/resume'));
  if (!maySteer || status.state === 'off') return null;
  return (
    <>
      <Failure error={resume.error} />
      {status.state === 'paused' ? (
        <button
          type="button"
          className="button button-primary"
          disabled={resume.isPending}
          onClick={() => resume.mutate(undefined)}
        >
          {t('resume')}
        </button>
      ) : (
        <button type="button" className="button" onClick={() => setAsking(true)}>
          {t('pause.open')}
        </button>
      )}
      {isAsking ? <PauseDialog onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function PauseDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('exchange');
  const [reason, setReason] = useState('');
  const field = useId();
  const pause = useLinkAction(
    (wanted: string) => postJson('/api/exchange/pause', { reason: wanted }),
    onClose,
  );
  const ready = reason.trim() !== '' && !pause.isPending;
  return (
    <Modal
      open
      title={t('pause.title')}
      okText={t('pause.ok')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !ready, loading: pause.isPending }}
      onOk={() => pause.mutate(reason.trim())}
      onCancel={onClose}
    >
      <div className={styles.dialog}>
        <p>{t('pause.text')}</p>
        <fieldset className={styles.reasons}>
          <legend>{t('pause.usual')}</legend>
          {REASONS.map((key) => (
            <button
              key={key}
              type="button"
              className="button"
              onClick={() => setReason(t(`pause.reasons.${key}`))}
            >
              {t(`pause.reasons.${key}`)}
            </button>
          ))}
        </fieldset>
        <div className="field">
          <label htmlFor={field}>{t('pause.reason')}</label>
          <Input.TextArea
            id={field}
            autoFocus
            rows={2}
            maxLength={LONGEST_REASON}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onPressEnter={(event) => {
              event.preventDefault();
              if (ready) pause.mutate(reason.trim());
            }}
          />
        </div>
        <Failure error={pause.error} />
      </div>
    </Modal>
  );
}
