'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Desk } from './desk';
import styles from './desk.module.css';
import type { DeskControl } from './desk-controls';

/** A button of the desk. Shut, it stays reachable with the keyboard and says why. */
export function DeskButton({
  desk,
  control,
  primary = false,
  pressed,
  title,
  onPress,
  children,
}: {
  desk: Desk;
  control: DeskControl;
  primary?: boolean;
  pressed?: boolean;
  title?: string;
  onPress: () => void;
  children: ReactNode;
}) {
  const t = useTranslations('exercises');
  const why = desk.whyNot(control);
  const busy = desk.steering.pending !== null;
  const reason = why === null ? title : t(`whyNot.${why}`);
  return (
    <button
      type="button"
      className={`button ${primary ? 'button-primary' : ''} ${styles.deskButton}`}
      aria-disabled={why !== null || busy || undefined}
      aria-pressed={pressed}
      title={reason}
      onClick={() => {
        if (why === null && !busy) onPress();
      }}
    >
      {children}
    </button>
  );
}
