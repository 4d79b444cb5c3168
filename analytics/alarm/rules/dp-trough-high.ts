import type { RuleLogic } from '../rule-logic';
import { isOffSetpoint } from './is-off-setpoint';
import { troughPercent } from './trough-percent';

/**
 * Cleaning no longer brings the pressure down to where it used to: cloth that blinds, a row that is not cleaned, a full hopper, or a
 * transmitter that drifts up. Percent of the usual trough. Not raised anew while `dp-off-setpoint` stands: that says more. Local rule.
 */
export const dpTroughHigh: RuleLogic = {
  watches: 'own-point',
  look: (look) => {
    const trough = troughPercent(look);
    if (trough === null) return null;
    if (trough === undefined) return { holds: false, value: 100 };
    const holds = trough.value > 100 + trough.tolerance && (look.active || !isOffSetpoint(look));
    return { holds, value: trough.value };
  },
};
