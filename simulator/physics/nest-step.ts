import { approach } from './approach';
import { nestConductance } from './nest-conductance';
import { nestHeat } from './nest-heat';

/** Caked dust, own placeholders: density kg/m3, conductivity W/(m K), specific heat J/(kg K), heat of its slow, partial burning J/kg. */
export const NEST_DUST = {
  densityKgM3: 500,
  conductivityWMK: 0.06,
  heatJKgK: 1000,
  burningJKg: 15e6,
} as const;
/** No hotter does dust smoulder; heat beyond that leaves at once as hot gas, degC. Own placeholder inside 400 to 700 degC. */
const GLOWING_C = 600;

export interface NestState {
  /** Share of its fuel that is left. */
  readonly fuelShare: number;
  readonly temperatureC: number;
  /** Heat that it makes, W. */
  readonly burningW: number;
  /** Heat that it gives to the hopper, W. */
  readonly heatW: number;
}

export interface NestSite {
  readonly radiusM: number;
  /** What fresh dust of this heap gives at 20 degC, W/kg. */
  readonly heatWKg: number;
  /** Dust around it, degC. */
  readonly aroundC: number;
}

/**
 * A nest after `dtS`: C dT/dt = Q(T, fuel) - K (T - T_around), its heat taken as constant within the step and the loss solved exactly;
 * fuel falls by Q / H. What it gives to the hopper is what it makes less what it stores, so no heat is lost. One temperature throughout
 * (Semenov) with the loss of a distributed heap (see `nestConductance`). Steps up to 10 s.
 */
export function stepNest(nest: NestState, site: NestSite, dtS: number): NestState {
  const massKg = (NEST_DUST.densityKgM3 * 4 * Math.PI * site.radiusM ** 3) / 3;
  const capacityJK = massKg * NEST_DUST.heatJKgK;
  const conductanceWK = nestConductance(NEST_DUST.conductivityWMK, site.radiusM);
  const fuelKg = nest.fuelShare * massKg;
  const wantedW = nestHeat({
    temperatureC: nest.temperatureC,
    radiusM: site.radiusM,
    fuelKg,
    heatWKg: site.heatWKg,
  });
  const burntKg = Math.min(fuelKg, (wantedW * dtS) / NEST_DUST.burningJKg);
  const madeW = (burntKg * NEST_DUST.burningJKg) / dtS;
  const settledC = site.aroundC + madeW / conductanceWK;
  const temperatureC = Math.min(
    GLOWING_C,
    approach(nest.temperatureC, settledC, dtS, capacityJK / conductanceWK),
  );
  return {
    fuelShare: (fuelKg - burntKg) / massKg,
    temperatureC,
    burningW: madeW,
    heatW: madeW - (capacityJK * (temperatureC - nest.temperatureC)) / dtS,
  };
}
