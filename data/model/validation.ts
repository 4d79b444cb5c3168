import type { RuleId } from './alarm';
import type { RunReport } from './exercise';
import type { Priority } from './level';
import type { CollectorType, PointId } from './points';

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
  readonly alarms: readonly ValidatedAlarm[];
  /** What the stations sent of the collectors with a fault, or of the first one, thinned for a picture. */
  readonly signals: readonly ValidatedSignal[];
  /** Alarms of collectors that no fault touches, nor shares a station with one that does. */
  readonly falseAlarms: number;
  /** Alarms raised later than ten minutes after every fault was over; 0 when one lasts to the end. */
  readonly afterClearing: number;
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
  /** Of the collector; reports of before it was written down have none. */
  readonly type?: CollectorType;
  /** Since the story's start, s. */
  readonly onsetS: number;
  /** When it ended by itself, s since the story's start; left out: it lasted. */
  readonly clearedS?: number;
  /** No sensor of this collector can show it alone: played, and left out of the percentages. */
  readonly undetectable: boolean;
  /** When its signature left the noise of the sensors, s since the story's start; null: it never did. */
  readonly signatureS: number | null;
  /** Each rule's first alarm of that collector at or after the onset, the earliest first. Empty: nothing told of it. */
  readonly detections: readonly Detection[];
}

export interface Detection {
  readonly ruleId: RuleId;
  /** From the fault's onset, s. */
  readonly delayS: number;
  /** Delay over the time in which the signature left the noise, at least the rule's on-delay and two samples. */
  readonly ratio: number;
}

/** An alarm of a case. Seconds since the story's start; null: still open at its end. */
export interface ValidatedAlarm {
  readonly ruleId: RuleId;
  readonly collector: string;
  readonly point: PointId | null;
  readonly priority: Priority;
  readonly raisedS: number;
  readonly returnedS: number | null;
}

/** One point over a case: for each stretch of equal length its lowest and highest value, null where nothing came. */
export interface ValidatedSignal {
  readonly collector: string;
  readonly point: PointId;
  readonly unit: string;
  readonly stretchS: number;
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

/** What one rule is worth: how many faults it tells of, in how many it is the first, and how many nobody would tell of without it. */
export interface RuleWorth {
  readonly ruleId: RuleId;
  readonly detects: number;
  readonly first: number;
  readonly alone: number;
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
  /** Most alarms of one case within ten minutes, all collectors together. */
  readonly peakTenMinutes: number;
  /** Alarms of one rule and collector that came at least three times within ten minutes, counted once each. */
  readonly chattering: number;
  /** Alarms raised later than ten minutes after every fault of their case was over. */
  readonly afterClearing: number;
  /** The worthiest first. */
  readonly rules: readonly RuleWorth[];
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

/** A case without the curves of its picture, which are read when somebody opens it. */
export type CaseOutline = Omit<ValidatedCase, 'signals'>;

/** What stands at the head of a report. */
export type ReportHead = Omit<ValidationReport, 'version' | 'cases'>;

/** A validation of the server's folder, as lists name it. */
export interface KeptValidation extends ReportHead {
  readonly id: string;
}

/** The same with its cases. */
export interface ReportOutline extends KeptValidation {
  readonly cases: readonly CaseOutline[];
}
