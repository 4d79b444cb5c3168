import { airlockMotorTrip } from './airlock-motor-trip';
import { bagTorn } from './bag-torn';
import { ductPlugged } from './duct-plugged';
import { fanTrip } from './fan-trip';
import type { Fault } from './fault';
import { hopperBridging } from './hopper-bridging';
import { hotGas } from './hot-gas';
import { hydrogenBuildUp } from './hydrogen-build-up';
import { makeUpValveStuckOpen } from './make-up-valve-stuck-open';
import { makeUpValveStuckShut } from './make-up-valve-stuck-shut';
import { nozzleClogging } from './nozzle-clogging';
import { pressureTapPlugged } from './pressure-tap-plugged';
import { processRunsCollectorOff } from './process-runs-collector-off';
import { pulseAirLost } from './pulse-air-lost';
import { pumpTrip } from './pump-trip';
import { smoulderingNest } from './smouldering-nest';
import { sparkShower } from './spark-shower';
import { tankLeak } from './tank-leak';
import { temperatureSensorOpen } from './temperature-sensor-open';

/** Every fault that can be injected. Adding one means adding a file and a line here. */
export const ALL_FAULTS: readonly Fault[] = [
  airlockMotorTrip,
  bagTorn,
  ductPlugged,
  fanTrip,
  hopperBridging,
  hotGas,
  hydrogenBuildUp,
  makeUpValveStuckOpen,
  makeUpValveStuckShut,
  nozzleClogging,
  pressureTapPlugged,
  processRunsCollectorOff,
  pulseAirLost,
  pumpTrip,
  smoulderingNest,
  sparkShower,
  tankLeak,
  temperatureSensorOpen,
];
