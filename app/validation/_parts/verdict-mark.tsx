import styles from './validation.module.css';

export type Mark = 'holds' | 'fails' | 'open';

/** Told apart by sign and outline, without colour. */
const SIGNS: Readonly<Record<Mark, string>> = { holds: '✓', fails: '✕', open: '?' };

/** A verdict as sign and word. */
export function VerdictMark({ mark, word }: { mark: Mark; word: string }) {
  return (
    <span className={styles.verdict} data-verdict={mark}>
      <span aria-hidden>{SIGNS[mark]}</span> {word}
    </span>
  );
}
