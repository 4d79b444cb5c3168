import { useTranslations } from 'next-intl';
import type { Level } from '../../data/model/level';
import { compareLevels } from './compare-levels';

/** The ministry's level against ours, in words: the same, or by how many levels graver or lighter. */
export function LevelDifference({ theirs, ours }: { theirs: Level; ours: Level }) {
  const t = useTranslations('exchange');
  const by = compareLevels(theirs, ours);
  if (by === 0) return t('difference.same');
  return by > 0 ? t('difference.higher', { count: by }) : t('difference.lower', { count: -by });
}
