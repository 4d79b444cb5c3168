'use client';

import { useTranslations } from 'next-intl';
import styles from './plant.module.css';
import { sparklineFrame } from './sparkline-frame';
import { sparklinePath } from './sparkline-path';

const WIDTH = 110;
const HEIGHT = 30;

/** The last ten minutes of one point, or what there is of them. Decoration beside the value: the bar's text says value, trend and age. */
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
  const frame = sparklineFrame(ts, values, scale);
  const [low, high] = frame.scale;
  const y = (value: number): number =>
    HEIGHT * (1 - Math.min(1, Math.max(0, (value - low) / (high - low || 1))));
  const path = sparklinePath(ts, values, { width: WIDTH, height: HEIGHT, ...frame });
  return (
    <svg
      className={styles.sparkline}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <title>{t('lastMinutes', { count: Math.max(1, Math.round(frame.spanMs / 60_000)) })}</title>
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
