import type { Weather } from '../plant';

const DAY_MS = 86_400_000;
/** The shortest wave of `weatherWave`, days and hours. */
const WAVE_DAYS = 2.5;
const RADIANS_PER_HOUR = (2 * Math.PI) / (24 * WAVE_DAYS);

/** Air outdoors against the season's: how far above it is now, K, and how it changes, K/h. */
export interface Spell {
  readonly nowK: number;
  readonly driftKH: number;
}

/** A weather of one wave of `weatherWave` that stands and moves so at `nowTs`; its humidity stays that of `before`. */
export function presentSpell(before: Weather | undefined, { nowK, driftKH }: Spell, nowTs: number): Weather {
  const crossK = driftKH / RADIANS_PER_HOUR;
  const turns = (2 * Math.PI * nowTs) / DAY_MS / WAVE_DAYS;
  return {
    humidityPercent: before?.humidityPercent ?? 0,
    humidityPhases: before?.humidityPhases ?? [],
    spellK: Math.hypot(nowK, crossK) / Math.SQRT2,
    spellPhases: [(Math.atan2(-crossK, nowK) - turns) % (2 * Math.PI)],
  };
}
