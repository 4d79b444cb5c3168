import type { CollectorModel } from '../plant';
import { medianEstimate } from './estimate';
import type { FittedParameter } from './fitted-plant';
import type { Grid } from './lay-on-grid';
import { riseRate } from './rise-rate';

const SETTLE_S = 60;
const LEAST_CELLS = 24;
/** Of the duct's area where no velocity tells it, a share: standard deviation. Own default. */
const EXPECTED_SHARE = 0.1;

/**
 * The duct's area at which fan and cloth give the measured velocity. Fan, ducts and area cannot be told apart by it: the area stands for
 * all, and flows in m3/s stay those of the record.
 */
export function fitDuct<M extends CollectorModel>(
  model: M,
  grid: Grid,
): { readonly model: M; readonly parameters: readonly FittedParameter[] } {
  const { ductAreaM2: expected } = model;
  const areas = listAreas(model, grid);
  const found = areas.length < LEAST_CELLS ? null : medianEstimate(areas, 0.005 * expected);
  const name = 'ductAreaM2';
  if (!found) {
    const reason = grid.points.ductVelocityMs ? 'too-few-readings' : 'not-measured';
    const deviation = EXPECTED_SHARE * expected;
    return { model, parameters: [{ name, value: expected, expected, deviation, reason }] };
  }
  return {
    model: { ...model, ductAreaM2: found.value },
    parameters: [{ name, expected, ...found, reason: null }],
  };
}

function listAreas(model: CollectorModel, grid: Grid): number[] {
  const velocity = grid.points.ductVelocityMs?.value ?? [];
  const pressure = grid.points.differentialPressurePa?.value ?? [];
  return velocity.flatMap((velocityMs, cell) => {
    const pressurePa = model.type === 'dry' ? (pressure[cell] ?? Number.NaN) : 0;
    if (!(velocityMs > 1) || Number.isNaN(pressurePa) || (grid.settledS[cell] ?? -1) < SETTLE_S) return [];
    return [flowAt(model, pressurePa) / velocityMs];
  });
}

function flowAt(model: CollectorModel, pressurePa: number): number {
  if (model.type === 'dry') return riseRate(model, [0], pressurePa).airFlowM3s;
  return Math.sqrt(model.fan.shutOffPa / (model.fan.fallPaS2M6 + model.ductPaS2M6));
}
