'use client';

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

/** Keys that every page has: those of the clock. */
export function ClockKeys() {
  const t = useTranslations('clock');
  return <Keys rows={CLOCK_KEYS.map(({ keys, does }) => ({ keys, does: t(`keys.${does}`) }))} />;
}

/** Keys of the alarms page. */
export function AlarmKeys() {
  const t = useTranslations('alarms');
  return <Keys rows={ALARM_KEYS.map(({ keys, does }) => ({ keys, does: t(`keys.${does}`) }))} />;
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
