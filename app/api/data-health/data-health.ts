import type { PointId } from '../../../data/model/points';
import type { LatestValue } from '../../../data/model/reading';
import type { World } from '../../../data/model/world';

/** What a point was worth in the window. Shares and rates are 0..1; null = there is nothing to divide by. */
export interface PointHealth {
  readonly collector: string;
  readonly point: PointId;
  readonly station: string;
  /** Fed by a virtual station. */
  readonly virtual: boolean;
  /** Received in the window. */
  readonly readings: number;
  /** Received and expected between `countedFrom` and `to`. */
  readonly onlineRate: number | null;
  /** Of the readings of the window, quality other than 0. */
  readonly badShare: number | null;
  /** Of the readings of the window, below the watermark when they came. */
  readonly lateShare: number | null;
  readonly last: LatestValue | null;
  /** Its station's line is open, it is not silent, and it was heard in the window. */
  readonly online: boolean;
  /** Since when it or its station is silent: an alarm that still holds. */
  readonly silentSinceTs: number | null;
  /** Since when its value has not moved, for longer than its rule allows. */
  readonly frozenSinceTs: number | null;
}

/** Receipt time less measurement time of the newest sample of each message, ms. */
export interface ClockSkew {
  readonly leastMs: number;
  readonly medianMs: number;
  readonly greatestMs: number;
}

export interface StationHealth {
  readonly station: string;
  readonly enterprise: string;
  readonly virtual: boolean;
  /** Null while nothing is known of its line. */
  readonly online: boolean | null;
  /** Since when its line is open or closed. */
  readonly since: number | null;
  readonly lastMessageTs: number | null;
  /** Received in the window. */
  readonly messages: number;
  /** Null when no message came in the window. */
  readonly skew: ClockSkew | null;
  /** Mean of its points' rates. */
  readonly onlineRate: number | null;
  readonly points: number;
  readonly pointsOnline: number;
  readonly silentSinceTs: number | null;
  readonly refused: Refused;
}

/** How often something was refused. Refusals of a kind are counted together, so a kind first seen before the window gives a bound. */
export interface Refused {
  readonly count: number;
  /** False: `count` holds refusals from outside the window too, it is an upper bound. */
  readonly exact: boolean;
}

/** How well the data of one world came in, over `from` to `to` by time of receipt. Retired stations are left out. */
export interface DataHealth {
  readonly world: World;
  readonly from: number;
  readonly to: number;
  /** Online rates count from here: before it nobody can say how long the server was up. Null: not at all. */
  readonly countedFrom: number | null;
  readonly summary: {
    readonly points: number;
    readonly pointsOnline: number;
    readonly silent: number;
    readonly frozen: number;
    readonly stations: number;
    readonly stationsOnline: number;
    readonly refused: Refused;
  };
  readonly stations: readonly StationHealth[];
  readonly points: readonly PointHealth[];
}
