import type { Alarm } from '../../data/model/alarm';
import type { Expectation, ReportedAlarm, RunAction, RunReport } from '../../data/model/exercise';
import type { Scenario } from '../../data/model/scenario';
import { type Met, matchAlarms } from './match-alarms';

export interface JudgeRunInput {
  readonly scenario: Scenario;
  readonly run: string;
  readonly seed: number;
  /** Start of the story, epoch ms. */
  readonly startTs: number;
  /** How far the story went, s since its start. */
  readonly endedS: number;
  /** Every alarm of the run's world. */
  readonly alarms: readonly Alarm[];
  readonly actions: readonly RunAction[];
}

/**
 * Expected beside observed; pure, and shares no code with what raised the alarms. Every expectation is a hit, late or a miss, exactly once.
 * Every alarm is in exactly one of hits, late, false, unscripted, or in none: raised again inside the window of an expectation that was
 * met already, it is neither right nor wrong. All seconds count from the story's start.
 */
export function judgeRun(input: JudgeRunInput): RunReport {
  const { scenario, startTs } = input;
  const alarms = input.alarms.map((alarm) => reportAlarm(alarm, startTs));
  const { hits, late, unmet, unmatched } = matchAlarms(scenario.expectedAlarms, alarms);
  const met = [...hits, ...late];
  const strays = unmatched.filter((alarm) => !isRepeat(alarm, met));
  const isUnscripted = (alarm: ReportedAlarm): boolean => wasInterferedWith(input, alarm);
  return {
    finished: true,
    run: input.run,
    scenario: scenario.id,
    seed: input.seed,
    startTs,
    endedS: input.endedS,
    durationS: scenario.durationS,
    hits: hits.map((hit) => ({ ...hit, delayS: delayOf(input, hit.alarm) })),
    misses: unmet.map((expected) => ({ expected, why: whyMissed(input, expected) })),
    late: late.map(({ expected, alarm }) => ({
      expected,
      alarm,
      lateS: alarm.raisedS - expected.toS,
      delayS: delayOf(input, alarm),
    })),
    false: strays.filter((alarm) => !isUnscripted(alarm)),
    unscripted: strays.filter(isUnscripted),
    actions: input.actions,
  };
}

function reportAlarm(alarm: Alarm, startTs: number): ReportedAlarm {
  const { id, ruleId, collector, point, raisedTs, knownAt } = alarm;
  const [raisedS, knownS] = [(raisedTs - startTs) / 1000, (knownAt - startTs) / 1000];
  return { alarmId: id, ruleId, collector, point, raisedS, knownS };
}

function isRepeat(alarm: ReportedAlarm, met: readonly Met[]): boolean {
  return met.some(
    ({ expected, alarm: first }) =>
      first.ruleId === alarm.ruleId &&
      first.collector === alarm.collector &&
      first.point === alarm.point &&
      alarm.raisedS >= expected.fromS &&
      alarm.raisedS <= expected.toS,
  );
}

/** Before this alarm somebody did to its collector what the story does not hold: injected another fault, cleared one, or operated it. */
function wasInterferedWith({ scenario, actions, startTs }: JudgeRunInput, alarm: ReportedAlarm): boolean {
  return actions.some(({ kind, params, simTs }) => {
    if (params.collector !== alarm.collector || (simTs - startTs) / 1000 > alarm.raisedS) return false;
    if (kind === 'action' || kind === 'clear') return true;
    if (kind !== 'inject') return false;
    return !scenario.faults.some((f) => f.collector === alarm.collector && f.fault === params.fault);
  });
}

function whyMissed(
  { endedS, actions, startTs }: JudgeRunInput,
  expected: Expectation,
): RunReport['misses'][number]['why'] {
  if (endedS < expected.toS) return 'not-reached';
  const acted = actions.some(
    ({ kind, params, simTs }) =>
      (kind === 'action' || kind === 'clear') &&
      params.collector === expected.collector &&
      (simTs - startTs) / 1000 <= expected.toS,
  );
  return acted ? 'averted' : 'not-raised';
}

function delayOf({ scenario, actions, startTs }: JudgeRunInput, alarm: ReportedAlarm): number | null {
  const scripted = scenario.faults
    .filter(({ collector }) => collector === alarm.collector)
    .map(({ atS }) => atS);
  const injected = actions
    .filter(({ kind, params }) => kind === 'inject' && params.collector === alarm.collector)
    .map(({ simTs }) => (simTs - startTs) / 1000);
  const before = [...scripted, ...injected].filter((second) => second <= alarm.raisedS);
  return before.length === 0 ? null : alarm.raisedS - Math.max(...before);
}
