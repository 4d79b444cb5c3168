import type { RuleId } from './alarm';
import type { RunReport } from './exercise';

/** One scenario with one seed, played through the real path and judged. */
export interface ValidatedCase {
  /** Of the scenario's content and the seed: a case that was played is known again. */
  readonly key: string;
  readonly scenario: string;
  readonly seed: number;
  /** Every expected alarm in its window, and no other. */
  readonly passed: boolean;
  readonly report: RunReport;
  readonly faults: readonly ValidatedFault[];
  /** Alarms of collectors that no fault touches, nor shares a station with one that does. */
  readonly falseAlarms: number;
  /** Simulated days of those collectors. */
  readonly healthyDeviceDays: number;
  readonly simulatedS: number;
  readonly wallS: number;
}

/** What became of one fault of a scenario. */
export interface ValidatedFault {
  readonly fault: string;
  readonly collector: string;
  readonly severity: number;
  /** Since the story's start, s. */
  readonly onsetS: number;
  /** No sensor of this collector can show it alone: played, and left out of the percentages. */
  readonly undetectable: boolean;
  /** When its signature left the noise of the sensors, s since the story's start; null: it never did. */
  readonly signatureS: number | null;
  /** The first alarm of that collector at or after the onset; null: none. */
  readonly detected: {
    readonly ruleId: RuleId;
    readonly delayS: number;
    /** Delay over the time in which the signature left the noise, at least the rule's on-delay and two samples. */
    readonly ratio: number;
  } | null;
}

/** The figures of a validation, as its last line prints them. Percentages of faults, 0..100; null where nothing was asked. */
export interface ValidationSummary {
  readonly scenarios: number;
  readonly cases: number;
  readonly passed: number;
  readonly detectedFullPct: number | null;
  readonly detectedHalfPct: number | null;
  /** Median and 95th percentile of the seconds from a fault's onset to its first alarm. */
  readonly medianDelayS: number | null;
  readonly p95DelayS: number | null;
  readonly medianDelayRatio: number | null;
  readonly falseAlarmsPerDeviceDay: number | null;
  /** Of that rate, 95 %, both sides, exact for a Poisson count. */
  readonly falseAlarmInterval: readonly [number, number] | null;
  readonly healthyDeviceDays: number;
  /** Faults that no sensor of their collector can show alone. */
  readonly undetectable: readonly string[];
  /** Readings, alarms and uploads of the live world after the runs: must be 0. */
  readonly leaks: number;
  readonly seeds: readonly number[];
  /** Simulated seconds in a wall second, all cases together. */
  readonly speed: number;
  /** Somebody stopped it before every case was played. */
  readonly interrupted: boolean;
}

/** What a validation leaves in its folder as `report.json`. */
export interface ValidationReport {
  readonly version: 1;
  readonly startedTs: number;
  readonly endedTs: number;
  readonly product: string;
  readonly summary: ValidationSummary;
  readonly cases: readonly ValidatedCase[];
}
