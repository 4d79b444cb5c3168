import { airlockContactBroken } from './airlock-contact-broken';
import { airlockMotorTrip } from './airlock-motor-trip';
import { airlockVaneLeak } from './airlock-vane-leak';
import { bagBlinding } from './bag-blinding';
import { bagTorn } from './bag-torn';
import { bagsOff } from './bags-off';
import { cleaningControllerHung } from './cleaning-controller-hung';
import { condensation } from './condensation';
import { deflagration } from './deflagration';
import { diaphragmStuckOpen } from './diaphragm-stuck-open';
import { diaphragmStuckShut } from './diaphragm-stuck-shut';
import { ductBelowTransport } from './duct-below-transport';
import { ductPlugged } from './duct-plugged';
import { dustOverload } from './dust-overload';
import { explosionIsolationFails } from './explosion-isolation-fails';
import { fanBeltSlip } from './fan-belt-slip';
import { fanTrip } from './fan-trip';
import type { Fault } from './fault';
import { gatewayFrozen } from './gateway-frozen';
import { hopperBridging } from './hopper-bridging';
import { hopperOverfull } from './hopper-overfull';
import { hotEmber } from './hot-ember';
import { hotGas } from './hot-gas';
import { hydrogenBuildUp } from './hydrogen-build-up';
import { makeUpValveStuckOpen } from './make-up-valve-stuck-open';
import { makeUpValveStuckShut } from './make-up-valve-stuck-shut';
import { messagesRepeated } from './messages-repeated';
import { networkLost } from './network-lost';
import { nozzleClogging } from './nozzle-clogging';
import { pressureTapOff } from './pressure-tap-off';
import { pressureTapPlugged } from './pressure-tap-plugged';
import { processRunsCollectorOff } from './process-runs-collector-off';
import { pulseAirLost } from './pulse-air-lost';
import { pumpCavitation } from './pump-cavitation';
import { pumpTrip } from './pump-trip';
import { runContactWelded } from './run-contact-welded';
import { selfHeating } from './self-heating';
import { sensorBias } from './sensor-bias';
import { sensorDrift } from './sensor-drift';
import { sensorNoise } from './sensor-noise';
import { sensorScaleError } from './sensor-scale-error';
import { smoulderingNest } from './smouldering-nest';
import { sparkShower } from './spark-shower';
import { stationClockJump } from './station-clock-jump';
import { stationPowerLost } from './station-power-lost';
import { tankLeak } from './tank-leak';
import { temperatureSensorOpen } from './temperature-sensor-open';
import { temperatureSensorShort } from './temperature-sensor-short';
import { waterFrozen } from './water-frozen';

/** Every fault that can be injected. Adding one means adding a file and a line here. */
export const ALL_FAULTS: readonly Fault[] = [
  airlockContactBroken,
  airlockMotorTrip,
  airlockVaneLeak,
  bagBlinding,
  bagTorn,
  bagsOff,
  cleaningControllerHung,
  condensation,
  deflagration,
  diaphragmStuckOpen,
  diaphragmStuckShut,
  ductBelowTransport,
  ductPlugged,
  dustOverload,
  explosionIsolationFails,
  fanBeltSlip,
  fanTrip,
  gatewayFrozen,
  hopperBridging,
  hopperOverfull,
  hotEmber,
  hotGas,
  hydrogenBuildUp,
  makeUpValveStuckOpen,
  makeUpValveStuckShut,
  messagesRepeated,
  networkLost,
  nozzleClogging,
  pressureTapOff,
  pressureTapPlugged,
  processRunsCollectorOff,
  pulseAirLost,
  pumpCavitation,
  pumpTrip,
  runContactWelded,
  selfHeating,
  sensorBias,
  sensorDrift,
  sensorNoise,
  sensorScaleError,
  smoulderingNest,
  sparkShower,
  stationClockJump,
  stationPowerLost,
  tankLeak,
  temperatureSensorOpen,
  temperatureSensorShort,
  waterFrozen,
];
