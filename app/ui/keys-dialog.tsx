'use client';

import { Modal } from 'antd';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import styles from './keys-dialog.module.css';

const CLOCK_KEYS = [
  { keys: ['Space'], does: 'play' },
  { keys: ['←', '→'], does: 'second' },
  { keys: ['Shift ←', 'Shift →'], does: 'minute' },
  { keys: ['L'], does: 'live' },
  { keys: ['?'], does: 'keys' },
] as const;

const ALARM_KEYS = [
  { keys: ['↑', '↓'], does: 'move' },
  { keys: ['Home', 'End'], does: 'ends' },
  { keys: ['Enter'], does: 'open' },
  { keys: ['A'], does: 'acknowledge' },
  { keys: ['Esc'], does: 'close' },
] as const;

/** What the keyboard does: the clock's keys on every page, and those of the alarms page there. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('clock');
  const alarms = useTranslations('alarms');
  const onAlarms = usePathname() === '/alarms';
  return (
    <Modal open title={t('keys.title')} footer={null} onCancel={onClose}>
      <Keys rows={CLOCK_KEYS.map(({ keys, does }) => ({ keys, does: t(`keys.${does}`) }))} />
      {onAlarms ? (
        <>
          <h3 className={styles.heading}>{alarms('title')}</h3>
          <Keys rows={ALARM_KEYS.map(({ keys, does }) => ({ keys, does: alarms(`keys.${does}`) }))} />
        </>
      ) : null}
    </Modal>
  );
}

function Keys({ rows }: { rows: readonly { readonly keys: readonly string[]; readonly does: string }[] }) {
  return (
    <dl className={styles.keys}>
      {rows.map(({ keys, does }) => (
        <div key={does}>
          <dt>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
