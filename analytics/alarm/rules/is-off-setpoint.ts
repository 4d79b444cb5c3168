import { isActive } from '../alarm-machine';
import type { Look } from '../rule-logic';

/** Does the alarm for this pressure being off its set value stand? One cause is to give one alarm. */
export function isOffSetpoint({ memory, sample }: Look): boolean {
  const alarm = memory.rules[`dp-off-setpoint/${sample.point}`]?.alarm;
  return alarm !== null && alarm !== undefined && isActive(alarm);
}
