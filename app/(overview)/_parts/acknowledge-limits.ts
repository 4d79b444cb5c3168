import type { Level } from '../../../data/model/level';

/**
 * Time in which a warning of each level should be acknowledged, minutes. Local defaults, to be confirmed by the bureau:
 * no public text with limits was found. Screens mark them as provisional.
 */
export const ACKNOWLEDGE_LIMIT_MIN: Readonly<Record<Level, number>> = {
  red: 10,
  orange: 30,
  yellow: 120,
  blue: 1440,
};
