import { LEVELS, type Level } from '../../data/model/level';

/** How many levels `theirs` is graver than `ours`: 1 for red beside orange, 0 for the same, -2 for blue beside orange. */
export function compareLevels(theirs: Level, ours: Level): number {
  return LEVELS.indexOf(ours) - LEVELS.indexOf(theirs);
}
