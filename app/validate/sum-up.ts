import { poissonInterval } from '../../analytics/statistics/poisson-interval';
import type { ValidatedCase, ValidatedFault, ValidationSummary } from '../../data/model/validation';
import { chattering, peakTenMinutes } from './alarm-figures';
import { weighRules } from './weigh-rules';

const HALF = 0.5;

/** The figures over all cases. `leaks` is what the live world holds that it should not. Pure. */
export function sumUp(
  cases: readonly ValidatedCase[],
  run: { readonly leaks: number; readonly wallS: number; readonly interrupted: boolean },
): ValidationSummary {
  const faults = cases.flatMap((one) => one.faults);
  const shown = faults.filter(({ undetectable }) => !undetectable);
  const firsts = shown.flatMap(({ detections }) => detections.slice(0, 1));
  const delays = firsts.map(({ delayS }) => delayS).sort((a, b) => a - b);
  const ratios = firsts.map(({ ratio }) => ratio).sort((a, b) => a - b);
  const deviceDays = total(cases, (one) => one.healthyDeviceDays);
  const falseAlarms = total(cases, (one) => one.falseAlarms);
  const [low, high] = poissonInterval(falseAlarms);
  return {
    scenarios: new Set(cases.map(({ scenario }) => scenario)).size,
    cases: cases.length,
    passed: cases.filter(({ passed }) => passed).length,
    detectedFullPct: detectedPercent(shown.filter(({ severity }) => severity === 1)),
    detectedHalfPct: detectedPercent(shown.filter(({ severity }) => severity === HALF)),
    medianDelayS: quantile(delays, 0.5),
    p95DelayS: quantile(delays, 0.95),
    medianDelayRatio: quantile(ratios, 0.5),
    falseAlarmsPerDeviceDay: deviceDays > 0 ? falseAlarms / deviceDays : null,
    falseAlarmInterval: deviceDays > 0 ? [low / deviceDays, high / deviceDays] : null,
    healthyDeviceDays: deviceDays,
    peakTenMinutes: Math.max(0, ...cases.map(({ alarms }) => peakTenMinutes(alarms))),
    chattering: total(cases, ({ alarms }) => chattering(alarms)),
    afterClearing: total(cases, (one) => one.afterClearing),
    rules: weighRules(shown),
    undetectable: [...new Set(faults.flatMap(({ fault, undetectable }) => (undetectable ? [fault] : [])))],
    leaks: run.leaks,
    seeds: [...new Set(cases.map(({ seed }) => seed))],
    speed: run.wallS > 0 ? total(cases, (one) => one.simulatedS) / run.wallS : 0,
    interrupted: run.interrupted,
  };
}

function detectedPercent(faults: readonly ValidatedFault[]): number | null {
  if (faults.length === 0) return null;
  return (100 * faults.filter(({ detections }) => detections.length > 0).length) / faults.length;
}

/** Nearest rank of sorted values. */
function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

function total(cases: readonly ValidatedCase[], of: (one: ValidatedCase) => number): number {
  return cases.reduce((sum, one) => sum + of(one), 0);
}
