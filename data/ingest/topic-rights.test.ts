import { expect, test } from 'vitest';
import { maySubscribe } from './may-subscribe';
import { publishRight } from './publish-right';

const principal = { account: 'G1', stations: ['S1', 'S2'] };

test.each([
  ['dust/v1/S1/telemetry', { station: 'S1', kind: 'telemetry' }],
  ['dust/v1/S2/status', { station: 'S2', kind: 'status' }],
  ['dust/v1/S3/telemetry', 'no-right-to-topic'],
  ['dust/v1/G1/telemetry', 'no-right-to-topic'],
  ['dust/v1/S1/../S3/telemetry', 'unknown-topic'],
  ['dust/v1/S1/telemetry/', 'unknown-topic'],
  ['/dust/v1/S1/telemetry', 'unknown-topic'],
  ['dust/v1//telemetry', 'unknown-topic'],
  ['dust/v1/S1/control', 'unknown-topic'],
  ['dust/v2/S1/telemetry', 'unknown-topic'],
  ['Dust/v1/S1/telemetry', 'unknown-topic'],
  ['', 'unknown-topic'],
  ['$SYS/broker/new/clients', 'no-right-to-topic'],
  ['dust/v1/+/telemetry', 'wildcard-in-publish'],
  ['#', 'wildcard-in-publish'],
])('publish to %s', (topic, answer) => {
  expect(publishRight(principal, topic)).toEqual(answer);
});

test.each([
  ['dust/v1/S1/#', true],
  ['dust/v1/S2/status', true],
  ['dust/v1/S1/+', true],
  ['dust/v1/S3/#', false],
  ['dust/v1/+/status', false],
  ['dust/v1/#', false],
  ['dust/v1/S1', false],
  ['dust/v1/S1/', false],
  ['#', false],
  ['+/+/+/+', false],
  ['$SYS/#', false],
  ['$share/g/dust/v1/S1/#', false],
])('subscribe to %s: %s', (filter, answer) => {
  expect(maySubscribe(principal, filter)).toBe(answer);
});
