import type { Alarm, AlarmEventKind } from './alarm';
import type { Run } from './exercise';
import type { PointId } from './points';
import type { Quality } from './reading';
import type { EnterpriseRisk, Warning } from './risk';
import type { World } from './world';

/** collector, point, ts, value, quality */
export type FrameValue = readonly [string, PointId, number, number, Quality];

export type EstimateId = 'bagLoadPercent' | 'hopperLevelPercent' | 'sludgePercent';
/** collector, estimate, value 0..100. Inferred from station signals, never measured: drawn hatched. */
export type FrameEstimate = readonly [string, EstimateId, number];

/** Server -> browser, at most 4 a second; the latest value of a point wins. */
export interface Frame {
  readonly world: World;
  readonly seq: number;
  /** Server clock. */
  readonly ts: number;
  readonly values: readonly FrameValue[];
  readonly estimates: readonly FrameEstimate[];
  /** Stations whose line state changed or, in the first frame, all that are watched. */
  readonly stations: readonly {
    readonly station: string;
    readonly online: boolean;
    readonly since: number;
  }[];
}

/** Server -> browser, never dropped, numbered without gaps. */
export type LiveEvent = { readonly world: World; readonly seq: number } & (
  | {
      readonly type: 'alarm';
      readonly kind: AlarmEventKind;
      readonly alarm: Alarm;
      readonly recorded: boolean;
    }
  | { readonly type: 'warning'; readonly warning: Warning }
  | { readonly type: 'risk'; readonly risk: readonly EnterpriseRisk[] }
  /** The run of this world changed: its state, speed, who steers it, a new snapshot. */
  | { readonly type: 'run'; readonly run: Run }
);

/** Browser -> server. `collectors` or the whole city. `sinceEvent` asks again for events after that number. */
export type WatchRequest = { readonly world: World; readonly sinceEvent?: number } & (
  | { readonly collectors: readonly string[] }
  | { readonly city: true }
);
