import type { PointId } from '../../data/model/points';
import { percentOfLowerLimit } from '../physics/hydrogen';
import { lagSensor, type SensorState } from '../physics/sensor';
import type { CollectorModel, CollectorState } from '../plant';
import type { Moment } from './obey-orders';

/** What a pulse takes off the reading in its second, Pa. Own placeholder. */
const PULSE_KICK_PA = 40;
/** Carbon monoxide of clean air, ppm, and of a nest, ppm m3/s per W. Own placeholders. */
const CLEAN_CO_PPM = 2;
const CO_PPM_M3S_PER_W = 0.02;

/** The sensors follow what they feel. */
export function lagSensors<S extends CollectorState>(model: CollectorModel, state: S, moment: Moment): S {
  const sensors: Partial<Record<PointId, SensorState>> = {};
  for (const point of model.points) {
    const spec = model.sensors[point];
    const before = state.sensors[point];
    if (!spec || !before) continue;
    const blocked = moment.bends.sensors[point]?.blocked ?? false;
    sensors[point] = lagSensor(spec, before, {
      value: felt(model, state, point, moment),
      blocked,
      dtS: moment.dtS,
    });
  }
  return { ...state, sensors };
}

/** The true quantity at the sensor, in the point's unit. */
function felt(model: CollectorModel, state: CollectorState, point: PointId, moment: Moment): number {
  if (point === 'inletTemperatureC') return state.gasC;
  if (point === 'ductVelocityMs') return state.airFlowM3s / model.ductAreaM2;
  if (state.type === 'dry') return feltDry(state, point, moment);
  if (point === 'tankLevelM') return state.tank.levelM;
  if (point === 'sprayFlowM3h') return state.sprayM3s * 3600;
  if (point === 'hydrogenPercentLel') return percentOfLowerLimit(state.hydrogen);
  return 0;
}

function feltDry(state: Extract<CollectorState, { type: 'dry' }>, point: PointId, { bends }: Moment): number {
  const burningW = bends.smoulderW + (state.nest?.burningW ?? 0);
  if (point === 'differentialPressurePa')
    return state.differentialPressurePa - PULSE_KICK_PA * state.kickShare;
  if (point === 'hopperTemperatureC') return state.hopperC;
  if (point === 'carbonMonoxidePpm')
    return CLEAN_CO_PPM + (CO_PPM_M3S_PER_W * burningW) / Math.max(0.1, state.airFlowM3s);
  return 0;
}
