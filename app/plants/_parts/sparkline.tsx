'use client';

import { useTranslations } from 'next-intl';
import styles from './plant.module.css';
import { sparklinePath } from './sparkline-path';

const WIDTH = 110;
const HEIGHT = 26;

/** The last ten minutes of one point. Decoration beside the value: the bar's text says value, trend and age. */
export function Sparkline({
  ts,
  values,
  scale,
  normal,
}: {
  ts: readonly number[];
  values: readonly number[];
  scale: readonly [number, number];
  normal: readonly [number, number] | undefined;
}) {
  const t = useTranslations('plant');
  const y = (value: number): number => HEIGHT - ((value - scale[0]) / (scale[1] - scale[0] || 1)) * HEIGHT;
  const path = sparklinePath(ts, values, { width: WIDTH, height: HEIGHT, scale });
  return (
    <svg
      className={styles.sparkline}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <title>{t('lastTenMinutes')}</title>
      {normal && (
        <rect
          x={0}
          width={WIDTH}
          y={y(normal[1])}
          height={Math.max(0, y(normal[0]) - y(normal[1]))}
          className={styles.sparkBand}
        />
      )}
      <path d={path} />
    </svg>
  );
}
