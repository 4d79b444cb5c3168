import type { Cloth } from '../physics/filter-drag';
import type { CleaningSettings } from '../physics/step-cleaning';
import type { DryModel } from '../plant';
import type { Draw } from './create-draw';
import { varyCommon } from './vary-common';

/** On demand, what the cloth may take of the set value: the rest is cake, without which there is nothing to clean. Own choice. */
const CLOTH_SHARE = { least: 0.6, most: 0.88 } as const;
/** A timed sweep has at least this many pulse intervals a row: the same as where plants are built. */
const LEAST_INTERVALS = 1.5;

/**
 * Another bag filter of the same record, commissioned to the same set value: on demand, cleaning swings around it; timed, the period gives
 * its swing and the residual drag its mean at usual production. Rows, pulse interval and mode stay, and what a laboratory found.
 */
export function varyDry(model: DryModel, draw: Draw): DryModel {
  const setPa = (model.cleaning.startPa + model.cleaning.stopPa) / 2;
  const swingPa = (model.cleaning.startPa - model.cleaning.stopPa) * draw.factor('swing');
  const { common, airFlowM3s } = varyCommon(model, setPa, draw);
  const filterAreaM2 = model.filterAreaM2 * draw.factor('filter-area');
  const velocityMs = airFlowM3s / filterAreaM2;
  const reachShare = model.reachShare * draw.factor('reach-share');
  const pulseEfficiency = model.pulseEfficiency * draw.factor('pulse-efficiency');
  const cakeResistancePerS = model.cloth.cakeResistancePerS * draw.factor('cake-resistance');
  const sweepLoadKgM2 = swingPa / (cakeResistancePerS * velocityMs);
  const cakeKgM2S = reachShare * common.dustKgM3 * common.production.meanLoad * velocityMs;
  const cleaning = varyCleaning(model.cleaning, { setPa, swingPa, periodS: sweepLoadKgM2 / cakeKgM2S });
  const meanCakeKgM2 = cakeKgM2S * cleaning.sweepPeriodS * (1 / pulseEfficiency - 0.5);
  const cakePa = cleaning.mode === 'timer' ? cakeResistancePerS * meanCakeKgM2 * velocityMs : null;
  const hopperVolumeM3 = model.hopperVolumeM3 * draw.factor('hopper-volume');
  const hopperFullKg =
    model.hopperFullKg * (hopperVolumeM3 / model.hopperVolumeM3) * draw.factor('bulk-density');
  return {
    ...model,
    ...common,
    filterAreaM2,
    cloth: varyCloth(model.cloth, { setPa, velocityMs, cakeResistancePerS, cakePa }, draw),
    ageingPerHour: model.ageingPerHour * draw.factor('ageing'),
    reachShare,
    pulseEfficiency,
    residualKgM2: 0.1 * sweepLoadKgM2 * draw.factor('residual-cake'),
    cleaning,
    hopperVolumeM3,
    hopperHeat: {
      capacity: model.hopperHeat.capacity * draw.factor('hopper-capacity'),
      gas: model.hopperHeat.gas * draw.factor('hopper-gas'),
      wall: model.hopperHeat.wall * draw.factor('hopper-wall'),
    },
    dirtyVolumeM3:
      (model.dirtyVolumeM3 - model.hopperVolumeM3) * draw.factor('dirty-volume') + hopperVolumeM3,
    hopperFullKg,
    airlock: {
      ...model.airlock,
      capacityKgS: model.airlock.capacityKgS * draw.factor('airlock-capacity'),
      halfFillKg:
        model.airlock.halfFillKg * (hopperFullKg / model.hopperFullKg) * draw.factor('airlock-fill'),
    },
  };
}

function varyCleaning(
  settings: CleaningSettings,
  wanted: { readonly setPa: number; readonly swingPa: number; readonly periodS: number },
): CleaningSettings {
  const { setPa, swingPa, periodS } = wanted;
  return {
    ...settings,
    sweepPeriodS: Math.max(periodS, LEAST_INTERVALS * settings.pulseIntervalS * settings.rows),
    startPa: setPa + swingPa / 2,
    stopPa: setPa - swingPa / 2,
  };
}

interface Commissioned {
  readonly setPa: number;
  readonly velocityMs: number;
  readonly cakeResistancePerS: number;
  /** What the cake of a timed filter takes on the mean; null: cleaning on demand keeps the set value, whatever the cloth takes. */
  readonly cakePa: number | null;
}

function varyCloth(cloth: Cloth, filter: Commissioned, draw: Draw): Cloth {
  const { setPa, velocityMs, cakeResistancePerS, cakePa } = filter;
  const drawnPa = cloth.residualDragPaSM * draw.factor('residual-drag') * velocityMs;
  const onDemandPa = Math.min(CLOTH_SHARE.most * setPa, Math.max(CLOTH_SHARE.least * setPa, drawnPa));
  return {
    residualDragPaSM: (cakePa === null ? onDemandPa : setPa - cakePa) / velocityMs,
    cakeResistancePerS,
  };
}
