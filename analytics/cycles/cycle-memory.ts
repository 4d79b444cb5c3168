/** One finished cycle of the filter: from the trough after one cleaning over the peak to the trough after the next. */
export interface Cycle {
  /** Lowest pressure after the cleaning, Pa. */
  readonly troughPa: number;
  /** What the cleaning took off, peak less trough, Pa. */
  readonly amplitudePa: number;
  /** From trough to trough, in time with dust (running and, as far as known, producing), ms. */
  readonly periodMs: number;
  /** Mean rise from the trough before to the peak, Pa per running hour. */
  readonly risePaH: number;
}

/** Mean of a cycle's number so far and the sum of squared deviations from it (Welford). */
export interface Spread {
  readonly mean: number;
  readonly squares: number;
}

/** What is usual for these bags: learnt in the first running hours, then left as it is. */
export interface Baseline {
  /** Time with dust at which learning began, ms. */
  readonly fromMs: number;
  /** Cycles learnt from. */
  readonly count: number;
  readonly troughPa: Spread;
  readonly amplitudePa: Spread;
  readonly periodMs: Spread;
  /** Of the natural logarithm of `risePaH`. */
  readonly logRise: Spread;
  /** Learning is over. */
  readonly isFrozen: boolean;
}

/** Where the pressure stands in its sawtooth: plain numbers, bounded whatever the cadence. */
export interface CycleMemory {
  /** Event time of the last sample taken, epoch ms; 0 before the first. */
  ts: number;
  /** Time with dust so far, ms: the clock of everything here. */
  runMs: number;
  /** How long production has now rested while the fan ran on, ms. */
  idleMs: number;
  /** Samples of the slot under way: start (epoch ms), sum, count. */
  slotTs: number;
  slotSum: number;
  slotCount: number;
  /** Mean of the last slot, Pa; null at the begin of a stretch. */
  lastPa: number | null;
  /** Usual difference of two slots in a row, Pa: noise and what the pressure moves meanwhile. */
  restlessPa: number;
  /** Level of the last minute, Pa. */
  levelPa: number;
  /** 1 rising, -1 falling, 0 not known yet. */
  leg: -1 | 0 | 1;
  /** Lowest and highest of the leg under way, and when, in `runMs`. */
  lowPa: number;
  lowMs: number;
  highPa: number;
  highMs: number;
  /** The trough before and the peak of the tooth under way; null where the stretch has not shown one. */
  troughPa: number | null;
  troughMs: number;
  peakPa: number | null;
  peakMs: number;
  /** `runMs` at which the pressure last fell as by cleaning, or at which this stretch began. */
  toothMs: number;
  /** `runMs` since which the level has stood near its usual peak or above without a fall; null: it does not. */
  aboveMs: number | null;
  /** The last three cycles, oldest first. */
  recent: readonly Cycle[];
  /** Sum of how much faster than usual the pressure has risen, cycle by cycle, in natural logarithms; never below 0. */
  fasterSum: number;
  baseline: Baseline;
  /** Cycles after a time of maintenance in which a lower trough means new bags. */
  afterService: number;
}

/** Nothing seen yet. */
export function newCycles(): CycleMemory {
  return {
    ts: 0,
    runMs: 0,
    idleMs: 0,
    slotTs: 0,
    slotSum: 0,
    slotCount: 0,
    lastPa: null,
    restlessPa: 0,
    levelPa: 0,
    leg: 0,
    lowPa: 0,
    lowMs: 0,
    highPa: 0,
    highMs: 0,
    troughPa: null,
    troughMs: 0,
    peakPa: null,
    peakMs: 0,
    toothMs: 0,
    aboveMs: null,
    recent: [],
    fasterSum: 0,
    baseline: newBaseline(0),
    afterService: 0,
  };
}

/** Nothing learnt yet; learning begins at `fromMs` of the time with dust. */
export function newBaseline(fromMs: number): Baseline {
  const none: Spread = { mean: 0, squares: 0 };
  return {
    fromMs,
    count: 0,
    troughPa: none,
    amplitudePa: none,
    periodMs: none,
    logRise: none,
    isFrozen: false,
  };
}
