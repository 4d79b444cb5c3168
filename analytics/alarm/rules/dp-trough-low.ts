import type { RuleLogic } from '../rule-logic';
import { isOffSetpoint } from './is-off-setpoint';
import { troughPercent } from './trough-percent';

/**
 * The pressure after cleaning lies below where it used to: bags that leak, less air through them, a tap that leaks, or a transmitter that
 * drifts down. Percent of the usual trough. Not raised anew while `dp-off-setpoint` stands: that says more. Local rule.
 */
export const dpTroughLow: RuleLogic = {
  watches: 'own-point',
  look: (look) => {
    const trough = troughPercent(look);
    if (trough === null) return null;
    if (trough === undefined) return { holds: false, value: 100 };
    const holds = trough.value < 100 - trough.tolerance && (look.active || !isOffSetpoint(look));
    return { holds, value: trough.value };
  },
};
