import type { Alarm, AlarmEvent } from '../model/alarm';
import type { RunReport } from '../model/exercise';
import type { StoredReading } from '../model/reading';
import type { Rejection } from '../model/rejection';
import type { EnterpriseRisk, Warning } from '../model/risk';
import type { CommitGroup, RunRow } from './types';

/** For tests: 2026-11-22 09:00:00 in Beijing. */
export const NINE = Date.UTC(2026, 10, 22, 1);

/** For tests: a reading like any other but for what is given. */
export function sampleReading(
  differences: Partial<StoredReading> & { readonly ingestId: number },
): StoredReading {
  return {
    collector: 'E1-C01',
    point: 'differentialPressurePa',
    ts: NINE,
    value: 1000,
    quality: 0,
    station: 'S1',
    boot: 1,
    seq: differences.ingestId,
    receivedTs: NINE + 100,
    late: false,
    ...differences,
  };
}

/** For tests: an empty group but for what is given. */
export function sampleGroup(differences: Partial<CommitGroup>): CommitGroup {
  return { readings: [], superseded: [], rejections: [], alarmEvents: [], ...differences };
}

/** For tests: an unacknowledged alarm but for what is given. */
export function sampleAlarm(differences: Partial<Alarm> = {}): Alarm {
  return {
    id: 'a1',
    world: 'live',
    ruleId: 'dp-high',
    collector: 'E1-C01',
    point: 'differentialPressurePa',
    priority: 2,
    state: 'unack',
    raisedTs: NINE,
    knownAt: NINE + 100,
    returnedTs: null,
    acknowledged: null,
    late: false,
    params: { value: 2100.5, limit: 2000, unit: 'Pa' },
    ...differences,
  };
}

/** For tests: the server knows 100 ms after `ts`. */
export function sampleEvent(kind: AlarmEvent['kind'], ts: number, alarm: Alarm): AlarmEvent {
  return { kind, ts, knownAt: ts + 100, alarm };
}

/** For tests: a value of the wrong type but for what is given. */
export function sampleRejection(differences: Partial<Rejection> = {}): Rejection {
  return {
    reason: 'wrong-type',
    station: 'S1',
    topic: 'dust/v1/S1/telemetry',
    params: { field: 'running', value: 'yes' },
    sample: '{"v":1}',
    receivedTs: NINE,
    ...differences,
  };
}

/** For tests: an open warning but for what is given. */
export function sampleWarning(differences: Partial<Warning> = {}): Warning {
  return {
    id: 'w1',
    enterprise: 'E1',
    level: 'yellow',
    state: 'raised',
    raisedTs: NINE,
    changedTs: NINE,
    closedTs: null,
    acknowledged: null,
    causes: [],
    ...differences,
  };
}

/** For tests: a risk but for what is given. */
export function sampleRisk(differences: Partial<EnterpriseRisk> = {}): EnterpriseRisk {
  return {
    enterprise: 'E1',
    extreme: 60,
    extremeLevel: 'orange',
    extremeContributions: [],
    actual: 20,
    actualLevel: 'blue',
    actualContributions: [],
    computedTs: NINE,
    ...differences,
  };
}

/** For tests: a run that waits but for what is given. */
export function sampleRun(differences: Partial<RunRow> = {}): RunRow {
  const text = { zh: '试', en: 'test' };
  return {
    id: 'r1',
    scenario: {
      version: 1,
      id: 'healthy-day',
      title: text,
      story: text,
      aim: text,
      enterprises: ['E1'],
      startsAt: '2026-11-22T09:00:00+08:00',
      durationS: 3600,
      alwaysOn: false,
      faults: [],
      expectedAlarms: [],
      expectedActions: [],
    },
    seed: 7,
    speed: 60,
    state: 'ready',
    startTs: NINE,
    endTs: NINE + 3_600_000,
    simTs: NINE,
    parent: null,
    fromSimTs: null,
    createdWallTs: NINE,
    createdBy: '李雷',
    endedWallTs: null,
    steeredBy: null,
    kept: false,
    failure: null,
    ...differences,
  };
}

/** For tests: an empty report but for what is given. */
export function sampleReport(differences: Partial<RunReport> = {}): RunReport {
  return {
    finished: true,
    run: 'r1',
    scenario: 'healthy-day',
    seed: 7,
    startTs: NINE,
    endedS: 3600,
    durationS: 3600,
    hits: [],
    misses: [],
    late: [],
    false: [],
    unscripted: [],
    actions: [],
    ...differences,
  };
}
