import { MAX_SPEED, MIN_SPEED } from '../../../data/model/exercise';

/** Steps of the slider. Equal steps are equal factors, so that 0.5 to 600 has room at both ends. */
export const SPEED_STEPS = 70;

const FACTOR = Math.log(MAX_SPEED / MIN_SPEED);

/** Simulated seconds per second at a slider position 0..SPEED_STEPS, to two figures: `0` gives 0.5, `70` gives 600. */
export function speedAtPosition(position: number): number {
  const share = Math.min(1, Math.max(0, position / SPEED_STEPS));
  return toTwoFigures(MIN_SPEED * Math.exp(share * FACTOR));
}

/** The nearest slider position of a speed: `1` gives 7, `60` gives 47. */
export function positionOfSpeed(speed: number): number {
  const within = Math.min(MAX_SPEED, Math.max(MIN_SPEED, speed));
  return Math.round((Math.log(within / MIN_SPEED) / FACTOR) * SPEED_STEPS);
}

function toTwoFigures(value: number): number {
  return Number(value.toPrecision(2));
}
