import type { Level } from '../../../data/model/level';
import { LevelIcon } from '../../ui/level-icon';
import styles from './overview.module.css';

export interface BarRow {
  readonly key: string;
  readonly label: string;
  /** Length of the bar. */
  readonly value: number;
  readonly text: string;
  /** Shown as shape and numeral before the figure. */
  readonly level?: Level | null;
  readonly title?: string;
}

/** Names with grey bars: how much, not how bad. `most` is the full length. */
export function BarList({ rows, most, empty }: { rows: readonly BarRow[]; most: number; empty: string }) {
  if (rows.length === 0) return <p className={styles.none}>{empty}</p>;
  return (
    <ul className={styles.bars}>
      {rows.map((row) => (
        <li key={row.key} className={styles.bar} title={row.title}>
          <span className={styles.barLabel}>{row.label}</span>
          <span className={styles.barTrack} aria-hidden="true">
            <span style={{ width: `${most > 0 ? (100 * row.value) / most : 0}%` }} />
          </span>
          <span className={styles.barFigure}>
            {row.level ? <LevelIcon level={row.level} size={15} /> : null}
            {row.text}
          </span>
        </li>
      ))}
    </ul>
  );
}
