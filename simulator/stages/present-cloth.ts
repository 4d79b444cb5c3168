import type { Bends } from '../faults/fault';
import { ageCloth } from '../physics/age-cloth';
import type { Cloth } from '../physics/filter-drag';
import type { DryModel, DryState } from '../plant';

/** The cloth and its cake as they stand: aged by running hours, bent by blinding (K1) and moisture (K2). */
export function presentCloth(model: DryModel, state: DryState, bends: Bends): Cloth {
  const aged = ageCloth(model.cloth, model.ageingPerHour, state.runHours);
  return {
    residualDragPaSM: aged.residualDragPaSM * bends.residualDragFactor,
    cakeResistancePerS: aged.cakeResistancePerS * bends.cakeResistanceFactor,
  };
}
