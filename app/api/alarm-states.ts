import type { AlarmState } from '../../data/model/alarm';

/** ISA-18.2 states in the order in which they matter to a person. */
export const ALARM_STATES = [
  'unack',
  'rtn-unack',
  'ack',
  'shelved',
  'suppressed',
  'out-of-service',
  'normal',
] as const satisfies readonly AlarmState[];
