import type { Priority } from './level';
import type { CollectorType, PointId } from './points';
import type { World } from './world';

/** The first set, frozen by the contract, up to `inlet-temp-high`; then what came later. */
export const RULE_IDS = [
  'dp-high',
  'dp-low',
  'dp-off-setpoint',
  'hopper-temp-high',
  'hopper-temp-highhigh',
  'hopper-temp-rise',
  'airlock-fault',
  'level-low',
  'level-high',
  'spray-low',
  'spray-absent',
  'stopped-while-producing',
  'early-stop',
  'late-start',
  'point-silent',
  'station-silent',
  'value-frozen',
  'value-implausible',
  'hydrogen-high',
  'spark',
  'inlet-temp-high',
  'clock-skew',
  'messages-out-of-order',
  'gateway-frozen',
  'air-flow-low',
  'running-not-confirmed',
  'cleaning-absent',
  'dp-trough-high',
  'dp-trough-low',
  'dp-rise-fast',
] as const;
export type RuleId = (typeof RULE_IDS)[number];

/** ISA-18.2 states. */
export type AlarmState =
  | 'unack'
  | 'ack'
  | 'rtn-unack'
  | 'normal'
  | 'shelved'
  | 'suppressed'
  | 'out-of-service';

export interface Acknowledgement {
  readonly by: string;
  readonly ts: number;
  readonly reason: string;
}

/** The public alarm object of the contract. */
export interface Alarm {
  /** Hash of (world, collector, rule, point, raisedTs): told twice is one alarm. */
  readonly id: string;
  readonly world: World;
  readonly ruleId: RuleId;
  readonly collector: string;
  /** Null for rules about a whole station or collector. */
  readonly point: PointId | null;
  readonly priority: Priority;
  readonly state: AlarmState;
  /** Event time at which the rule held for its on-delay. */
  readonly raisedTs: number;
  /** Receipt time at which the server knew. */
  readonly knownAt: number;
  readonly returnedTs: number | null;
  readonly acknowledged: Acknowledgement | null;
  readonly late: boolean;
  /** What the sentence needs: value, limit, unit, setValue ... Keys of texts, never prose. */
  readonly params: Readonly<Record<string, string | number>>;
}

/** Nobody has acknowledged it yet, whether it still holds or has returned. */
export function isUnacknowledged({ state }: Pick<Alarm, 'state'>): boolean {
  return state === 'unack' || state === 'rtn-unack';
}

/** `held`: a time of maintenance holds it back; `released`: that is over, and it stands as it stood before. */
export const ALARM_EVENT_KINDS = [
  'raised',
  'returned',
  'acknowledged',
  'normal',
  'held',
  'released',
] as const;
export type AlarmEventKind = (typeof ALARM_EVENT_KINDS)[number];

/** One transition; `alarm` is how the alarm stands after it. */
export interface AlarmEvent {
  readonly kind: AlarmEventKind;
  /** Event time of a raise or return, receipt time of what a person did. */
  readonly ts: number;
  readonly knownAt: number;
  readonly alarm: Alarm;
}

/** Where a number comes from. Only `verified` sources may be shown as a clause; all others are a local rule, labelled so. */
export interface RuleSource {
  readonly kind: 'clause' | 'local';
  readonly document?: string;
  readonly edition?: string;
  readonly clause?: string;
  readonly verified: boolean;
  /** One line, both languages, about what the source says or why the local number was chosen. */
  readonly note: { readonly zh: string; readonly en: string };
}

/** One rule for one collector, every number resolved. What the judge works with. */
export interface ResolvedRule {
  readonly id: RuleId;
  readonly collector: string;
  readonly collectorType: CollectorType;
  /** Null for rules that look at a whole station. For `point-silent`, `value-frozen`, `value-implausible` one resolved rule a point. */
  readonly point: PointId | null;
  readonly priority: Priority;
  /** Rule's own numbers: `limit`, `setValue`, `tolerance`, `windowMs`, `timeoutMs` ... in the point's unit or ms. */
  readonly numbers: Readonly<Record<string, number>>;
  /** In the point's unit: the value must come back this far inside the limit to return. */
  readonly deadband: number;
  readonly onDelayMs: number;
  readonly offDelayMs: number;
  /** Not judged while the collector is stopped, nor until this long after its start; null = always judged. */
  readonly suppressedUntilRunningMs: number | null;
  readonly source: RuleSource;
}
