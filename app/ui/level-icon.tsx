import type { Level } from '../../data/model/level';
import { LEVEL_SHAPES, NUMERAL_COLOUR, NUMERAL_STROKE } from './level-shapes';

/**
 * The shape of a level with its numeral: octagon I, triangle II, diamond III, circle IV.
 * `hollow` draws it in grey outline: nothing of this level is open. Without `title` it is decoration for the word beside it.
 */
export function LevelIcon({
  level,
  size = 18,
  hollow = false,
  title,
}: {
  level: Level;
  /** CSS pixels. */
  size?: number;
  hollow?: boolean;
  title?: string;
}) {
  const shape = LEVEL_SHAPES[level];
  const colour = `var(--level-${level})`;
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: hidden from readers when it has no title
    <svg
      aria-hidden={title ? undefined : true}
      width={size}
      height={size}
      viewBox="-1 -1 26 26"
      data-level={level}
      data-shape={shape.name}
      style={{ flex: 'none', display: 'block' }}
    >
      {title ? <title>{title}</title> : null}
      <path
        d={shape.outline}
        fill={hollow ? 'none' : colour}
        stroke={hollow ? 'var(--line-strong)' : 'var(--level-outline)'}
        strokeWidth={1.6}
        strokeLinejoin="round"
      />
      <path
        d={shape.numeral}
        fill="none"
        stroke={hollow ? 'var(--text-3)' : NUMERAL_COLOUR}
        strokeWidth={NUMERAL_STROKE}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
