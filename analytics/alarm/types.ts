import type { AlarmEvent, ResolvedRule } from '../../data/model/alarm';
import type { MaintenanceWindow } from '../../data/model/maintenance';
import type { StoredReading } from '../../data/model/reading';
import type { World } from '../../data/model/world';

/** What the judge must know of the plants. A plain value, built from the registry. */
export interface JudgeConfig {
  readonly world: World;
  /** By collector id. */
  readonly rules: ReadonlyMap<string, readonly ResolvedRule[]>;
  readonly stations: ReadonlyMap<string, JudgedStation>;
  /** Times of maintenance by collector id, in which its alarms are held back; an exercise has none. */
  readonly maintenance?: ReadonlyMap<string, readonly MaintenanceWindow[]>;
}

export interface JudgedStation {
  readonly id: string;
  readonly collectors: readonly string[];
  readonly sampleIntervalMs: number;
  readonly messageIntervalMs: number;
  readonly reorderMs: number;
  /** Receipt time, epoch ms, before which nobody misses it: its plant stands still until then, or stood. 0: it is always missed. */
  readonly idleUntilTs: number;
}

export type JudgeInput =
  /** Readings of one message, accepted, in the order in which they came. */
  | { readonly type: 'readings'; readonly readings: readonly StoredReading[]; readonly receivedTs: number }
  /** Time passed: everything due by `now` happens, at the moment it was due, however rarely this is called. */
  | { readonly type: 'tick'; readonly now: number }
  /** The server was down from `from` to `to`: that is not silence. */
  | { readonly type: 'downtime'; readonly from: number; readonly to: number }
  /**
   * Nothing measured up to `now` is still to come, as at the end of an exercise: after everything due by `now`, the readings that
   * wait for earlier ones are judged, and delays that lapse by `now` on the strength of the last sample do so, each at its own
   * event time and known at `now`. Judging may go on afterwards: what comes below is late, as ever. Twice is as once.
   */
  | { readonly type: 'flush'; readonly now: number }
  | {
      readonly type: 'acknowledge';
      readonly alarmId: string;
      readonly by: string;
      readonly reason: string;
      readonly now: number;
    };

/** JSON in, JSON out: `JSON.parse(JSON.stringify(state))` judges exactly as `state` does. */
export interface JudgeState {
  readonly version: 1;
  readonly [part: string]: unknown;
}

export type Judge = (
  state: JudgeState,
  input: JudgeInput,
  config: JudgeConfig,
) => readonly [JudgeState, readonly AlarmEvent[]];
