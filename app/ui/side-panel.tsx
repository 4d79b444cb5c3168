'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './side-panel.module.css';

/**
 * Details beside a page, not over it: the table stays in sight and in reach. On a narrow window it lies over the page.
 * Put it into a `.withPanel` grid as the second child. Escape inside it closes it.
 */
export function SidePanel({
  title,
  action,
  onClose,
  children,
}: {
  title: string;
  action?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}) {
  const t = useTranslations('registry');
  const heading = useId();
  const panel = useRef<HTMLElement>(null);

  useEffect(() => {
    const node = panel.current;
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      onClose();
    };
    node?.addEventListener('keydown', close);
    return () => node?.removeEventListener('keydown', close);
  }, [onClose]);

  return (
    <aside ref={panel} aria-labelledby={heading} className={styles.panel}>
      <header className={styles.head}>
        <h2 id={heading}>{title}</h2>
        {action}
        <button type="button" className={styles.close} aria-label={t('closePanel')} onClick={onClose}>
          <svg
            width="14"
            height="14"
            viewBox="0 0 14 14"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.6"
            aria-hidden
          >
            <path d="M2 2l10 10M12 2 2 12" />
          </svg>
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
      <div className={styles.body} tabIndex={0} data-scrolls>
        {children}
      </div>
    </aside>
  );
}
