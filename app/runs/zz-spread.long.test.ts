import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildJudgeConfig } from '../../analytics/alarm/build-judge-config';
import { evaluate } from '../../analytics/alarm/evaluate';
import { initialState } from '../../analytics/alarm/judge-state';
import { decodeTelemetry } from '../../data/ingest/decode-telemetry';
import type { Alarm, AlarmEvent } from '../../data/model/alarm';
import type { StoredReading } from '../../data/model/reading';
import { buildRegistry, type Registry } from '../../data/model/registry';
import { type Scenario, scenarioSchema } from '../../data/model/scenario';
import { judgeRun } from '../../simulator/exercise/judge';
import { type ScenarioLine, scenarioLines } from '../../simulator/exercise/scenario-lines';
import { recordsOfScenario } from './records-of-scenario';

/** Readings judged in one go: how they are grouped changes nothing. */
const GROUP = 4000;
const folder = join(import.meta.dirname, '..', '..', 'simulator', 'scenarios');
const scenarios = readdirSync(folder)
  .filter((file) => file.endsWith('.json') && file !== 'schema.json')
  .map((file) => scenarioSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))));

/** Each as nobody steers it, through the decoder and the rule book of the real system, in memory. */
describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (_id, scenario) => {
  test.each([2, 3, 4, 5])('gives its expected alarms and no other, seed %i', (seed) => {
    const alarms = alarmsOf(scenario, seed);
    const startTs = Date.parse(scenario.startsAt);
    const endedS = scenario.durationS;
    console.log(
      'SPREAD',
      scenario.id,
      seed,
      alarms
        .map((a) => a.ruleId + ' ' + a.collector + ' ' + (a.raisedTs - startTs) / 1000)
        .sort()
        .join('; '),
    );
    const report = judgeRun({ scenario, run: 'trial', seed, startTs, endedS, alarms, actions: [] });
    expect(report).toMatchObject({ misses: [], late: [], false: [], unscripted: [] });
    expect(alarms).toHaveLength(scenario.expectedAlarms.length);
  });
});

test('there are scenarios to look at', () => expect(scenarios.length).toBeGreaterThanOrEqual(6));

function alarmsOf(scenario: Scenario, seed: number): readonly Alarm[] {
  const records = recordsOfScenario(scenario, buildRegistry([]));
  const registry = buildRegistry(records);
  const config = buildJudgeConfig('run:trial', registry);
  const alarms = new Map<string, Alarm>();
  const told = (events: readonly AlarmEvent[]): void => {
    for (const { alarm } of events) alarms.set(alarm.id, alarm);
  };
  let state = initialState();
  let readings: StoredReading[] = [];
  let ingestId = 0;
  for (const line of scenarioLines({ scenario, records, seed })) {
    if (line.kind === 'telemetry') {
      for (const reading of decode(line, registry)) {
        ingestId++;
        readings.push({ ...reading, ingestId, receivedTs: line.receivedTs, late: false });
      }
    } else if (readings.length >= GROUP || line.receivedTs === endOf(scenario)) {
      const { receivedTs } = line;
      const [judged, events] = evaluate(state, { type: 'readings', readings, receivedTs }, config);
      const [ticked, later] = evaluate(judged, { type: 'tick', now: receivedTs }, config);
      told([...events, ...later]);
      state = ticked;
      readings = [];
    }
  }
  expect(ingestId).toBeGreaterThan(10_000);
  return [...alarms.values()];
}

function decode(line: Extract<ScenarioLine, { kind: 'telemetry' }>, registry: Registry) {
  const station = registry.stations.get(line.station);
  if (!station) throw new Error(`no station ${line.station}`);
  const { receivedTs } = line;
  const decoded = decodeTelemetry(new TextEncoder().encode(JSON.stringify(line.payload)), {
    registry,
    station,
    topic: `exercise/trial/dust/v1/${station.id}/telemetry`,
    receivedTs,
    oldestTs: 0,
    newestTs: receivedTs,
  });
  expect(decoded.rejections).toEqual([]);
  return decoded.readings;
}

function endOf({ startsAt, durationS }: Scenario): number {
  return Date.parse(startsAt) + durationS * 1000;
}
