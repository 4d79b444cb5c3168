import { BAND_HYSTERESIS, BANDS } from '../../data/catalogue/risk-model';
import { LEVELS, type Level } from '../../data/model/level';

/** The band of a figure 0..100: red from 75, orange from 55, yellow from 35, else blue. Local bands. */
export function gradeOf(figure: number): Level {
  return BANDS.find((band) => figure >= band.from)?.level ?? 'blue';
}

export interface Grade {
  readonly level: Level;
  /** When the figure last reached this level, hysteresis included. */
  readonly heldTs: number;
}

/**
 * The level that is shown: up at once; down only when the figure has been 5 points below the band for 5 minutes, so that it
 * neither flickers nor hides a short calm.
 */
export function regrade(figure: number, previous: Grade | null, now: number): Grade {
  const level = gradeOf(figure);
  if (!previous || rank(level) <= rank(previous.level)) return { level, heldTs: now };
  const from = BANDS.find((band) => band.level === previous.level)?.from ?? 0;
  if (figure >= from - BAND_HYSTERESIS.points) return { level: previous.level, heldTs: now };
  if (now - previous.heldTs < BAND_HYSTERESIS.dwellMs) return previous;
  return { level, heldTs: now };
}

function rank(level: Level): number {
  return LEVELS.indexOf(level);
}
