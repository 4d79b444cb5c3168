/** What is seen of the filter at one second. */
export interface FilterMoment {
  /** Shown differential pressure, Pa. */
  readonly pa: number;
  /** The valves fire. */
  readonly sweeping: boolean;
  readonly running: boolean;
}

/** Watches the pressure under cleaning beside its healthy twin. */
export interface CycleWatch {
  readonly look: (second: number, faulty: FilterMoment, healthy: FilterMoment) => void;
  /** Second at which it left what the twin does, s; null: it never did. */
  readonly leftAtS: () => number | null;
}

/** One cycle of cleaning: from the end of one sweep to the end of the next. */
interface Cycle {
  readonly endS: number;
  readonly troughPa: number;
  readonly amplitudePa: number;
  readonly slopePaS: number;
  readonly periodS: number;
}
type Feature = Exclude<keyof Cycle, 'endS'>;
const FEATURES: readonly Feature[] = ['troughPa', 'amplitudePa', 'slopePaS', 'periodS'];

const SIGMAS = 3;
/** Fewer cycles of the twin make no ensemble. */
const LEAST_CYCLES = 4;
/** An ensemble is never taken for narrower than this share of its mean: seeds differ by more. Own choice. */
const LEAST_SPREAD = 0.02;
/** Noise of the smoothed pressure, Pa. */
const PRESSURE_SIGMA_PA = 2;
const SMOOTH_S = 10;
const WINDOW_S = 30;

/** Differences before `onsetS` are the twins' own and count for the ensemble only. */
export function watchCycles(onsetS: number): CycleWatch {
  const faulty = followCycles();
  const healthy = followCycles();
  const outside: { second: number; pa: number }[] = [];
  let [lowPa, highPa] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

  function leftByCycles(): number | null {
    const twin = healthy.cycles();
    if (twin.length < LEAST_CYCLES) return null;
    const left = faulty
      .cycles()
      .find(
        (cycle) => cycle.endS > onsetS && FEATURES.some((feature) => isStray(cycle[feature], twin, feature)),
      );
    return left?.endS ?? null;
  }

  /** Start of the first 30 s outside the range that the twin keeps while it runs. */
  function leftByRange(): number | null {
    let since: number | null = null;
    for (const { second, pa } of outside) {
      const margin = SIGMAS * PRESSURE_SIGMA_PA;
      const isOut = !(pa >= lowPa - margin && pa <= highPa + margin);
      if (!isOut) since = null;
      else since ??= second;
      if (since !== null && second - since >= WINDOW_S) return since;
    }
    return null;
  }

  return {
    look(second, now, twin) {
      const pa = faulty.look(second, now);
      const twinPa = healthy.look(second, twin);
      if (twin.running && healthy.runningS() > 300) {
        lowPa = Math.min(lowPa, twinPa);
        highPa = Math.max(highPa, twinPa);
        if (second >= onsetS && now.running) outside.push({ second, pa });
      }
    },
    leftAtS() {
      const seconds = [leftByCycles(), leftByRange()].filter((second) => second !== null);
      return seconds.length === 0 ? null : Math.min(...seconds);
    },
  };
}

function isStray(value: number, twin: readonly Cycle[], feature: Feature): boolean {
  const values = twin.map((cycle) => cycle[feature]);
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  const variance = values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / values.length;
  return Math.abs(value - mean) > SIGMAS * Math.max(Math.sqrt(variance), LEAST_SPREAD * Math.abs(mean));
}

/** The cycles of one pressure, smoothed over 10 s; times count while it runs. */
function followCycles() {
  const cycles: Cycle[] = [];
  let smoothPa = 0;
  let runningS = 0;
  let lastS: number | null = null;
  let wasSweeping = false;
  let trough: { atS: number; pa: number } | null = null;
  let peakPa: number | null = null;
  let peakAtS = 0;

  function endSweep(second: number): void {
    if (trough && peakPa !== null && peakAtS > trough.atS)
      cycles.push({
        endS: second,
        troughPa: smoothPa,
        amplitudePa: peakPa - smoothPa,
        slopePaS: (peakPa - trough.pa) / (peakAtS - trough.atS),
        periodS: runningS - trough.atS,
      });
    trough = { atS: runningS, pa: smoothPa };
    peakPa = null;
  }

  return {
    look(second: number, { pa, sweeping, running }: FilterMoment): number {
      const dtS = lastS === null ? 1 : second - lastS;
      lastS = second;
      if (!running) {
        trough = null;
        peakPa = null;
        wasSweeping = false;
        smoothPa = pa;
        runningS = 0;
        return smoothPa;
      }
      runningS += dtS;
      smoothPa += (pa - smoothPa) * Math.min(1, dtS / SMOOTH_S);
      if (sweeping && !wasSweeping) {
        peakPa = smoothPa;
        peakAtS = runningS;
      }
      if (!sweeping && wasSweeping) endSweep(second);
      wasSweeping = sweeping;
      return smoothPa;
    },
    cycles: () => cycles,
    runningS: () => runningS,
  };
}
