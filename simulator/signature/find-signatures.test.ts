import { expect, test, vi } from 'vitest';
import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import { scenarioSchema, type TimedFault } from '../../data/model/scenario';
import { findSignatures } from './find-signatures';
import { watchPoint } from './watch-point';

/** Simulated hours take their time on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });

const text = { zh: '短', en: 'Short' };
const ONSET_S = 600;

function signatureOf(collector: string, fault: string, durationS: number, part: Partial<TimedFault> = {}) {
  const enterprise = collector.slice(0, 2);
  const scenario = scenarioSchema.parse({
    version: 1,
    id: 'short',
    title: text,
    story: text,
    aim: text,
    enterprises: [enterprise],
    startsAt: '2026-11-23T10:00:00+08:00',
    durationS,
    alwaysOn: true,
    faults: [{ atS: ONSET_S, collector, fault, ...part }],
    expectedAlarms: [],
  });
  const records = SAMPLE_RECORDS.filter(
    (record) => record.id === enterprise || ('enterprise' in record && record.enterprise === enterprise),
  );
  const [found] = findSignatures({ scenario, records, seed: 1 });
  return found && { ...found, afterS: found.signatureS === null ? null : found.signatureS - ONSET_S };
}

test('a contact differs at once, a pump trip within its run-down', () => {
  expect(signatureOf('E1-C01', 'airlock-motor-trip', 900)?.afterS).toBeLessThanOrEqual(1);
  expect(signatureOf('E5-C01', 'pump-trip', 900)?.afterS).toBeLessThan(15);
});

test('lost pulse air shows when the pressure has left what the twin keeps: not at once, and within the first hours', () => {
  const afterS = signatureOf('E1-C01', 'pulse-air-lost', 4 * 3600)?.afterS ?? Number.NaN;
  expect(afterS).toBeGreaterThan(300);
  expect(afterS).toBeLessThan(2 * 3600);
});

test('a small tear never shows', () => {
  expect(signatureOf('E1-C02', 'bag-torn', 2 * 3600, { severity: 0.5 })?.signatureS).toBeNull();
});

test('what only bends the line begins with its onset', () => {
  expect(signatureOf('E1-C01', 'network-lost', 900)?.signatureS).toBe(ONSET_S);
});

test('a point leaves its noise at the start of the first 30 s beyond 3 sigma, by hand', () => {
  const watch = watchPoint(() => 1);
  for (let second = 0; second <= 200; second++) watch.look(second, second < 100 ? 2.9 : 3.2, 0);
  // The mean of 31 values passes 3 when 11 of them are 3.2: (20 x 2.9 + 11 x 3.2) / 31 = 3.006, at second 110.
  expect(watch.leftAtS()).toBe(80);
});

test('a value that is missing differs', () => {
  const watch = watchPoint(() => 1);
  for (let second = 0; second <= 60; second++) watch.look(second, second < 10 ? 0 : Number.NaN, 0);
  expect(watch.leftAtS()).toBe(0);
});
