import { expect, test } from 'vitest';
import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import { clearFault } from '../faults/clear-fault';
import { injectFault } from '../faults/inject-fault';
import { type Clockwork, type ClockworkState, createClockwork } from './station-clockwork';
import type { TelemetryMessage } from './to-message';

const MORNING = Date.parse('2026-11-23T10:00:00+08:00');

test('a fault of one collector holds for its whole station', () => {
  const clockwork = open();
  inject(clockwork, 'station-power-lost');
  expect(play(clockwork, 30)).toEqual([]);
});

test('power lost at 12 s and back at 32 s: silence, no sample between, then another boot numbered from 0', () => {
  const clockwork = open();
  const before = play(clockwork, 12);
  inject(clockwork, 'station-power-lost');
  expect(play(clockwork, 20)).toEqual([]);
  expect(clockwork.flush()).toEqual([]);
  clear(clockwork);
  const after = play(clockwork, 10);
  expect(before.map(({ boot, seq }) => [boot, seq])).toEqual([
    ['7', 0],
    ['7', 1],
  ]);
  expect(after.map(({ boot, seq }) => [boot, seq])).toEqual([
    ['8', 0],
    ['8', 1],
  ]);
  const measured = secondsOf([...before, ...after]);
  expect(measured).toEqual([...secondsUpTo(10), ...[33, 34, 35, 36, 37, 38, 39, 40, 41, 42]]);
});

test('network lost for an hour: nothing, then all of it at once, in order, as a healthy twin of the same seed sent it', () => {
  const [clockwork, twin] = [open(), open()];
  inject(clockwork, 'network-lost');
  expect(play(clockwork, 3600)).toEqual([]);
  clear(clockwork);
  const burst = clockwork.advance();
  expect(burst).toHaveLength(720);
  expect(burst).toEqual(play(twin, 3600));
  expect([clockwork.advance(), clockwork.advance()].flat()).toEqual([]);
});

test('an hour without a network takes less than 100 KiB in a saved state', () => {
  const clockwork = open();
  inject(clockwork, 'network-lost');
  play(clockwork, 3600);
  expect(JSON.stringify(clockwork.save()).length).toBeLessThan(100 * 1024);
});

test('repeated messages are the same bytes with the same number; every number comes', () => {
  const clockwork = open();
  inject(clockwork, 'messages-repeated');
  const sent = [...play(clockwork, 500), ...clockwork.flush()];
  const different = new Set(sent.map((one) => JSON.stringify(one)));
  const numbers = [...different].map((text) => (JSON.parse(text) as TelemetryMessage).seq);
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, seq) => seq));
  expect(sent.length).toBeGreaterThan(125);
});

test('a clock four minutes ahead, two at half severity; set right, the same minutes are told again', () => {
  const clockwork = open();
  inject(clockwork, 'station-clock-jump');
  const ahead = play(clockwork, 5);
  inject(clockwork, 'station-clock-jump', 0.5);
  const half = play(clockwork, 5);
  clear(clockwork);
  const right = play(clockwork, 5);
  expect(secondsOf(ahead)).toEqual([241, 242, 243, 244, 245]);
  expect(secondsOf(half)).toEqual([126, 127, 128, 129, 130]);
  expect(secondsOf(right)).toEqual([11, 12, 13, 14, 15]);
  expect([...ahead, ...half, ...right].map(({ seq }) => seq)).toEqual([0, 1, 2]);
});

test('a frozen gateway: zero variance of every value of the station, fresh times, while the pump stands', () => {
  const clockwork = open('S5', 'E5');
  play(clockwork, 30);
  inject(clockwork, 'gateway-frozen', 1, 'E5-C01');
  const [first, ...others] = play(clockwork, 60);
  inject(clockwork, 'pump-trip', 1, 'E5-C01');
  const masked = [...others, ...play(clockwork, 60)];
  const valuesOf = (messages: readonly TelemetryMessage[]) =>
    new Set(messages.flatMap(({ samples }) => samples.map((s) => JSON.stringify([s.collector, s.values]))));
  expect(first && valuesOf(masked)).toEqual(first && valuesOf([first]));
  expect(secondsOf(masked)).toEqual(Array.from({ length: 115 }, (_, s) => 36 + s));
  const wet = clockwork.newest().find(({ collector }) => collector === 'E5-C01');
  expect(wet?.values.sprayFlowM3h).toBeLessThan(1);
});

test('saved in the middle of everything and taken up through JSON, it goes on byte for byte', () => {
  for (const id of ['network-lost', 'messages-repeated', 'gateway-frozen', 'station-power-lost']) {
    const clockwork = open();
    inject(clockwork, id);
    play(clockwork, 403);
    const saved = JSON.parse(JSON.stringify(clockwork.save())) as ClockworkState;
    const taken = open('S3', 'E3', saved);
    for (const one of [clockwork, taken]) play(one, 50);
    for (const one of [clockwork, taken]) clear(one);
    const [gone, on] = [play(clockwork, 60), play(taken, 60)];
    expect(gone.length).toBeGreaterThan(10);
    expect(JSON.stringify(on)).toBe(JSON.stringify(gone));
  }
});

test('a state saved before lines could fail is taken up with a sound line', () => {
  const clockwork = open();
  play(clockwork, 7);
  const { line: _line, ...old } = clockwork.save();
  expect(play(open('S3', 'E3', old), 20)).toEqual(play(clockwork, 20));
});

function open(stationId = 'S3', enterpriseId = 'E3', from?: ClockworkState): Clockwork {
  const station = SAMPLE_RECORDS.find((record) => record.kind === 'station' && record.id === stationId);
  const enterprise = SAMPLE_RECORDS.find(
    (record) => record.kind === 'enterprise' && record.id === enterpriseId,
  );
  if (station?.kind !== 'station' || enterprise?.kind !== 'enterprise')
    throw new Error(`the samples lack ${enterpriseId} or ${stationId}`);
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
    boot: '7',
    startTs: MORNING,
    ...(from ? { from } : {}),
  });
}

function inject(clockwork: Clockwork, id: string, severity = 1, collector = 'E3-C01'): void {
  clockwork.bend((plant, state) => injectFault(plant, state, { id, collector, severity, rampS: 0 }));
}

function clear(clockwork: Clockwork): void {
  clockwork.bend((_plant, state) => clearFault(state, 'E3-C01'));
}

/** The messages of so many seconds. */
function play(clockwork: Clockwork, seconds: number): readonly TelemetryMessage[] {
  return Array.from({ length: seconds }, () => clockwork.advance()).flat();
}

/** The seconds after the start that were measured of the first collector, in their order of arrival. */
function secondsOf(messages: readonly TelemetryMessage[]): number[] {
  return messages.flatMap(({ samples }) =>
    samples.flatMap(({ ts, collector }) => (collector === 'C01' ? [(ts - MORNING) / 1000] : [])),
  );
}

function secondsUpTo(last: number): number[] {
  return Array.from({ length: last }, (_, at) => at + 1);
}
