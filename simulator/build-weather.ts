import { WAVES } from './physics/weather-wave';
import type { Weather } from './plant';
import { createRng, seedRng } from './random/rng';

export interface WeatherOptions {
  readonly seed: number;
  /** Standard deviation of the air's temperature from the season's, K; about 4 in Beijing (own estimate). */
  readonly spellK: number;
  /** Standard deviation of the relative humidity outdoors, percent; about 15 (own estimate). */
  readonly humidityPercent: number;
}

/** A weather of warm and cold, damp and dry spells: the same for the same seed. */
export function buildWeather({ seed, spellK, humidityPercent }: WeatherOptions): Weather {
  const luck = createRng(seedRng(seed, 'weather'));
  const phases = () => Array.from({ length: WAVES }, () => 2 * Math.PI * luck.uniform());
  return { spellK, humidityPercent, spellPhases: phases(), humidityPhases: phases() };
}
