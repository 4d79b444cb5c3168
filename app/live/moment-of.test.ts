import { describe, expect, it } from 'vitest';
import { estimatesOf, initialEstimates, stepEstimates } from '../../analytics/estimate/step-estimate';
import { plant } from '../../data/ingest/fixtures/plant';
import type { StoredReading } from '../../data/model/reading';
import type { StoredMoment } from '../../data/store/types';
import { fakeAlarm, NOW } from '../api/fixtures/fake-workbench';
import { momentOf } from './moment-of';

const EMPTY: StoredMoment = {
  latest: new Map(),
  estimates: { state: null, since: [] },
  lines: new Map(),
  alarms: [],
  warnings: [],
  risk: [],
};
const FRAME = { world: 'live', at: NOW, oldestTs: 0, newestTs: NOW, registry: plant } as const;

describe('a moment', () => {
  it('shows values, alarms and lines of what is registered, and no others', () => {
    const value = { ts: NOW, value: 1, quality: 0, receivedTs: NOW } as const;
    const stored: StoredMoment = {
      ...EMPTY,
      latest: new Map([
        ['P1-C01/running', value],
        ['P9-C01/running', value],
      ]),
      lines: new Map([['S9', { online: true, since: 5 }]]),
      alarms: [fakeAlarm(), fakeAlarm({ id: 'foreign', collector: 'P9-C01' })],
    };
    expect(momentOf(stored, { ...FRAME, collectors: null })).toEqual({
      ...{ world: 'live', at: NOW, oldestTs: 0, newestTs: NOW, outside: null },
      values: [['P1-C01', 'running', NOW, 1, 0]],
      estimates: [],
      stations: [{ station: 'S1', online: false, since: 0 }],
      alarms: [fakeAlarm()],
      warnings: [],
      risk: [],
    });
  });

  it('tells estimates as they were told live: the last saved and every reading since', () => {
    const readings = Array.from({ length: 120 }, (_, second) => [
      reading('running', second, 1),
      reading('differentialPressurePa', second, 1500 + second),
    ]).flat();
    const live = estimatesOf(stepEstimates(initialEstimates(), readings, plant));
    const saved = stepEstimates(initialEstimates(), readings.slice(0, 100), plant);
    const state: unknown = JSON.parse(JSON.stringify(saved));
    const stored = { ...EMPTY, estimates: { state, since: readings.slice(100) } };
    expect(momentOf(stored, { ...FRAME, collectors: 'all' }).estimates).toEqual(live);
    expect(live.map(([, estimate]) => estimate)).toEqual(['bagLoadPercent', 'hopperLevelPercent']);
    expect(momentOf(stored, { ...FRAME, collectors: new Set(['P1-C02']) }).estimates).toEqual([]);
    expect(momentOf(stored, { ...FRAME, collectors: null }).estimates).toEqual([]);
  });
});

function reading(point: StoredReading['point'], second: number, value: number): StoredReading {
  const ts = NOW + second * 1000;
  const order = { ingestId: second + 1, boot: 1, seq: second, receivedTs: ts, late: false };
  return { collector: 'P1-C01', station: 'S1', point, ts, value, quality: 0, ...order };
}
