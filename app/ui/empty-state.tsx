import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** Nothing to show: says why, and what to do next. Where it is the whole page its title is the page's heading: `as="h1"`. */
export function EmptyState({
  title,
  as: Title = 'p',
  children,
  action,
}: {
  title: string;
  as?: 'h1' | 'h2' | 'p';
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      <svg className={styles.picture} width="48" height="48" viewBox="0 0 48 48" aria-hidden>
        <path
          d="M8 18 24 8l16 10v20H8Z"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinejoin="round"
        />
        <path d="M8 18 24 28l16-10M24 28v10" fill="none" stroke="currentColor" strokeWidth="1.5" />
      </svg>
      <Title className={styles.title}>{title}</Title>
      {children ? <div className={styles.text}>{children}</div> : null}
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  );
}
