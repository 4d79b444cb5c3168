import type { ReactNode } from 'react';
import styles from './overview.module.css';

/** A titled part of the overview. `aside` stands at the right end of its head. */
export function Panel(props: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly grow?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.panel} data-grow={props.grow || undefined} aria-label={props.title}>
      <header className={styles.panelHead}>
        <h2>{props.title}</h2>
        {props.aside ? <span className={styles.aside}>{props.aside}</span> : null}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
      <div className={styles.panelBody} tabIndex={0} data-scrolls>
        {props.children}
      </div>
    </section>
  );
}
