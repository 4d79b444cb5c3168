import { expect, test, vi } from 'vitest';
import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import type { RegistryRecord } from '../../data/model/registry';
import { type Scenario, scenarioSchema } from '../../data/model/scenario';
import { createRunPlants, type RunPlants, type RunPlantsOptions } from './run-plants';

/** Simulated hours take their time on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });

const START = '2026-11-23T09:00:00+08:00';
const START_TS = Date.parse(START);

test('the same options and interferences give the same bytes, another seed does not', () => {
  const played = (seed: number) => {
    const plants = open({ seed });
    const first = play(plants, 60);
    plants.interfere({ cmd: 'inject', collector: 'E3-C01', fault: 'bag-torn', severity: 0.4, rampS: 20 });
    return first + play(plants, 120);
  };
  expect(played(7)).toBe(played(7));
  expect(played(8)).not.toBe(played(7));
});

test('taken up from a state that went through JSON, it goes on exactly', () => {
  const faults = [
    { atS: 20, collector: 'E3-C01', fault: 'smouldering-nest', rampS: 60, clearAtS: 90 },
    { atS: 70, collector: 'E3-C02', fault: 'pulse-air-lost' },
  ];
  const plants = open({}, { faults });
  play(plants, 43);
  plants.interfere({ cmd: 'action', action: 'stop-production', collector: 'E3-C02' });
  const from = JSON.parse(JSON.stringify(plants.save()));
  expect(play(open({ from }, { faults }), 300)).toBe(play(plants, 300));
});

test('how far it is advanced at a time changes nothing', () => {
  const [once, often] = [open({}), open({})];
  const inOne = once.advanceTo(START_TS + 60_000);
  const inMany = Array.from({ length: 60 }, (_, s) => often.advanceTo(START_TS + (s + 1) * 1000)).flat();
  expect(inMany).toEqual(inOne);
  expect(inOne).toHaveLength(12);
});

test('a fault begins after its second and ends after its own', () => {
  const plants = open(
    {},
    { faults: [{ atS: 8, collector: 'E3-C01', fault: 'airlock-motor-trip', clearAtS: 12 }] },
  );
  const told = plants
    .advanceTo(START_TS + 20_000)
    .flatMap(({ message }) => message.samples)
    .flatMap(({ ts, collector, values }) =>
      collector === 'C01' && values.airlockFault ? [(ts - START_TS) / 1000] : [],
    );
  expect(told).toEqual([9, 10, 11, 12]);
});

test('between two slow samples too a fault begins at its second', () => {
  const cadence = { sampleIntervalMs: 60_000, messageIntervalMs: 60_000 };
  const records = SAMPLE_RECORDS.map((r) => (r.kind === 'station' ? { ...r, ...cadence } : r));
  const plants = open(
    { records: of(records, 'E3') },
    { faults: [{ atS: 90, collector: 'E3-C01', fault: 'fan-trip' }] },
  );
  plants.advanceTo(START_TS + 120_000);
  expect(plants.save().stations[0]?.clockwork.plant.faults[0]?.sinceTs).toBe(START_TS + 90_000);
  expect(plants.nextEdgeTs()).toBe(START_TS + 125_000);
});

test('without a network a round is empty; when it is back one round brings all with its old times, also after taking up', () => {
  const faults = [{ atS: 60, collector: 'E3-C02', fault: 'network-lost', clearAtS: 300 }];
  const plants = open({}, { faults });
  const before = plants.advanceTo(START_TS + 60_000);
  expect(before).toHaveLength(12);
  expect(plants.advanceTo(START_TS + 200_000)).toEqual([]);
  const from = JSON.parse(JSON.stringify(plants.save()));
  expect(plants.advanceTo(START_TS + 300_000)).toEqual([]);
  const burst = plants.advanceTo(START_TS + 305_000);
  expect(burst.map(({ message }) => message.seq)).toEqual(Array.from({ length: 49 }, (_, i) => 12 + i));
  const times = burst.flatMap(({ message }) => message.samples.map(({ ts }) => (ts - START_TS) / 1000));
  expect(times[0]).toBe(61);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  const taken = open({ from }, { faults });
  expect(taken.advanceTo(START_TS + 305_000)).toEqual(burst);
});

test('what waits for its message can be sent before its time, and numbering goes on', () => {
  const plants = open({});
  expect(plants.advanceTo(START_TS + 3000)).toEqual([]);
  const [early] = plants.flush();
  expect(early?.message.samples).toHaveLength(6);
  expect(plants.flush()).toEqual([]);
  expect(plants.advanceTo(START_TS + 8000).map(({ message }) => message.seq)).toEqual([1]);
});

test('the last round ends with the story', () => {
  const plants = open({}, { durationS: 62 });
  while (plants.simTs() < plants.endTs) plants.advanceTo(plants.nextEdgeTs());
  expect(plants.simTs()).toBe(START_TS + 62_000);
});

test.each([
  [{ cmd: 'clear', collector: 'E3-C01' }, 'has no fault now'],
  [{ cmd: 'clear', collector: 'E3-C01', fault: 'fan-trip' }, 'has no fault "fan-trip" now'],
  [{ cmd: 'clear', collector: 'E1-C01' }, 'is not in this exercise: name one of E3-C01, E3-C02'],
  [{ cmd: 'inject', collector: 'E3-C01', fault: 'fan-trip', severity: 2, rampS: 0 }, 'severity 2'],
  [{ cmd: 'action', collector: 'E3-C01', action: 'start-pump' }, 'it is dry and has no pump'],
] as const)('refuses %j', (wanted, sentence) => {
  expect(() => open({}).interfere(wanted)).toThrow(sentence);
});

test('says a refusal for any language too', () => {
  expect(() => open({}).interfere({ cmd: 'clear', collector: 'E3-C01' })).toThrow(
    expect.objectContaining({
      refusal: { code: 'sim-no-fault', params: { collector: 'E3-C01', fault: 'any' } },
    }),
  );
});

test('refuses a state of another scenario and records without a station', () => {
  const from = { ...open({}).save(), scenario: 'other' };
  expect(() => open({ from })).toThrow('from.scenario is "other"');
  expect(() => open({ records: of(SAMPLE_RECORDS, 'E1') })).toThrow('enterprises: "E3" has no station');
});

function open(more: Partial<RunPlantsOptions>, story: object = {}): RunPlants {
  const records = of(SAMPLE_RECORDS, 'E3');
  return createRunPlants({ scenario: scenario(story), records, seed: 1, ...more });
}

function of(records: readonly RegistryRecord[], enterprise: string): readonly RegistryRecord[] {
  return records.filter((r) =>
    r.kind === 'enterprise' ? r.id === enterprise : r.kind !== 'gateway' && r.enterprise === enterprise,
  );
}

function scenario(more: object): Scenario {
  const text = { zh: '试验', en: 'Trial' };
  return scenarioSchema.parse({
    version: 1,
    id: 'trial',
    title: text,
    story: text,
    aim: text,
    enterprises: ['E3'],
    startsAt: START,
    durationS: 3600,
    faults: [],
    expectedAlarms: [],
    ...more,
  });
}

/** The messages of so many seconds as text. */
function play(plants: RunPlants, seconds: number): string {
  return JSON.stringify(plants.advanceTo(plants.simTs() + seconds * 1000));
}
