import {
  ACTUAL_BASE,
  ALARM_DURATION,
  ALARM_SEVERITY,
  GREATEST_H,
  OFFLINE,
  OVERRIDES,
  UNSEEN_SHARE,
} from '../../data/catalogue/risk-model';
import { WATER_REACTIVE_DUSTS } from '../../data/catalogue/rules';
import type { Alarm } from '../../data/model/alarm';
import type { Collector } from '../../data/model/registry';
import type { Contribution } from '../../data/model/risk';

export interface LineState {
  readonly online: boolean;
  readonly since: number;
}

/**
 * Actual risk 0..100, how things stand now: A = E x (0.4 + 0.6 H), H = 1 - product of (1 - h) over open alarms and offline
 * stations; then hard overrides lift it. What several causes add together is shared among them by -ln(1 - h), so that
 * contributions sum to the figure. What maintenance holds back adds nothing. Local model, see data/catalogue/risk-model.ts.
 */
export function actualRisk(of: {
  readonly extreme: number;
  readonly collectors: readonly Collector[];
  readonly openAlarms: readonly Alarm[];
  readonly lines: readonly LineState[];
  readonly now: number;
}): { readonly figure: number; readonly contributions: readonly Contribution[] } {
  const causes = [
    ...of.openAlarms.filter((alarm) => !isHeld(alarm)).map((alarm) => alarmCause(alarm, of.now)),
    ...offlineCauses(of.openAlarms, of.lines, of.now),
  ];
  const contributions: Contribution[] = [
    {
      factor: 'base',
      score: ACTUAL_BASE,
      points: of.extreme * ACTUAL_BASE,
      params: { extreme: Math.floor(of.extreme + 1e-6) },
    },
    ...shareOut(causes, of.extreme * (1 - ACTUAL_BASE)),
  ];
  const figure = contributions.reduce((sum, it) => sum + it.points, 0);
  const lift = overrideLift(of, figure);
  return lift
    ? { figure: figure + lift.points, contributions: [...contributions, lift] }
    : { figure, contributions };
}

interface Cause {
  readonly h: number;
  readonly factor: string;
  readonly params: Contribution['params'];
}

function alarmCause(alarm: Alarm, now: number): Cause {
  const params = { rule: alarm.ruleId, collector: alarm.collector, alarm: alarm.id };
  const severity = ALARM_SEVERITY[alarm.priority];
  if (!isOn(alarm))
    return { h: Math.min(GREATEST_H, severity * UNSEEN_SHARE), factor: 'returned-alarm', params };
  const { start, fullAfterMs } = ALARM_DURATION;
  const standing = Math.min(1, Math.max(0, now - alarm.raisedTs) / fullAfterMs);
  return { h: Math.min(GREATEST_H, severity * (start + (1 - start) * standing)), factor: 'alarm', params };
}

/** A station's silence is already an alarm, held back or not; a lost line counts only until that alarm is there. */
function offlineCauses(openAlarms: readonly Alarm[], lines: readonly LineState[], now: number): Cause[] {
  if (openAlarms.some((alarm) => alarm.ruleId === 'station-silent' && (isOn(alarm) || isHeld(alarm))))
    return [];
  return lines
    .filter((line) => !line.online && now - line.since >= OFFLINE.afterMs)
    .map((line) => ({
      h: OFFLINE.h,
      factor: 'offline',
      params: { minutes: Math.floor((now - line.since) / 60_000) },
    }));
}

function shareOut(causes: readonly Cause[], full: number): Contribution[] {
  const weights = causes.map(({ h }) => -Math.log(1 - h));
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum === 0) return [];
  const points = full * (1 - Math.exp(-sum));
  return causes.map(({ h, factor, params }, at) => ({
    factor,
    score: h,
    points: (points * (weights[at] ?? 0)) / sum,
    params,
  }));
}

function overrideLift(
  of: {
    readonly extreme: number;
    readonly collectors: readonly Collector[];
    readonly openAlarms: readonly Alarm[];
  },
  figure: number,
): Contribution | null {
  const hard = of.openAlarms.filter((alarm) => isOn(alarm) && isHard(alarm, of.collectors));
  const first = hard[0];
  if (!first) return null;
  const isSevere = hard.length > 1 || of.extreme >= OVERRIDES.extremeFrom;
  const atLeast = isSevere ? OVERRIDES.severeAtLeast : OVERRIDES.oneAtLeast;
  if (figure >= atLeast) return null;
  const params = { rule: first.ruleId, collector: first.collector, count: hard.length, atLeast };
  return { factor: 'override', score: 1, points: atLeast - figure, params };
}

function isHard(alarm: Alarm, collectors: readonly Collector[]): boolean {
  const row = OVERRIDES.rules.find((it) => it.rule === alarm.ruleId);
  if (!row) return false;
  const collector = collectors.find((it) => it.id === alarm.collector);
  if (row.only === 'without-suppression') return !collector?.devices.suppression;
  if (row.only === 'water-reactive') return !collector || WATER_REACTIVE_DUSTS.includes(collector.dust);
  return true;
}

function isHeld({ state }: Alarm): boolean {
  return state === 'out-of-service';
}

function isOn(alarm: Alarm): boolean {
  return alarm.state === 'unack' || alarm.state === 'ack';
}
