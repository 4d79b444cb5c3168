import type { CollectorModel } from '../plant';
import type { ParameterName } from './fitted-plant';

/** The model with one of its numbers changed. What is no part of a model, or not of this type, changes nothing. */
export function withParameter(model: CollectorModel, name: ParameterName, value: number): CollectorModel {
  if (name === 'ductAreaM2' || name === 'processHeatK' || name === 'dustKgM3')
    return { ...model, [name]: value };
  if (model.type === 'wet') {
    if (name === 'nozzleM3sPaHalf') return { ...model, loop: { ...model.loop, nozzleM3sPaHalf: value } };
    if (name === 'tankAreaM2') return { ...model, tank: { ...model.tank, areaM2: value } };
    if (name === 'openAtM' || name === 'shutAtM' || name === 'makeUpM3s')
      return { ...model, tank: { ...model.tank, [name]: value } };
    return model;
  }
  if (name === 'startPa' || name === 'stopPa' || name === 'sweepPeriodS')
    return { ...model, cleaning: { ...model.cleaning, [name]: value } };
  if (name === 'residualDragPaSM') return { ...model, cloth: { ...model.cloth, residualDragPaSM: value } };
  return name === 'pulseEfficiency' ? { ...model, pulseEfficiency: Math.min(0.98, value) } : model;
}
