import type { PointId } from '../../data/model/points';
import type { FanCurve } from '../physics/fan-flow';
import type { SensorSpec } from '../physics/sensor';
import type { CollectorModel, Duct, Production } from '../plant';
import type { Draw } from './create-draw';

type Common = Pick<
  CollectorModel,
  'dustKgM3' | 'processHeatK' | 'fan' | 'ductPaS2M6' | 'ductAreaM2' | 'duct' | 'production' | 'sensors'
>;

/** Own choice: a healthy duct keeps this much above the speed at which its dust settles. */
const TRANSPORT_MARGIN = 1.1;
const NOISE_RATIO = { low: 0.5, high: 3 } as const;
/** Swings of production differ more from shop to shop than machines do. Own choice. */
const SWING_RATIO = { low: 0.5, high: 2 } as const;

/**
 * Fan, ducts, dust, production and instruments of another plant of the same record, and the flow that fan and ducts then agree on at
 * `clothPa`, m3/s. The main duct's area goes with that flow, so that its speed varies by no more than the parameters do.
 */
export function varyCommon(
  model: CollectorModel,
  clothPa: number,
  draw: Draw,
): { readonly common: Common; readonly airFlowM3s: number } {
  const fan = varyFan(model.fan, draw);
  const ductPaS2M6 = model.ductPaS2M6 * draw.factor('duct-resistance');
  const airFlowM3s = ratedFlow(fan, ductPaS2M6, clothPa);
  const transportMs = model.duct.transportMs * draw.factor('transport-velocity');
  const expectedMs = ratedFlow(model.fan, model.ductPaS2M6, clothPa) / model.ductAreaM2;
  const ductMs = Math.max(expectedMs * draw.factor('duct-velocity'), TRANSPORT_MARGIN * transportMs);
  const ductAreaM2 = airFlowM3s / ductMs;
  const common = {
    fan,
    ductPaS2M6,
    ductAreaM2,
    duct: varyDuct({ ...model.duct, transportMs }, ductAreaM2 / model.ductAreaM2, draw),
    dustKgM3: model.dustKgM3 * draw.factor('dust'),
    processHeatK: model.processHeatK * draw.factor('process-heat'),
    production: varyProduction(model.production, draw),
    sensors: varySensors(model.sensors, draw),
  };
  return { common, airFlowM3s };
}

/** Where p0 - b Q2 = cloth + k Q2, m3/s. */
function ratedFlow(fan: FanCurve, ductPaS2M6: number, clothPa: number): number {
  return Math.sqrt((fan.shutOffPa - clothPa) / (fan.fallPaS2M6 + ductPaS2M6));
}

function varyFan(fan: FanCurve, draw: Draw): FanCurve {
  return {
    shutOffPa: fan.shutOffPa * draw.factor('fan-pressure'),
    fallPaS2M6: fan.fallPaS2M6 * draw.factor('fan-fall'),
  };
}

/** Dunes are as long as the duct is wide: the dust that fills it goes with the area to the power of 1.5. */
function varyDuct(duct: Duct, areaFactor: number, draw: Draw): Duct {
  return {
    ...duct,
    branchShare: duct.branchShare * draw.factor('branch-share'),
    depositFullKg: duct.depositFullKg * areaFactor ** 1.5 * draw.factor('bulk-density'),
  };
}

function varyProduction(production: Production, draw: Draw): Production {
  const { low, high } = SWING_RATIO;
  return {
    meanLoad: production.meanLoad * draw.factor('mean-load'),
    deviation: production.deviation * draw.ratio('load-deviation', low, high),
    memoryS: production.memoryS * draw.ratio('load-memory', low, high),
  };
}

function varySensors(sensors: CollectorModel['sensors'], draw: Draw): CollectorModel['sensors'] {
  const varied: Partial<Record<PointId, SensorSpec>> = {};
  for (const point of Object.keys(sensors) as PointId[]) {
    const spec = sensors[point];
    if (spec) varied[point] = varySensor(spec, point, draw);
  }
  return varied;
}

function varySensor(spec: SensorSpec, point: PointId, draw: Draw): SensorSpec {
  const noise = draw.ratio(`${point}/noise`, NOISE_RATIO.low, NOISE_RATIO.high);
  return {
    ...spec,
    lagS: spec.lagS * draw.factor(`${point}/lag`),
    processNoise: spec.processNoise * noise,
    relativeNoise: spec.relativeNoise * noise,
    electronicNoise: spec.electronicNoise * noise,
  };
}
