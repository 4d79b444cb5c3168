import styles from './guide.module.css';

/** Text in which what stands between backticks is a key of the keyboard. */
export function WithKeys({ text }: { text: string }) {
  return text.split('`').map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a fixed text
      <kbd key={index} className={styles.key}>
        {part}
      </kbd>
    ) : (
      part
    ),
  );
}
