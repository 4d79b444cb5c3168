import { nozzlePressure } from '../physics/nozzle-pressure';
import { type SprayLoop, sprayFlow } from '../physics/spray-flow';
import type { Tank } from '../physics/step-tank';
import type { WetModel } from '../plant';
import type { Draw } from './create-draw';
import { varyCommon } from './vary-common';

const FULL_BORE = { openShare: 1, freeShare: 1 };
/** The rim stays so far above the set level that an overfull tank can be seen before it overflows. Own choice. */
const RIM_OVER_LEVEL = 1.3;

/**
 * Another wet collector of the same record, commissioned to the same level and spray: pump and nozzles have other curves that cross at the
 * set flow, the float valve another play around the set level.
 */
export function varyWet(model: WetModel, draw: Draw): WetModel {
  const { common } = varyCommon(model, 0, draw);
  const levelM = (model.tank.openAtM + model.tank.shutAtM) / 2;
  const tank = varyTank(model.tank, levelM, draw);
  return {
    ...model,
    ...common,
    tank,
    loop: varyLoop(model.loop, draw),
    washShare: 1 - (1 - model.washShare) * draw.factor('wash-slip'),
    sludgeRatePerS: model.sludgeRatePerS * draw.factor('sludge-rate'),
    headspaceM3: model.headspaceM3 * (tank.areaM2 / model.tank.areaM2) * draw.factor('headspace'),
    naturalVentM3s: model.naturalVentM3s * draw.factor('natural-vent'),
    reactionPerS: model.reactionPerS * draw.factor('reaction'),
    inductionS: model.inductionS * draw.factor('induction'),
  };
}

function varyTank(tank: Tank, levelM: number, draw: Draw): Tank {
  const playM = (tank.shutAtM - tank.openAtM) * draw.factor('float-play');
  const lowestRimM = Math.min(tank.heightM, RIM_OVER_LEVEL * levelM);
  return {
    areaM2: tank.areaM2 * draw.factor('tank-area'),
    heightM: Math.max(lowestRimM, tank.heightM * draw.factor('tank-height')),
    openAtM: levelM - playM / 2,
    shutAtM: levelM + playM / 2,
    makeUpM3s: tank.makeUpM3s * draw.factor('make-up'),
  };
}

/** Working pressure and the pump's reserve over it vary; pump curve and nozzles follow, so that they meet at the flow of before. */
function varyLoop(loop: SprayLoop, draw: Draw): SprayLoop {
  const flowM3s = sprayFlow(loop, 1, FULL_BORE);
  const workPa = nozzlePressure(loop, flowM3s, 1);
  const variedPa = workPa * draw.factor('pump-pressure');
  const reserveShare = (loop.shutOffPa / workPa - 1) * draw.factor('pump-reserve');
  return {
    ...loop,
    shutOffPa: (1 + reserveShare) * variedPa,
    fallPaS2M6: (reserveShare * variedPa) / flowM3s ** 2,
    nozzleM3sPaHalf: flowM3s / loop.nozzles / Math.sqrt(variedPa),
    submergenceM: loop.submergenceM * draw.factor('submergence'),
    strainerMS2M6: loop.strainerMS2M6 * draw.factor('strainer'),
    needsMS2M6: loop.needsMS2M6 * draw.factor('pump-suction'),
  };
}
