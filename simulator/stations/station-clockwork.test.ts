import { expect, test } from 'vitest';
import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import { injectFault } from '../faults/inject-fault';
import { type Clockwork, createClockwork } from './station-clockwork';

const MORNING = Date.parse('2026-11-23T07:50:00+08:00');

test('a message comes with every fifth sample, numbered from 0', () => {
  const clockwork = open({});
  const messages = Array.from({ length: 10 }, () => clockwork.advance()[0]);
  expect(messages.map((message) => message?.seq ?? null)).toEqual([
    null,
    null,
    null,
    null,
    0,
    null,
    null,
    null,
    null,
    1,
  ]);
  expect(messages[9]?.samples.map(({ ts }) => ts - MORNING)).toEqual(
    [6000, 7000, 8000, 9000, 10_000].flatMap((ts) => [ts, ts]),
  );
});

test('after a pause nothing is invented, and the plant knows the hour', () => {
  const clockwork = open({ alwaysOn: false });
  clockwork.skipTo(MORNING + 3_600_250);
  expect(clockwork.nextSampleTs()).toBe(MORNING + 3_601_000);
  clockwork.advance();
  expect(clockwork.state().ts).toBe(MORNING + 3_601_000);
  expect(clockwork.newest()[0]?.values.producing).toBe(true);
});

test('at ten times the speed a nest heats ten times as fast while samples keep the clock', () => {
  const rise = (speed: number): number => {
    const clockwork = open({ speed });
    clockwork.bend((plant, state) =>
      injectFault(plant, state, { id: 'smouldering-nest', collector: 'E3-C01', severity: 1, rampS: 0 }),
    );
    const before = hopper(clockwork);
    for (let i = 0; i < 30; i++) clockwork.advance();
    return hopper(clockwork) - before;
  };
  expect(open({ speed: 10 }).nextSampleTs()).toBe(MORNING + 1000);
  expect(rise(10) / rise(1)).toBeGreaterThan(8);
});

function open(more: { alwaysOn?: boolean; speed?: number }): Clockwork {
  const station = SAMPLE_RECORDS.find((record) => record.kind === 'station' && record.id === 'S3');
  const enterprise = SAMPLE_RECORDS.find((record) => record.kind === 'enterprise' && record.id === 'E3');
  if (station?.kind !== 'station' || enterprise?.kind !== 'enterprise')
    throw new Error('the samples lack E3 or S3');
  const collectors = SAMPLE_RECORDS.filter((record) => record.kind === 'collector').filter(({ id }) =>
    station.collectors.includes(id),
  );
  return createClockwork({
    station,
    enterprise,
    collectors,
    seed: 1,
    alwaysOn: true,
    speed: 1,
    boot: '1',
    startTs: MORNING,
    ...more,
  });
}

function hopper(clockwork: Clockwork): number {
  const [first] = clockwork.state().collectors;
  return first?.type === 'dry' ? first.hopperC : Number.NaN;
}
