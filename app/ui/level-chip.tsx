import { useTranslations } from 'next-intl';
import { type Level, ROMAN } from '../../data/model/level';
import styles from './level-chip.module.css';
import { LevelIcon } from './level-icon';

/** A level as people read it: shape, Roman numeral, word. Solid with black text on light ground. */
export function LevelChip({ level, size = 'md' }: { level: Level; size?: 'sm' | 'md' }) {
  const t = useTranslations('common');
  return (
    <span className={styles.chip} data-level={level} data-size={size}>
      <LevelIcon level={level} size={size === 'sm' ? 14 : 18} />
      <span className={styles.roman}>{ROMAN[level]}</span>
      <span>{t(`level.${level}`)}</span>
    </span>
  );
}
