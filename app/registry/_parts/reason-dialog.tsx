'use client';

import { Input, Modal } from 'antd';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useState } from 'react';
import styles from './registry.module.css';

/** Asks why, then does it. What the server refuses is said in its own sentence. */
export function ReasonDialog({
  title,
  ok,
  children,
  isPending,
  error,
  isReady = true,
  onOk,
  onClose,
}: {
  title: string;
  ok: string;
  /** What will happen, and further fields. */
  children: ReactNode;
  isPending: boolean;
  error: Error | null;
  isReady?: boolean;
  onOk: (reason: string) => void;
  onClose: () => void;
}) {
  const t = useTranslations('registry');
  const [reason, setReason] = useState('');
  const field = useId();
  const ready = reason.trim() !== '' && isReady && !isPending;
  return (
    <Modal
      open
      title={title}
      okText={ok}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !ready, loading: isPending, autoInsertSpace: false }}
      cancelButtonProps={{ autoInsertSpace: false }}
      onOk={() => onOk(reason.trim())}
      onCancel={onClose}
    >
      <div className={styles.dialogBody}>
        {children}
        <div className={styles.question}>
          <label htmlFor={field}>{t('reason.label')}</label>
          <Input.TextArea
            id={field}
            rows={2}
            maxLength={500}
            value={reason}
            placeholder={t('reason.placeholder')}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        {error ? <p role="alert">{error.message}</p> : null}
      </div>
    </Modal>
  );
}
