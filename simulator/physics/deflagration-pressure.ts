import { AMBIENT_BAR, burningVelocity, type ClosedVessel } from './deflagration-burning-velocity';

/** Heat ratio of air: unburnt air is pressed adiabatically. */
const AIR = 1.4;
/** No dust explosion in plant lasts so long: a guard against endless curves. */
const LONGEST_S = 60;

export interface BlastMoment {
  /** Since ignition at the centre, s. */
  readonly timeS: number;
  readonly overpressureBar: number;
}

/**
 * Pressure in a closed vessel from ignition to Pmax, one moment a step and the last at the peak. Thin flame in a sphere:
 * dP/dt = 3 (Pm - P0) S / R x (P / P0)^(1/gamma) x y^2, flame radius y = [1 - (P0 / P)^(1/gamma) (Pm - P) / (Pm - P0)]^(1/3) of R, with
 * pressures absolute and S from `burningVelocity`; solved by Runge-Kutta in z = (P - P0)^(1/3), in which it is smooth at ignition.
 * Closed, cooled by nothing: after Pmax it says nothing. `heatRatio` 1 gives Eckhoff's isothermal case (2003, eq. 4.53).
 */
export function deflagrationPressure(
  vessel: ClosedVessel,
  stepS: number,
  heatRatio = AIR,
): readonly BlastMoment[] {
  if (!(vessel.volumeM3 > 0 && vessel.pmaxBar > 0 && vessel.kstBarMs > 0 && stepS > 0))
    throw new RangeError('a deflagration needs a volume, Pmax, Kst and step above 0');
  const rate = flameLaw(vessel, heatRatio);
  const last = Math.cbrt(vessel.pmaxBar);
  const moments: BlastMoment[] = [{ timeS: 0, overpressureBar: 0 }];
  let z = 0;
  for (let timeS = 0; timeS < LONGEST_S; timeS += stepS) {
    const next = advance(rate, z, stepS);
    if (next >= last) {
      moments.push({
        timeS: timeS + (stepS * (last - z)) / (next - z),
        overpressureBar: vessel.pmaxBar,
      });
      return moments;
    }
    z = next;
    moments.push({ timeS: timeS + stepS, overpressureBar: z ** 3 });
  }
  return moments;
}

/** dz/dt of the flame at z; beyond the peak it goes on at the peak's rate, so that the last step can be cut to it. */
function flameLaw(vessel: ClosedVessel, heatRatio: number): (z: number) => number {
  const radiusM = Math.cbrt((3 * vessel.volumeM3) / (4 * Math.PI));
  const pace = (vessel.pmaxBar * burningVelocity(vessel, heatRatio)) / radiusM;
  const atIgnition = Math.cbrt(1 / (heatRatio * AMBIENT_BAR) + 1 / vessel.pmaxBar) ** 2;
  return (z) => {
    const overBar = Math.min(z ** 3, vessel.pmaxBar);
    const pressed = Math.log1p(overBar / AMBIENT_BAR) / heatRatio;
    if (overBar < 1e-12) return pace * atIgnition;
    const unburnt = Math.log1p(-overBar / vessel.pmaxBar) - pressed;
    return pace * Math.exp(pressed) * (Math.cbrt(-Math.expm1(unburnt)) / Math.cbrt(overBar)) ** 2;
  };
}

function advance(rate: (z: number) => number, z: number, h: number): number {
  const k1 = rate(z);
  const k2 = rate(z + (h / 2) * k1);
  const k3 = rate(z + (h / 2) * k2);
  const k4 = rate(z + h * k3);
  return z + (h / 6) * (k1 + 2 * k2 + 2 * k3 + k4);
}
