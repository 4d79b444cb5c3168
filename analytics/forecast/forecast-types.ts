import type { RuleId, RuleSource } from '../../data/model/alarm';
import type { Priority } from '../../data/model/level';
import type { PointId } from '../../data/model/points';

/** A value at a moment: epoch ms and the point's unit. */
export interface TimedValue {
  readonly ts: number;
  readonly value: number;
}

/** A bound of the value itself, from one of the collector's resolved rules. */
export interface ValueLimit {
  readonly ruleId: RuleId;
  /** Which side of it is bad. */
  readonly side: 'high' | 'low';
  /** In the point's unit. */
  readonly value: number;
  readonly priority: Priority;
  readonly source: RuleSource;
}

/**
 * When a value reaches a limit. `crossing`: the middle line does at `atTs`, an edge of the interval first at `earliestTs` and
 * last at `latestTs` (null: not within the horizon). `no-crossing`: the middle line does not within the horizon; `earliestTs` is
 * when an edge of the interval does, null when none does. `not-enough`: fewer usable buckets than the method needs.
 */
export type TimeToLimit =
  | {
      readonly kind: 'crossing';
      readonly atTs: number;
      readonly earliestTs: number;
      readonly latestTs: number | null;
    }
  | { readonly kind: 'no-crossing'; readonly withinMs: number; readonly earliestTs: number | null }
  | { readonly kind: 'already-beyond' }
  | { readonly kind: 'not-enough'; readonly have: number; readonly need: number };

/** What a forecast was made of. */
export interface ForecastBasis {
  /** Means of buckets this wide, ms: long enough that a cycle of pulse cleaning lies within one. */
  readonly bucketMs: number;
  /** Usable buckets: of good quality and, for values that stand on the air flow, with the collector running all the time. */
  readonly buckets: number;
  readonly need: number;
  /** First and last usable bucket, epoch ms; null without any. */
  readonly fromTs: number | null;
  readonly toTs: number | null;
  /** Share of the window in which the collector ran; null where time passes by the clock. */
  readonly runShare: number | null;
}

/** The middle line and its interval at a moment to come, in the point's unit. */
export interface ForecastStep {
  readonly ts: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface PointForecast {
  readonly point: PointId;
  readonly unit: string;
  /** The moment it was made for, epoch ms: nothing later was looked at. */
  readonly at: number;
  readonly method: 'theil-sen';
  /** Nominal share of the interval, 0..1. */
  readonly confidence: number;
  readonly windowMs: number;
  /** How far it looks ahead: never further than its usable buckets look back. */
  readonly horizonMs: number;
  readonly basis: ForecastBasis;
  /** Per hour of running where `basis.runShare` is not null, else per hour; null without enough buckets. */
  readonly slopePerHour: { readonly value: number; readonly low: number; readonly high: number } | null;
  /** From `at` to the horizon; empty without enough buckets. */
  readonly steps: readonly ForecastStep[];
  /** The naive forecast beside it: the value stays what its last usable bucket was. */
  readonly lastValue: TimedValue | null;
  readonly limits: readonly (ValueLimit & { readonly timeToLimit: TimeToLimit })[];
}
