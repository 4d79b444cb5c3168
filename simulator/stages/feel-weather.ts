import { indoorHumidity } from '../physics/humidity-indoors';
import { outdoorHumidity } from '../physics/humidity-outdoors';
import { outdoorTemperature, workshopTemperature } from '../physics/outdoor-temperature';
import { weatherWave } from '../physics/weather-wave';
import { WORKSHOP_HUMIDITY_PERCENT } from '../physics/workshop-humidity';
import type { Weather } from '../plant';

/** The air around a plant at one moment. */
export interface SurroundingAir {
  readonly outdoorC: number;
  /** Relative humidity in the workshop, percent. */
  readonly humidityPercent: number;
}

/** Season and hour, with the plant's weather on top if it has any. `ts` is epoch ms. */
export function feelWeather(weather: Weather | undefined, ts: number): SurroundingAir {
  const seasonC = outdoorTemperature(ts);
  if (!weather) return { outdoorC: seasonC, humidityPercent: WORKSHOP_HUMIDITY_PERCENT };
  const outdoorC = seasonC + weather.spellK * weatherWave(weather.spellPhases, ts);
  const outdoorPercent = outdoorHumidity(
    ts,
    weather.humidityPercent * weatherWave(weather.humidityPhases, ts),
  );
  const humidityPercent = indoorHumidity({ outdoorC, outdoorPercent }, workshopTemperature(outdoorC));
  return { outdoorC, humidityPercent };
}
