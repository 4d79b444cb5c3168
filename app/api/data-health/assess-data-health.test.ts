import { expect, it } from 'vitest';
import { plant } from '../../../data/ingest/fixtures/plant';
import type { PointId } from '../../../data/model/points';
import type { LatestValue } from '../../../data/model/reading';
import type { Station } from '../../../data/model/registry';
import type { QuarantineEntry } from '../../../data/model/rejection';
import type { PointActivity } from '../../../data/store/types';
import { fakeAlarm, NOW } from '../fixtures/fake-workbench';
import { assessDataHealth, type Heard } from './assess-data-health';

const HOUR = 3_600_000;

function activity(point: PointId, over: Partial<PointActivity> = {}): PointActivity {
  return {
    collector: 'P1-C01',
    point,
    readings: 3595,
    bad: 0,
    late: 0,
    lastTs: NOW - 1000,
    lastReceivedTs: NOW,
    lastValue: 1,
    unchangedSinceTs: NOW - 2000,
    ...over,
  };
}

function refusal(over: Partial<QuarantineEntry>): QuarantineEntry {
  return {
    station: 'S1',
    reason: 'not-json',
    topic: 'dust/v1/S1/telemetry',
    field: 'payload',
    params: {},
    sample: '{',
    firstSeen: NOW - 1000,
    lastSeen: NOW,
    count: 1,
    ...over,
  };
}

function latest(value: number, receivedTs = NOW): LatestValue {
  return { ts: receivedTs - 1000, value, quality: 0, receivedTs };
}

/** An hour of S1: its line is open, `running` and the pressure came every second, the other two points never. */
function heard(over: Partial<Heard> = {}): Heard {
  const points = over.points ?? [activity('running'), activity('differentialPressurePa', { lastValue: 900 })];
  return {
    world: 'live',
    from: NOW - HOUR,
    to: NOW,
    upSince: NOW - 10 * HOUR,
    registry: plant,
    rules: new Map(),
    points,
    countedPoints: points,
    skews: [{ station: 'S1', messages: 720, leastMs: 80, medianMs: 120, greatestMs: 900 }],
    latest: new Map([
      ['P1-C01/running', latest(1)],
      ['P1-C01/differentialPressurePa', latest(900)],
    ]),
    lines: new Map([['S1', { online: true, since: NOW - HOUR, lastMessageTs: NOW - 400 }]]),
    alarms: [],
    refusals: [],
    ...over,
  };
}

function pointOf(given: Partial<Heard>, point: PointId) {
  const found = assessDataHealth(heard(given)).points.find((each) => each.point === point);
  if (!found) throw new Error(`There is no row of ${point}.`);
  return found;
}

it('counts a second each and does not ask yet for the message that is being filled', () => {
  expect(pointOf({}, 'running').onlineRate).toBe(1);
  expect(pointOf({ points: [activity('running', { readings: 719 })] }, 'running').onlineRate).toBe(0.2);
  expect(pointOf({}, 'hopperTemperatureC')).toMatchObject({ readings: 0, onlineRate: 0, badShare: null });
});

it('counts more than was promised as all of it', () => {
  expect(pointOf({ points: [activity('running', { readings: 9000 })] }, 'running').onlineRate).toBe(1);
});

it("does not make the server's own downtime the station's fault", () => {
  const started = NOW - 105_000;
  const given = {
    upSince: started,
    points: [activity('running', { readings: 2000 })],
    countedPoints: [activity('running', { readings: 50 })],
  };
  expect(assessDataHealth(heard(given)).countedFrom).toBe(started);
  expect(pointOf(given, 'running')).toMatchObject({ readings: 2000, onlineRate: 0.5 });
});

it('gives no rate where nobody knows how long the server was up, nor before the first sample is due', () => {
  expect(pointOf({ upSince: null }, 'running').onlineRate).toBeNull();
  expect(pointOf({ upSince: NOW - 5000 }, 'running').onlineRate).toBeNull();
});

it('follows the declared cadence', () => {
  const station = { ...stationS1(), sampleIntervalMs: 60_000, messageIntervalMs: 600_000 };
  const registry = { ...plant, stations: new Map([['S1', station]]) };
  expect(pointOf({ registry, points: [activity('running', { readings: 25 })] }, 'running').onlineRate).toBe(
    0.5,
  );
});

it('tells shares of what came', () => {
  const points = [activity('running', { readings: 400, bad: 100, late: 20 })];
  expect(pointOf({ points }, 'running')).toMatchObject({ badShare: 0.25, lateShare: 0.05 });
});

it('calls a point silent while its alarm or that of its station holds', () => {
  const pointSilent = fakeAlarm({ ruleId: 'point-silent', point: 'running', raisedTs: NOW - 60_000 });
  expect(pointOf({ alarms: [pointSilent] }, 'running')).toMatchObject({
    silentSinceTs: NOW - 60_000,
    online: false,
  });
  expect(pointOf({ alarms: [pointSilent] }, 'differentialPressurePa').silentSinceTs).toBeNull();

  const stationSilent = fakeAlarm({ ruleId: 'station-silent', point: null, raisedTs: NOW - 30_000 });
  const { summary, stations } = assessDataHealth(heard({ alarms: [stationSilent] }));
  expect(summary).toMatchObject({ points: 4, pointsOnline: 0, silent: 4 });
  expect(stations[0]?.silentSinceTs).toBe(NOW - 30_000);
});

it('does not call silent what has returned and waits to be acknowledged', () => {
  const returned = fakeAlarm({
    ruleId: 'point-silent',
    point: 'running',
    state: 'rtn-unack',
    returnedTs: NOW - 1000,
  });
  expect(pointOf({ alarms: [returned] }, 'running')).toMatchObject({ silentSinceTs: null, online: true });
});

it('is online with an open line and something heard in the window; a line of which nothing is known is not open', () => {
  expect(assessDataHealth(heard()).summary).toMatchObject({
    points: 4,
    pointsOnline: 2,
    stations: 1,
    stationsOnline: 1,
  });
  const before = new Map([['P1-C01/running', latest(1, NOW - HOUR - 1)]]);
  expect(pointOf({ latest: before }, 'running')).toMatchObject({ online: false, last: { value: 1 } });

  const unknown = assessDataHealth(heard({ lines: new Map(), latest: new Map() }));
  expect(unknown.summary).toMatchObject({ pointsOnline: 0, stationsOnline: 0 });
  expect(unknown.stations[0]).toMatchObject({ online: null, since: null, lastMessageTs: null });
});

const frozenRule = {
  id: 'value-frozen',
  collector: 'P1-C01',
  collectorType: 'dry',
  point: 'differentialPressurePa',
  priority: 4,
  numbers: { windowMs: 600_000 },
  deadband: 0,
  onDelayMs: 600_000,
  offDelayMs: 0,
  suppressedUntilRunningMs: 0,
  source: { kind: 'local', verified: false, note: { zh: '', en: '' } },
} as const;
const rules: Heard['rules'] = new Map([['P1-C01', [frozenRule]]]);

/** The pressure rests at `value` since `restsFor` before now, while `running` is as said. */
function resting(value: number, restsFor: number, running: Partial<PointActivity> = {}): Partial<Heard> {
  const rest = { lastTs: NOW, lastValue: value, unchangedSinceTs: NOW - restsFor };
  const runs = activity('running', { unchangedSinceTs: NOW - HOUR, ...running });
  return { rules, points: [runs, activity('differentialPressurePa', rest)] };
}

it.each([
  ['for longer than the rule allows while running', resting(900, 600_001), NOW - 600_001],
  ['just as long as it allows', resting(900, 600_000), null],
  ['while stopped', resting(900, 1_200_000, { lastValue: 0 }), null],
  ['but runs for less than that', resting(900, 1_200_000, { unchangedSinceTs: NOW - 300_000 }), null],
  ['at the end of its span, where other rules speak', resting(0, 1_200_000), null],
  ['without a rule for it', { ...resting(900, 1_200_000), rules: new Map() }, null],
])('a value that has not moved %s', (_, given, since) => {
  expect(pointOf(given, 'differentialPressurePa').frozenSinceTs).toBe(since);
});

it('is frozen while its alarm holds, since its value stood still', () => {
  const alarm = fakeAlarm({ ruleId: 'value-frozen', point: 'differentialPressurePa', raisedTs: NOW - 5000 });
  const given = { ...resting(900, 605_000), rules: new Map(), alarms: [alarm] };
  expect(pointOf(given, 'differentialPressurePa').frozenSinceTs).toBe(NOW - 605_000);
  expect(assessDataHealth(heard(given)).summary.frozen).toBe(1);
});

it('tells the clock of a station, the mean of its points and when it spoke last', () => {
  expect(assessDataHealth(heard()).stations).toEqual([
    {
      station: 'S1',
      enterprise: 'P1',
      virtual: false,
      online: true,
      since: NOW - HOUR,
      lastMessageTs: NOW,
      messages: 720,
      skew: { leastMs: 80, medianMs: 120, greatestMs: 900 },
      onlineRate: 0.5,
      points: 4,
      pointsOnline: 2,
      silentSinceTs: null,
      refused: { count: 0, exact: true },
    },
  ]);
});

it('counts what was refused in the window, and says when older refusals are in the count', () => {
  const inside = refusal({ count: 3 });
  const older = refusal({ station: 'S9', firstSeen: NOW - 2 * HOUR, count: 40 });
  const before = refusal({ firstSeen: NOW - 3 * HOUR, lastSeen: NOW - 2 * HOUR, count: 500 });
  const { summary, stations } = assessDataHealth(heard({ refusals: [inside, older, before] }));
  expect(summary.refused).toEqual({ count: 43, exact: false });
  expect(stations[0]?.refused).toEqual({ count: 3, exact: true });
});

it('leaves retired stations out', () => {
  const registry = { ...plant, stations: new Map([['S1', { ...stationS1(), retired: true }]]) };
  expect(assessDataHealth(heard({ registry }))).toMatchObject({ stations: [], points: [] });
});

function stationS1(): Station {
  const station = plant.stations.get('S1');
  if (!station) throw new Error('The fixture has no station S1.');
  return station;
}
