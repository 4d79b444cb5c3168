import type { Fault } from './fault';

/** The float valve no longer opens: the level sinks with evaporation and drift, later the pump draws air. */
export const makeUpValveStuckShut: Fault = {
  id: 'make-up-valve-stuck-shut',
  for: ['wet'],
  bend: (bends) => ({ ...bends, makeUpValve: 'shut' }),
};
