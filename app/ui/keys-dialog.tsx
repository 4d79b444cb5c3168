'use client';

import { Modal } from 'antd';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { guideAddress } from './guide-address';
import { AlarmKeys, ClockKeys } from './key-list';
import styles from './keys-dialog.module.css';
import { WorldLink } from './world-link';

/** What the keyboard does: the clock's keys on every page, and those of the alarms page there; and the way to the guide. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('clock');
  const alarms = useTranslations('alarms');
  const guide = useTranslations('guide');
  const pathname = usePathname();
  return (
    <Modal open title={t('keys.title')} footer={null} onCancel={onClose}>
      <ClockKeys />
      {pathname === '/alarms' ? (
        <>
          <h3 className={styles.heading}>{alarms('title')}</h3>
          <AlarmKeys />
        </>
      ) : null}
      <p className={styles.guide}>
        <WorldLink href={guideAddress(pathname)} onClick={onClose}>
          {guide('open')}
        </WorldLink>
      </p>
    </Modal>
  );
}
