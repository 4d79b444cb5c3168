/** Settings of the controller that fires the pulse valves. */
export interface CleaningSettings {
  readonly mode: 'timer' | 'on-demand';
  readonly rows: number;
  /** Between two valves of a sweep, s. */
  readonly pulseIntervalS: number;
  /** From the start of a timed sweep to the start of the next, s. */
  readonly sweepPeriodS: number;
  /** On demand: cleaning starts at and above, Pa. */
  readonly startPa: number;
  /** On demand: cleaning stops at and below, Pa. */
  readonly stopPa: number;
}

export interface CleaningState {
  readonly sweeping: boolean;
  readonly nextRow: number;
  readonly sinceSweepS: number;
  readonly sincePulseS: number;
  /** Rows pulsed in the sweep now under way. */
  readonly pulsed: number;
}

/**
 * One step of the cleaning controller; answers the row to pulse now, or null.
 * Timer: every row once per period. On demand: rows in turn from `startPa` until `stopPa`. A stopped fan stops the cleaning; a controller
 * that hangs fires nothing, counts nothing and goes on where it stood.
 * Units: s, Pa. At most one pulse a step, so steps must not exceed `pulseIntervalS`.
 */
export function stepCleaning(
  settings: CleaningSettings,
  state: CleaningState,
  input: {
    readonly differentialPressurePa: number;
    readonly fanRuns: boolean;
    readonly hung: boolean;
    readonly dtS: number;
  },
): { readonly state: CleaningState; readonly row: number | null } {
  if (input.hung) return { state, row: null };
  if (!input.fanRuns)
    return { state: state.sweeping ? { ...state, sweeping: false, pulsed: 0 } : state, row: null };
  const waited: CleaningState = {
    ...state,
    sinceSweepS: state.sinceSweepS + input.dtS,
    sincePulseS: state.sincePulseS + input.dtS,
  };
  const begun = startSweep(settings, waited, input.differentialPressurePa);
  if (!begun.sweeping) return { state: begun, row: null };
  if (isDone(settings, begun, input.differentialPressurePa)) {
    return { state: { ...begun, sweeping: false, pulsed: 0 }, row: null };
  }
  if (begun.sincePulseS < settings.pulseIntervalS) return { state: begun, row: null };
  const row = begun.nextRow % settings.rows;
  const fired = { ...begun, nextRow: (row + 1) % settings.rows, sincePulseS: 0, pulsed: begun.pulsed + 1 };
  return { state: fired, row };
}

function startSweep(settings: CleaningSettings, state: CleaningState, pressurePa: number): CleaningState {
  if (state.sweeping) return state;
  const due =
    settings.mode === 'timer' ? state.sinceSweepS >= settings.sweepPeriodS : pressurePa >= settings.startPa;
  return due ? { ...state, sweeping: true, sinceSweepS: 0, pulsed: 0 } : state;
}

function isDone(settings: CleaningSettings, state: CleaningState, pressurePa: number): boolean {
  return settings.mode === 'timer' ? state.pulsed >= settings.rows : pressurePa <= settings.stopPa;
}
