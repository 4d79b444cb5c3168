import { expect, test } from 'vitest';
import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import type { Alarm } from '../../data/model/alarm';
import type { FrameValue } from '../../data/model/frame';
import { buildRegistry } from '../../data/model/registry';
import { createLatestStore } from '../live/latest';
import { layoutPlant, type Plant } from './geometry/layout-plant';
import { chooseLabels } from './labels';
import { createPulseMemory, type PlantView, readPlantView } from './plant-view';

const registry = buildRegistry(SAMPLE_RECORDS);
const enterprise = registry.enterprises.get('E1');
if (!enterprise) throw new Error('no E1');
const plant: Plant = {
  enterprise,
  collectors: [...registry.collectors.values()].filter((each) => each.enterprise === 'E1'),
  stations: [...registry.stations.values()].filter((each) => each.enterprise === 'E1'),
  cameras: [],
};
const T = 1_795_330_800_000;

function view(
  values: readonly FrameValue[],
  options: { readonly online?: boolean; readonly alarms?: readonly Alarm[] } = {},
): PlantView {
  const store = createLatestStore();
  const stations = [{ station: 'S1', online: options.online ?? true, since: T }];
  store.applyFrame({
    world: 'live',
    seq: 1,
    ts: T,
    values,
    estimates: [['E1-C01', 'bagLoadPercent', 40]],
    stations,
  });
  return readPlantView({
    plant,
    store,
    alarms: options.alarms ?? [],
    pulses: createPulseMemory(),
    reducedMotion: false,
    selected: null,
    hovered: null,
  });
}

const alarm: Alarm = {
  id: 'a',
  world: 'live',
  ruleId: 'hopper-temp-high',
  collector: 'E1-C01',
  point: 'hopperTemperatureC',
  priority: 2,
  state: 'unack',
  raisedTs: T,
  knownAt: T,
  returnedTs: null,
  acknowledged: null,
  late: false,
  params: {},
};

test('a running system turns, an airlock in fault is jammed', () => {
  const system = view([
    ['E1-C01', 'running', T, 1, 0],
    ['E1-C01', 'airlockFault', T, 1, 0],
  ]).collectors.get('E1-C01');
  expect(system).toMatchObject({ online: true, running: true, airlock: 'jammed', bagLoadPercent: 40 });
});

test('only the part in alarm is coloured', () => {
  const parts = view([], { alarms: [alarm] }).collectors.get('E1-C01')?.parts;
  expect(parts?.get('hopper')).toMatchObject({ level: 'orange', pulses: true });
  for (const [id, look] of parts ?? []) if (id !== 'hopper') expect(look.level).toBeNull();
});

test('off line everything is hollow and nothing is known to move', () => {
  const system = view(
    [
      ['E1-C03', 'running', T, 1, 0],
      ['E1-C03', 'tankLevelM', T, 0.7, 0],
    ],
    { online: false },
  ).collectors.get('E1-C03');
  expect(system).toMatchObject({ online: false, running: null, waterShare: null, sprayDensity: 0 });
  expect([...(system?.parts.values() ?? [])].every((look) => look.hollow)).toBe(true);
});

test('a plant whose station was never heard of is hollow', () => {
  const store = createLatestStore();
  const input = {
    plant,
    store,
    alarms: [],
    pulses: createPulseMemory(),
    reducedMotion: false,
    selected: null,
    hovered: null,
  };
  expect(readPlantView(input).collectors.get('E1-C01')?.online).toBe(false);
});

test('a quick fall of differential pressure counts as one cleaning pulse', () => {
  const store = createLatestStore();
  const input = {
    plant,
    store,
    alarms: [],
    pulses: createPulseMemory(),
    reducedMotion: false,
    selected: null,
    hovered: null,
  };
  const pressures = [1100, 1104, 1040, 1042];
  const counts = pressures.map((pressure, second) => {
    store.applyFrame({
      world: 'live',
      seq: second,
      ts: T + second * 1000,
      values: [
        ['E1-C01', 'running', T + second * 1000, 1, 0],
        ['E1-C01', 'differentialPressurePa', T + second * 1000, pressure, 0],
      ],
      estimates: [],
      stations: [{ station: 'S1', online: true, since: T }],
    });
    return readPlantView(input).collectors.get('E1-C01')?.pulses;
  });
  expect(counts).toEqual([0, 0, 1, 1]);
});

test('the whole plant names its systems and parts in alarm, a system in focus names its measured parts', () => {
  const layout = layoutPlant(plant);
  const store = createLatestStore();
  const shown = view([], { alarms: [alarm] });
  const whole = chooseLabels({ layout, view: shown, store, focus: null, workersPerShift: 42 });
  expect(whole.map((label) => label.id)).toEqual([
    'system/E1-C01',
    'part/E1-C01/hopper',
    'system/E1-C02',
    'system/E1-C03',
    'people',
  ]);
  const close = chooseLabels({ layout, view: shown, store, focus: 'E1-C03', workersPerShift: 42 });
  expect(close.map((label) => label.part)).toEqual(
    expect.arrayContaining(['tank', 'spray', 'sludge', 'hydrogen-vent', 'fan']),
  );
});
