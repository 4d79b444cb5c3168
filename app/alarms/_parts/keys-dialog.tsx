'use client';

import { Modal } from 'antd';
import { useTranslations } from 'next-intl';
import styles from './alarms.module.css';

const KEYS = [
  { keys: ['↑', '↓'], does: 'move' },
  { keys: ['Home', 'End'], does: 'ends' },
  { keys: ['Enter'], does: 'open' },
  { keys: ['A'], does: 'acknowledge' },
  { keys: ['Esc'], does: 'close' },
  { keys: ['?'], does: 'keys' },
] as const;

/** What the keyboard does on this page. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('alarms');
  return (
    <Modal open title={t('keys.title')} footer={null} onCancel={onClose}>
      <dl className={styles.keys}>
        {KEYS.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`keys.${does}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
