import { rowDrag } from '../physics/filter-drag';
import type { DryModel } from '../plant';

/** Pressure drop and its changes with cake and time at one moment. */
export interface FilterSlopes {
  readonly airFlowM3s: number;
  /** Pa for each kg/m2 more on all rows. */
  readonly perCakePaM2Kg: number;
  /** Pa/s at full production. */
  readonly risePaS: number;
}

/**
 * How the pressure drop of a filter changes, at `pressurePa` and full fan speed: rows in parallel give dS = S2 mean(K2 dw_j / S_j2) and
 * dw_j/dt = phi c dP / S_j, and the fan gives way by 1 / (1 + dP / (2 (b + k) Q2)), all by differentiating `filterDrag` and `fanFlow`.
 */
export function riseRate(model: DryModel, loadsKgM2: readonly number[], pressurePa: number): FilterSlopes {
  const { cloth, fan, ductPaS2M6 } = model;
  const quadratic = fan.fallPaS2M6 + ductPaS2M6;
  const airFlowM3s = Math.sqrt(Math.max(1, fan.shutOffPa - pressurePa) / quadratic);
  const yielding = 1 + pressurePa / (2 * quadratic * airFlowM3s ** 2);
  let conductance = 0;
  let squares = 0;
  let cubes = 0;
  for (const load of loadsKgM2) {
    const drag = rowDrag(cloth, load);
    conductance += 1 / drag;
    squares += drag ** -2;
    cubes += drag ** -3;
  }
  const rows = loadsKgM2.length;
  const total = rows / conductance;
  const perDragPa = pressurePa / total / yielding;
  const perCake = (perDragPa * total ** 2 * cloth.cakeResistancePerS) / rows;
  return {
    airFlowM3s,
    perCakePaM2Kg: perCake * squares,
    risePaS: perCake * model.reachShare * model.dustKgM3 * pressurePa * cubes,
  };
}
