import { useTranslations } from 'next-intl';
import styles from './marks.module.css';

/**
 * A number or rule that no verified source backs: 「临时约定 / provisional」 until an official text is at hand,
 * 「本系统规则 / local rule」 where this system chose. `note` says why, on hover and to screen readers.
 */
export function ProvisionalMark({ kind, note }: { kind: 'provisional' | 'local'; note?: string }) {
  const t = useTranslations('common');
  return (
    <span className={styles.provisional} title={note ?? t(`mark.${kind}Note`)}>
      {t(`mark.${kind}`)}
    </span>
  );
}
