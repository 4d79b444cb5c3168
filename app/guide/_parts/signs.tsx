import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { LEVELS } from '../../../data/model/level';
import { LevelChip } from '../../ui/level-chip';
import { LevelIcon } from '../../ui/level-icon';
import { ProvisionalMark } from '../../ui/provisional-mark';
import { RangeBar } from '../../ui/range-bar';
import { SampleMark } from '../../ui/sample-mark';
import { SimulatedMark } from '../../ui/simulated-mark';
import { StandInMark } from '../../ui/stand-in-mark';
import styles from './guide.module.css';

/** Of the range bars that explain themselves: differential pressure, Pa. */
const EXAMPLE = {
  value: 1120,
  unit: 'Pa',
  decimals: 0,
  scale: [0, 2000] as const,
  normal: [960, 1440] as const,
  limits: [{ value: 1600, level: 'orange', side: 'high' }] as const,
};

/** Every sign with its meaning, drawn by the very parts that the pages use. */
export async function Signs() {
  const t = await getTranslations('guide');
  const bar = (kind: 'measured' | 'estimated' | 'stale') => (
    <RangeBar
      {...EXAMPLE}
      label={t(`sign.${kind}.label`)}
      trend={kind === 'measured' ? 'rising' : undefined}
      ageMs={kind === 'stale' ? 900_000 : 2000}
      estimated={kind === 'estimated'}
      stale={kind === 'stale'}
    />
  );
  return (
    <dl className={styles.signs}>
      {LEVELS.map((level) => (
        <Sign key={level} sign={<LevelChip level={level} />}>
          {t(`sign.level.${level}`)}
        </Sign>
      ))}
      <Sign sign={<HollowLevels />}>{t('sign.hollow')}</Sign>
      <Sign sign={bar('measured')}>{t('sign.measured.text')}</Sign>
      <Sign sign={bar('estimated')}>{t('sign.estimated.text')}</Sign>
      <Sign sign={bar('stale')}>{t('sign.stale.text')}</Sign>
      <Sign sign={<SimulatedMark />}>{t('sign.simulated')}</Sign>
      <Sign sign={<SampleMark />}>{t('sign.sample')}</Sign>
      <Sign sign={<StandInMark />}>{t('sign.standIn')}</Sign>
      <Sign sign={<ProvisionalMark kind="provisional" />}>{t('sign.provisional')}</Sign>
      <Sign sign={<ProvisionalMark kind="local" />}>{t('sign.local')}</Sign>
    </dl>
  );
}

function Sign({ sign, children }: { sign: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{sign}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function HollowLevels() {
  return (
    <span className={styles.hollow}>
      {LEVELS.map((level) => (
        <LevelIcon key={level} level={level} size={20} hollow />
      ))}
    </span>
  );
}
