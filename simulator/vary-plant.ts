import { buildWeather } from './build-weather';
import type { CollectorModel, Plant, Weather } from './plant';
import type { Shift } from './schedule/shift-at';
import { createDraw, type Draw } from './variation/create-draw';
import { varyDry } from './variation/vary-dry';
import { varyWet } from './variation/vary-wet';

/** Work begins and ends up to so much earlier or later than registered, minutes. */
const SHIFT_MINUTES = 60;
/** Standard deviations of the weather around those that `WeatherOptions` names as usual: half to one and a half of them. */
const SPELL_K = [2, 6] as const;
const HUMIDITY_PERCENT = [7.5, 22.5] as const;

/**
 * Another plant that the same records describe: what a judging seed stands for. Each parameter is drawn by itself, +-20 %, as far as the
 * plant stays physical and holds its registered set values in health, for rules are judged by these; instruments are 0.5 to 3 times as
 * noisy; the city has its weather; all shifts move together by up to an hour; production swings 0.5 to 2 times as far and as long. A
 * collector's draws depend on the seed and its id only. Pure: the same plant and seed give the same bytes.
 */
export function varyPlant(plant: Plant, seed: number): Plant {
  return {
    ...plant,
    shifts: moveShifts(plant.shifts, createDraw(seed, plant.enterprise)),
    collectors: plant.collectors.map((model) => varyCollector(model, createDraw(seed, model.id))),
    weather: plant.weather ?? drawWeather(seed),
  };
}

function varyCollector(model: CollectorModel, draw: Draw): CollectorModel {
  return model.type === 'dry' ? varyDry(model, draw) : varyWet(model, draw);
}

function moveShifts(shifts: readonly Shift[], draw: Draw): readonly Shift[] {
  const later = Math.round(draw.between('shifts', -SHIFT_MINUTES, SHIFT_MINUTES));
  return shifts.map(({ days, startMinute, endMinute }) => ({
    days,
    startMinute: startMinute + later,
    endMinute: endMinute + later,
  }));
}

/** One weather for the city, whatever the enterprise. */
function drawWeather(seed: number): Weather {
  const draw = createDraw(seed, 'city');
  return buildWeather({
    seed,
    spellK: draw.between('spell', ...SPELL_K),
    humidityPercent: draw.between('humidity', ...HUMIDITY_PERCENT),
  });
}
