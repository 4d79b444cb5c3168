import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildJudgeConfig } from '../../analytics/alarm/build-judge-config';
import { evaluate } from '../../analytics/alarm/evaluate';
import { initialState } from '../../analytics/alarm/judge-state';
import { createIntake } from '../../data/ingest/create-intake';
import { decodeTelemetry } from '../../data/ingest/decode-telemetry';
import type { Alarm } from '../../data/model/alarm';
import type { StoredReading } from '../../data/model/reading';
import { buildRegistry, type Registry } from '../../data/model/registry';
import { type Scenario, scenarioSchema } from '../../data/model/scenario';
import { judgeRun } from '../../simulator/exercise/judge';
import { type ScenarioLine, scenarioLines } from '../../simulator/exercise/scenario-lines';
import { recordsOfScenario } from './records-of-scenario';

/** How often the judge hears of the story, ms: how readings are grouped changes nothing. */
const GROUP_MS = 60_000;
/** How far ahead of its receipt a sample may lie, as at the live door. */
const AHEAD_MS = 300_000;
const FIRST_SEED = 20_261_122;
/** Played with a second seed as well. */
const WITH_TWO_SEEDS = [
  'airlock-trip',
  'blind-gauge',
  'healthy-day',
  'pulse-air-lost',
  'smouldering-nest',
  'water-lost',
];
const folder = join(import.meta.dirname, '..', '..', 'simulator', 'scenarios');
const scenarios = readdirSync(folder)
  .filter((file) => file.endsWith('.json') && file !== 'schema.json')
  .map((file) => scenarioSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))));
const played = scenarios.flatMap((scenario) =>
  (WITH_TWO_SEEDS.includes(scenario.id) ? [FIRST_SEED, 1] : [FIRST_SEED]).map(
    (seed) => [scenario.id, seed, scenario] as const,
  ),
);

/**
 * The whole library, each story as nobody steers it, through decoder, intake and rule book of the real system, in memory:
 * about four minutes on one core. `npm run validate` plays them through broker and store.
 */
test.each(played)('%s gives its expected alarms and no other, seed %i', (_id, seed, scenario) => {
  const alarms = alarmsOf(scenario, seed);
  const startTs = Date.parse(scenario.startsAt);
  const endedS = scenario.durationS;
  const report = judgeRun({ scenario, run: 'trial', seed, startTs, endedS, alarms, actions: [] });
  expect(report).toMatchObject({ misses: [], late: [], false: [], unscripted: [] });
  expect(alarms).toHaveLength(scenario.expectedAlarms.length);
});

test('there is a library to look at', () => expect(scenarios.length).toBeGreaterThanOrEqual(50));

function alarmsOf(scenario: Scenario, seed: number): readonly Alarm[] {
  const records = recordsOfScenario(scenario, buildRegistry([]));
  const registry = buildRegistry(records);
  const config = buildJudgeConfig('run:trial', registry);
  const intake = createIntake({ tail: [], lastIngestId: 0, reorderMsOf: () => 0 });
  const alarms = new Map<string, Alarm>();
  const startTs = Date.parse(scenario.startsAt);
  const endTs = startTs + scenario.durationS * 1000;
  let state = initialState();
  let readings: StoredReading[] = [];
  let round: StoredReading[] = [];
  for (const line of scenarioLines({ scenario, records, seed })) {
    const { receivedTs } = line;
    if (line.kind === 'telemetry') {
      round.push(...intake.accept(decode(line, registry), receivedTs).kept);
      continue;
    }
    // Of one receipt time in order of measurement, as the live flow gives them.
    readings.push(...round.toSorted((a, b) => a.ts - b.ts || a.ingestId - b.ingestId));
    round = [];
    if ((receivedTs - startTs) % GROUP_MS !== 0 && receivedTs !== endTs) continue;
    const [judged, events] = evaluate(state, { type: 'readings', readings, receivedTs }, config);
    const [ticked, later] = evaluate(judged, { type: 'tick', now: receivedTs }, config);
    for (const { alarm } of [...events, ...later]) alarms.set(alarm.id, alarm);
    state = ticked;
    readings = [];
  }
  expect(intake.lastIngestId()).toBeGreaterThan(1000);
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
    newestTs: receivedTs + AHEAD_MS,
  });
  expect(decoded.rejections).toEqual([]);
  return decoded.readings;
}
