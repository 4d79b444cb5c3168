import type { Alarm } from './alarm';
import type { FrameEstimate, FrameValue } from './frame';
import type { EnterpriseRisk, Warning } from './risk';
import type { World } from './world';

/** How a world stood at one moment, as it was known then: what a frame, the open lists and the risk said at that time. */
export interface Moment {
  readonly world: World;
  /** Epoch ms: the moment asked for (of an exercise: a simulated one). */
  readonly at: number;
  /** Where the stored past begins and ends; null for an empty store. A moment outside has empty parts. */
  readonly oldestTs: number | null;
  readonly newestTs: number | null;
  readonly outside: 'before' | 'after' | null;
  readonly values: readonly FrameValue[];
  readonly estimates: readonly FrameEstimate[];
  readonly stations: readonly {
    readonly station: string;
    readonly online: boolean;
    readonly since: number;
  }[];
  /** State not `normal` at that moment. */
  readonly alarms: readonly Alarm[];
  readonly warnings: readonly Warning[];
  readonly risk: readonly EnterpriseRisk[];
}
