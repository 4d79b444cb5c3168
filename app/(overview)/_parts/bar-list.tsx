import { type Level, ROMAN } from '../../../data/model/level';
import styles from './overview.module.css';

export interface BarRow {
  readonly key: string;
  readonly label: string;
  /** Length of the bar. */
  readonly value: number;
  readonly text: string;
  /** Level of a risk: its numeral stands before the figure. Risk is no icon, so that it is never taken for a warning. */
  readonly level?: Level | null;
  /** The bar is the risk itself and takes the level's colour. */
  readonly isRisk?: boolean;
  readonly title?: string;
}

/** Names with bars: grey for how many, the level's colour for how bad. `most` is the full length. */
export function BarList({ rows, most, empty }: { rows: readonly BarRow[]; most: number; empty: string }) {
  if (rows.length === 0) return <p className={styles.none}>{empty}</p>;
  return (
    <ul className={styles.bars}>
      {rows.map((row) => (
        <li key={row.key} className={styles.bar} title={row.title}>
          <span className={styles.barLabel}>{row.label}</span>
          <span
            className={styles.barTrack}
            data-level={(row.isRisk && row.level) || undefined}
            aria-hidden="true"
          >
            <span style={{ width: `${most > 0 ? (100 * row.value) / most : 0}%` }} />
          </span>
          <span className={styles.barFigure}>
            {row.level ? <span className={styles.numeral}>{ROMAN[row.level]}</span> : null}
            {row.text}
          </span>
        </li>
      ))}
    </ul>
  );
}
