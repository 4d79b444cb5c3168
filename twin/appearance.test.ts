import { expect, test } from 'vitest';
import type { Alarm } from '../data/model/alarm';
import type { LatestValue } from '../data/model/reading';
import {
  airlockMotion,
  airSpeed,
  hopperGlow,
  isCleaningPulse,
  lookOfPart,
  PULSE_HZ,
  pulseBrightness,
  sprayDensity,
  switchState,
  waterShare,
} from './appearance';

const alarm = (more: Partial<Alarm>): Alarm => ({
  id: 'a',
  world: 'live',
  ruleId: 'dp-high',
  collector: 'E1-C01',
  point: 'differentialPressurePa',
  priority: 3,
  state: 'unack',
  raisedTs: 1,
  knownAt: 1,
  returnedTs: null,
  acknowledged: null,
  late: false,
  params: {},
  ...more,
});
const value = (number: number, more: Partial<LatestValue> = {}): LatestValue => ({
  ts: 0,
  value: number,
  quality: 0,
  receivedTs: 0,
  ...more,
});
const still = { online: true, reducedMotion: false };

test('normal is grey', () => {
  expect(lookOfPart([], still)).toEqual({ level: null, pulses: false, hollow: false, alarmId: null });
});

test('the highest level colours the part', () => {
  const look = lookOfPart(
    [alarm({ id: 'low', priority: 3 }), alarm({ id: 'high', priority: 1, state: 'ack' })],
    still,
  );
  expect(look).toMatchObject({ level: 'red', alarmId: 'high' });
});

test('only unacknowledged I and II move, and nothing moves under reduced motion', () => {
  expect(lookOfPart([alarm({ priority: 2 })], still).pulses).toBe(true);
  expect(lookOfPart([alarm({ priority: 2, state: 'ack' })], still).pulses).toBe(false);
  expect(lookOfPart([alarm({ priority: 3 })], still).pulses).toBe(false);
  expect(lookOfPart([alarm({ priority: 1 })], { online: true, reducedMotion: true }).pulses).toBe(false);
});

test('shelved and suppressed alarms do not colour', () => {
  expect(lookOfPart([alarm({ state: 'shelved' }), alarm({ state: 'suppressed' })], still).level).toBeNull();
});

test('offline is hollow, also in alarm', () => {
  expect(lookOfPart([alarm({})], { online: false, reducedMotion: false })).toMatchObject({
    hollow: true,
    level: 'yellow',
  });
});

test('a pulse is at most once a second and never dark', () => {
  expect(PULSE_HZ).toBeLessThanOrEqual(1);
  expect(pulseBrightness(0)).toBe(1);
  expect(pulseBrightness(0.5 / PULSE_HZ)).toBeCloseTo(0.25);
});

test('a switch of bad quality says nothing', () => {
  expect(switchState(value(1))).toBe(true);
  expect(switchState(value(0))).toBe(false);
  expect(switchState(value(1, { quality: 3 }))).toBeNull();
  expect(switchState(undefined)).toBeNull();
});

test('the airlock turns, stops or jams', () => {
  expect(airlockMotion(true, false)).toBe('turning');
  expect(airlockMotion(false, false)).toBe('stopped');
  expect(airlockMotion(true, true)).toBe('jammed');
  expect(airlockMotion(null, null)).toBe('unknown');
});

test('air speed is measured where a sensor is, else from the design', () => {
  const design = { airflowM3h: 8482.3, ductDiameterM: 0.4 };
  expect(airSpeed(true, value(17.5), design)).toEqual({ metresPerSecond: 17.5, estimated: false });
  expect(airSpeed(true, undefined, design).metresPerSecond).toBeCloseTo(18.75, 2);
  expect(airSpeed(false, undefined, design)).toEqual({ metresPerSecond: 0, estimated: true });
});

test('water, spray and glow follow the measurement', () => {
  expect(waterShare(value(0.6), 1.2)).toBe(0.5);
  expect(waterShare(value(0.6, { quality: 2 }), 1.2)).toBeNull();
  expect(sprayDensity(value(30), 20)).toBe(1);
  expect(hopperGlow(value(41))).toBe(0);
  expect(hopperGlow(value(110))).toBe(1);
});

test('a cleaning pulse is a quick fall of differential pressure while running', () => {
  const before = value(1200, { ts: 0 });
  expect(isCleaningPulse(before, value(1130, { ts: 1000 }), true)).toBe(true);
  expect(isCleaningPulse(before, value(1190, { ts: 1000 }), true)).toBe(false);
  expect(isCleaningPulse(before, value(1130, { ts: 60_000 }), true)).toBe(false);
  expect(isCleaningPulse(before, value(0, { ts: 1000 }), false)).toBe(false);
});
