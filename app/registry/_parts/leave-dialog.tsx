'use client';

import { Modal } from 'antd';
import { useTranslations } from 'next-intl';
import styles from './registry.module.css';

/** Something is not saved: stay, leave and keep the draft, or give it up. */
export function LeaveDialog({
  onStay,
  onKeep,
  onGiveUp,
}: {
  onStay: () => void;
  onKeep: () => void;
  onGiveUp: () => void;
}) {
  const t = useTranslations('registry');
  return (
    <Modal
      open
      title={t('leave.title')}
      onCancel={onStay}
      footer={
        <div className={styles.dialogFoot}>
          <button type="button" className="button" onClick={onGiveUp}>
            {t('leave.giveUp')}
          </button>
          <button type="button" className="button" onClick={onKeep}>
            {t('leave.keep')}
          </button>
          <button type="button" className="button button-primary" onClick={onStay}>
            {t('leave.stay')}
          </button>
        </div>
      }
    >
      <p>{t('leave.text')}</p>
    </Modal>
  );
}
