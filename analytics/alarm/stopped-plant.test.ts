import { expect, test } from 'vitest';
import { buildRegistry, type Enterprise, enterpriseSchema } from '../../data/model/registry';
import { buildJudgeConfig } from './build-judge-config';
import { openAlarmsOf } from './evaluate';
import { brief, DRY, judgeAll, STATION, story, T0, tick, WET } from './test-plant';
import type { JudgeConfig } from './types';

const RUNNING: Enterprise = enterpriseSchema.parse({
  kind: 'enterprise',
  id: 'E',
  name: { zh: '厂', en: 'plant' },
  district: '110113',
  address: { zh: '地', en: 'place' },
  longitude: 116.7,
  latitude: 40.1,
  trade: '2110',
  dusts: [26],
  workersPerShift: 3,
  building: { storeys: 1, structure: 'frame', dormitoryOrOfficeNearby: false },
  shifts: [],
});

/** Registered at second 0; a station of it is silent after 30 s. */
function configWith(change: Partial<Enterprise>): JudgeConfig {
  return buildJudgeConfig('live', buildRegistry([{ ...RUNNING, ...change }, STATION, DRY, WET]));
}

function stopped(until?: number): JudgeConfig {
  const production = { sinceTs: T0, reason: 'holiday' };
  return configWith({
    productionStatus: 'stopped',
    production: until === undefined ? production : { ...production, untilTs: T0 + until * 1000 },
  });
}

const heard = story('D', 0, 10, () => ({ running: 0 }));
const silences = (inputs: Parameters<typeof judgeAll>[0], config: JudgeConfig) =>
  brief(judgeAll([...heard, ...inputs], config).events, true).filter((it) => it.includes('station-silent'));

test('silence of a stopped plant is an alarm again once the stop was to end', () => {
  expect(silences([tick(7 * 86_400)], stopped())).toEqual([]);
  expect(silences([tick(629)], stopped(600))).toEqual([]);
  expect(silences([tick(630)], stopped(600))).toEqual(['raised station-silent 630']);
  expect(silences([tick(7 * 86_400)], stopped(600))).toEqual(['raised station-silent 630']);
});

test('a plant that sends when its stop was to end is not missed', () => {
  const back = story('D', 610, 640, () => ({ running: 1 }));
  expect(silences([...back, tick(669)], stopped(600))).toEqual([]);
  expect(silences([...back, tick(670)], stopped(600))).toEqual(['raised station-silent 670']);
});

test('an alarm of silence returns when the stop is registered', () => {
  const { state } = judgeAll([...heard, tick(60)], configWith({}));
  const { state: after, events } = judgeAll([tick(61)], stopped(600), state);
  expect(brief(events, true)).toContain('returned station-silent 61');
  const open = openAlarmsOf(after).filter((it) => it.ruleId === 'station-silent');
  expect(open).toMatchObject([{ state: 'rtn-unack' }]);
});

test('a stop that ends while the workbench is down gives the plant its time from the start on', () => {
  const down = { type: 'downtime', from: T0 + 300_000, to: T0 + 900_000 } as const;
  expect(silences([down, tick(929)], stopped(600))).toEqual([]);
  expect(silences([down, tick(930)], stopped(600))).toEqual(['raised station-silent 930']);
});

test('a plant that runs again is missed from then on, not since it was last heard', () => {
  const { state } = judgeAll([...heard, tick(86_400)], stopped());
  const again = configWith({
    productionStatus: 'running',
    production: { sinceTs: T0 + 86_400_000, reason: 'back' },
  });
  const { events } = judgeAll([tick(86_429)], again, state);
  expect(brief(events, true)).toEqual([]);
  expect(brief(judgeAll([tick(86_431)], again, state).events, true)).toContain('raised station-silent 86430');
});
