import { isUndetectable } from '../../data/catalogue/faults';
import type { Alarm, ResolvedRule } from '../../data/model/alarm';
import type { RunReport } from '../../data/model/exercise';
import { type Registry, stationOf } from '../../data/model/registry';
import type { TimedFault } from '../../data/model/scenario';
import type { ValidatedCase, ValidatedFault } from '../../data/model/validation';
import type { Signature } from './ask-signatures';
import type { PlannedCase } from './plan-cases';

const DAY_S = 86_400;

export interface PlayedCase {
  readonly planned: PlannedCase;
  /** Those of the scenario. */
  readonly plants: Registry;
  /** By collector id, as they judged. */
  readonly rules: ReadonlyMap<string, readonly ResolvedRule[]>;
  readonly signatures: readonly Signature[];
  readonly report: RunReport;
  readonly alarms: readonly Alarm[];
  readonly wallS: number;
}

/** What a played case says about each fault and about false alarms. Pure; it knows the scenario and the alarms, never how they arose. */
export function judgeCase(played: PlayedCase): ValidatedCase {
  const { planned, plants, report, alarms, wallS } = played;
  const { scenario, seed, key } = planned;
  const stationOfId = (collector: string): string => stationOf(plants, collector)?.id ?? '';
  const touched = new Set(scenario.faults.map(({ collector }) => stationOfId(collector)));
  const healthy = [...plants.collectors.keys()].filter((id) => !touched.has(stationOfId(id)));
  const faults = scenario.faults.map((fault): ValidatedFault => {
    const first = alarms
      .map((alarm) => ({ alarm, delayS: (alarm.raisedTs - report.startTs) / 1000 - fault.atS }))
      .filter(({ alarm, delayS }) => delayS >= 0 && alarm.collector === fault.collector)
      .reduce<{ alarm: Alarm; delayS: number } | null>(
        (least, one) => (least === null || one.delayS < least.delayS ? one : least),
        null,
      );
    return {
      fault: fault.fault,
      collector: fault.collector,
      severity: fault.severity,
      onsetS: fault.atS,
      undetectable: isUndetectable(fault.fault, plants.collectors.get(fault.collector)?.points ?? []),
      signatureS: signatureOf(played, fault),
      detected: first && {
        ruleId: first.alarm.ruleId,
        delayS: first.delayS,
        ratio: ratioOf(played, fault, first.alarm.ruleId, first.delayS),
      },
    };
  });
  return {
    key,
    scenario: scenario.id,
    seed,
    passed: [report.misses, report.late, report.false, report.unscripted].every((list) => list.length === 0),
    report,
    faults,
    falseAlarms: alarms.filter(({ collector }) => healthy.includes(collector)).length,
    healthyDeviceDays: (healthy.length * report.endedS) / DAY_S,
    simulatedS: report.endedS,
    wallS,
  };
}

function signatureOf({ signatures }: PlayedCase, fault: TimedFault): number | null {
  const own = signatures.find(
    (one) => one.fault === fault.fault && one.collector === fault.collector && one.onsetS === fault.atS,
  );
  return own?.signatureS ?? null;
}

/** Delay of the alarm over what could have been known: the signature's own delay, or the rule's and two samples where that is longer. */
function ratioOf(played: PlayedCase, fault: TimedFault, ruleId: string, delayS: number): number {
  const { plants, rules } = played;
  const rule = rules.get(fault.collector)?.find(({ id }) => id === ruleId);
  const sampleS = (stationOf(plants, fault.collector)?.sampleIntervalMs ?? 0) / 1000;
  const leastS = (rule?.onDelayMs ?? 0) / 1000 + 2 * sampleS;
  const signatureS = signatureOf(played, fault) ?? fault.atS;
  return delayS / Math.max(signatureS - fault.atS, leastS);
}
