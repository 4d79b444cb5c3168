/** A time in which a collector is worked on: its alarms are held back (ISA-18.2: out of service), with a reason and an end. */
export interface MaintenanceWindow {
  readonly id: string;
  readonly collector: string;
  /** Event time, epoch ms: from <= t < to. */
  readonly from: number;
  readonly to: number;
  readonly reason: string;
  readonly by: string;
  readonly createdTs: number;
  /** Somebody ended it before its time: `to` is then that moment. */
  readonly endedBy: string | null;
}

/** The longest that one window may last; work that takes longer is asked for again. Local rule. */
export const LONGEST_MAINTENANCE_MS = 7 * 86_400_000;
