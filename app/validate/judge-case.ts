import { isUndetectable } from '../../data/catalogue/faults';
import type { Alarm, ResolvedRule, RuleId } from '../../data/model/alarm';
import type { RunReport } from '../../data/model/exercise';
import { type Registry, stationOf } from '../../data/model/registry';
import type { Scenario, TimedFault } from '../../data/model/scenario';
import type {
  Detection,
  ValidatedAlarm,
  ValidatedCase,
  ValidatedFault,
  ValidatedSignal,
} from '../../data/model/validation';
import type { Signature } from './ask-signatures';
import type { PlannedCase } from './plan-cases';

const DAY_S = 86_400;
/** What a plant may take to be its own again, s. */
const SETTLING_S = 600;

export interface PlayedCase {
  readonly planned: PlannedCase;
  /** Those of the scenario. */
  readonly plants: Registry;
  /** By collector id, as they judged. */
  readonly rules: ReadonlyMap<string, readonly ResolvedRule[]>;
  readonly signatures: readonly Signature[];
  readonly report: RunReport;
  readonly alarms: readonly Alarm[];
  readonly signals: readonly ValidatedSignal[];
  readonly wallS: number;
}

/** What a played case says about each fault and about false alarms. Pure; it knows the scenario and the alarms, never how they arose. */
export function judgeCase(played: PlayedCase): ValidatedCase {
  const { planned, plants, report, alarms, wallS } = played;
  const { scenario, seed, key } = planned;
  const stationOfId = (collector: string): string => stationOf(plants, collector)?.id ?? '';
  const touched = new Set(scenario.faults.map(({ collector }) => stationOfId(collector)));
  const healthy = [...plants.collectors.keys()].filter((id) => !touched.has(stationOfId(id)));
  const told = alarms.map((alarm) => toldOf(alarm, report.startTs));
  const faults = scenario.faults.map((fault): ValidatedFault => {
    const collector = plants.collectors.get(fault.collector);
    return {
      fault: fault.fault,
      collector: fault.collector,
      severity: fault.severity,
      ...(collector ? { type: collector.type } : {}),
      onsetS: fault.atS,
      ...(fault.clearAtS === undefined ? {} : { clearedS: fault.clearAtS }),
      undetectable: isUndetectable(fault.fault, collector?.points ?? []),
      signatureS: signatureOf(played, fault),
      detections: detectionsOf(played, fault, told),
    };
  });
  return {
    key,
    scenario: scenario.id,
    seed,
    passed: [report.misses, report.late, report.false, report.unscripted].every((list) => list.length === 0),
    report,
    faults,
    alarms: told,
    signals: played.signals,
    falseAlarms: told.filter(({ collector }) => healthy.includes(collector)).length,
    afterClearing: told.filter(({ raisedS }) => raisedS > clearedS(planned.scenario) + SETTLING_S).length,
    healthyDeviceDays: (healthy.length * report.endedS) / DAY_S,
    simulatedS: report.endedS,
    wallS,
  };
}

/** When the last fault is over, s; never, when one lasts or there is none. */
function clearedS({ faults }: Scenario): number {
  if (faults.length === 0) return Number.POSITIVE_INFINITY;
  return Math.max(...faults.map(({ clearAtS }) => clearAtS ?? Number.POSITIVE_INFINITY));
}

function toldOf(alarm: Alarm, startTs: number): ValidatedAlarm {
  const { ruleId, collector, point, priority, raisedTs, returnedTs } = alarm;
  const secondOf = (ts: number): number => (ts - startTs) / 1000;
  return {
    ruleId,
    collector,
    point,
    priority,
    raisedS: secondOf(raisedTs),
    returnedS: returnedTs === null ? null : secondOf(returnedTs),
  };
}

function detectionsOf(
  played: PlayedCase,
  { collector, fault, atS }: TimedFault,
  told: readonly ValidatedAlarm[],
): readonly Detection[] {
  const first = new Map<RuleId, number>();
  for (const alarm of told)
    if (alarm.collector === collector && alarm.raisedS >= atS)
      first.set(
        alarm.ruleId,
        Math.min(alarm.raisedS - atS, first.get(alarm.ruleId) ?? Number.POSITIVE_INFINITY),
      );
  return [...first]
    .map(([ruleId, delayS]) => ({
      ruleId,
      delayS,
      ratio: ratioOf(played, { collector, fault, atS }, ruleId, delayS),
    }))
    .sort((a, b) => a.delayS - b.delayS);
}

type Onset = Pick<TimedFault, 'collector' | 'fault' | 'atS'>;

function signatureOf({ signatures }: PlayedCase, fault: Onset): number | null {
  const own = signatures.find(
    (one) => one.fault === fault.fault && one.collector === fault.collector && one.onsetS === fault.atS,
  );
  return own?.signatureS ?? null;
}

/** Delay of the alarm over what could have been known: the signature's own delay, or the rule's and two samples where that is longer. */
function ratioOf(played: PlayedCase, fault: Onset, ruleId: RuleId, delayS: number): number {
  const { plants, rules } = played;
  const rule = rules.get(fault.collector)?.find(({ id }) => id === ruleId);
  const sampleS = (stationOf(plants, fault.collector)?.sampleIntervalMs ?? 0) / 1000;
  const leastS = (rule?.onDelayMs ?? 0) / 1000 + 2 * sampleS;
  const signatureS = signatureOf(played, fault) ?? fault.atS;
  return delayS / Math.max(signatureS - fault.atS, leastS);
}
