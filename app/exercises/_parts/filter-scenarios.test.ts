import { expect, test } from 'vitest';
import { type Scenario, scenarioSchema } from '../../../data/model/scenario';
import { filterScenarios, type KnownTypes, type ScenarioFilter } from './filter-scenarios';

const text = (zh: string, en: string) => ({ zh, en });
const story = (id: string, over: Record<string, unknown>): Scenario =>
  scenarioSchema.parse({
    version: 1,
    id,
    title: text('标题', 'Title'),
    story: text('情节', 'Story'),
    aim: text('目标', 'Aim'),
    enterprises: ['E1'],
    startsAt: '2026-11-23T08:00:00+08:00',
    durationS: 3600,
    faults: [],
    expectedAlarms: [],
    ...over,
  });

const calm = story('calm', {});
const fan = story('fan', { faults: [{ atS: 0, collector: 'E1-C01', fault: 'fan-trip' }] });
const pump = story('pump', {
  enterprises: ['E5'],
  title: text('喷淋中断', 'No spray'),
  faults: [{ atS: 0, collector: 'E5-C01', fault: 'pump-trip' }],
});
const all = [calm, fan, pump];
const types: KnownTypes = {
  ofCollector: new Map([
    ['E1-C01', 'dry'],
    ['E5-C01', 'wet'],
  ]),
  ofPlant: new Map([
    ['E1', ['dry', 'wet']],
    ['E5', ['wet']],
  ]),
};
const shown = (filter: Partial<ScenarioFilter>) =>
  filterScenarios(all, { q: '', kind: null, plant: null, type: null, ...filter }, types).map(({ id }) => id);

test('asked for nothing, everything is shown', () => expect(shown({})).toEqual(['calm', 'fan', 'pump']));

test('by kind and plant', () => {
  expect(shown({ kind: 'healthy' })).toEqual(['calm']);
  expect(shown({ kind: 'fault', plant: 'E5' })).toEqual(['pump']);
});

test('a dry or wet story is one where such a collector fails, or where one runs on a healthy day', () => {
  expect(shown({ type: 'dry' })).toEqual(['calm', 'fan']);
  expect(shown({ type: 'wet' })).toEqual(['calm', 'pump']);
});

test('a search takes every word, in either language, of title, text, fault and collector', () => {
  expect(shown({ q: 'FAN trip' })).toEqual(['fan']);
  expect(shown({ q: '风机跳闸' })).toEqual(['fan']);
  expect(shown({ q: 'spray e5-c01' })).toEqual(['pump']);
  expect(shown({ q: 'spray fan' })).toEqual([]);
});
