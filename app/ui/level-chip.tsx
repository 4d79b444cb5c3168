import { useTranslations } from 'next-intl';
import { type Level, ROMAN } from '../../data/model/level';
import styles from './level-chip.module.css';
import { LEVEL_SHAPES } from './level-shapes';

/** A level as people read it: shape, Roman numeral, word. Solid with black text on light ground. */
export function LevelChip({ level, size = 'md' }: { level: Level; size?: 'sm' | 'md' }) {
  const t = useTranslations('common');
  return (
    <span className={styles.chip} data-level={level} data-size={size}>
      <svg className={styles.shape} viewBox="0 0 24 24" aria-hidden data-shape={LEVEL_SHAPES[level].name}>
        <path d={LEVEL_SHAPES[level].outline} fill="currentColor" />
      </svg>
      <span className={styles.roman}>{ROMAN[level]}</span>
      <span>{t(`level.${level}`)}</span>
    </span>
  );
}
