import type { ReactNode } from 'react';
import styles from './validation.module.css';

/** A table that scrolls sideways by itself where the window is narrow. */
export function ScrollingTable({ head, children }: { head: readonly string[]; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <div className={styles.scrollX} tabIndex={0} data-scrolls="x">
      <table className={styles.table}>
        <thead>
          <tr>
            {head.map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
