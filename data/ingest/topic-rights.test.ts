import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maySubscribe } from './may-subscribe';
import { publishRight } from './publish-right';
import type { Principal } from './types';

const principal: Principal = { account: 'G1', stations: ['S1', 'S2'] };
const runner: Principal = { account: 'X1', stations: ['S1', 'S2'], run: 'X1' };

test.each([
  ['dust/v1/S1/telemetry', { kind: 'telemetry', run: null, station: 'S1' }],
  ['dust/v1/S2/status', { kind: 'status', run: null, station: 'S2' }],
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
  ['exercise/X1/dust/v1/S1/telemetry', 'no-right-to-topic'],
  ['exercise/X1/clock', 'no-right-to-topic'],
  ['exercise/G1/clock', 'no-right-to-topic'],
  ['exercise/X1/control', 'unknown-topic'],
])('a gateway publishes to %s', (topic, answer) => {
  expect(publishRight(principal, topic)).toEqual(answer);
});

test.each([
  ['exercise/X1/dust/v1/S1/telemetry', { kind: 'telemetry', run: 'X1', station: 'S1' }],
  ['exercise/X1/clock', { kind: 'clock', run: 'X1', station: '' }],
  ['exercise/X1/dust/v1/S3/telemetry', 'no-right-to-topic'],
  ['exercise/X2/dust/v1/S1/telemetry', 'no-right-to-topic'],
  ['exercise/X2/clock', 'no-right-to-topic'],
  ['exercise/X1/dust/v1/S1/status', 'unknown-topic'],
  ['exercise/X1/control', 'unknown-topic'],
  ['exercise/X1/clock/', 'unknown-topic'],
  ['exercise/X1/clock/x', 'unknown-topic'],
  ['exercise/X1', 'unknown-topic'],
  ['exercise//clock', 'unknown-topic'],
  ['exercise/X1/dust/v1/S1/telemetry/', 'unknown-topic'],
  ['exercise/X1/dust/v1/S1/telemetry/x/y', 'unknown-topic'],
  ['exercise/X1/exercise/X1/clock', 'unknown-topic'],
  ['Exercise/X1/clock', 'unknown-topic'],
  ['/exercise/X1/clock', 'unknown-topic'],
  ['exercise/+/clock', 'wildcard-in-publish'],
  ['dust/v1/S1/telemetry', 'no-right-to-topic'],
  ['dust/v1/S1/status', 'no-right-to-topic'],
  ['$SYS/x', 'no-right-to-topic'],
])('a run publishes to %s', (topic, answer) => {
  expect(publishRight(runner, topic)).toEqual(answer);
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
  ['exercise/X1/control', false],
  ['exercise/G1/control', false],
  ['exercise/#', false],
])('a gateway subscribes to %s: %s', (filter, answer) => {
  expect(maySubscribe(principal, filter)).toBe(answer);
});

test.each([
  ['exercise/X1/control', true],
  ['exercise/X2/control', false],
  ['exercise/+/control', false],
  ['exercise/X1/+', false],
  ['exercise/X1/#', false],
  ['exercise/X1/clock', false],
  ['exercise/X1/dust/v1/S1/telemetry', false],
  ['exercise/X1/control/', false],
  ['dust/v1/S1/#', false],
  ['dust/v1/S1/status', false],
  ['#', false],
  ['+/+/+', false],
  ['$share/g/exercise/X1/control', false],
])('a run subscribes to %s: %s', (filter, answer) => {
  expect(maySubscribe(runner, filter)).toBe(answer);
});

/** Whom a topic of these shapes belongs to, said by how it was built and not by reading it. */
const NAMES = ['S1', 'S2', 'S3', 'X1', 'X2', 'G1'];
const name = fc.constantFrom(...NAMES);
const stations = fc.uniqueArray(name, { maxLength: 3 });
const whoever = fc.oneof(
  fc.record({ account: name, stations }),
  fc.record({ run: name, stations }).map(({ run, stations: own }) => ({ account: run, stations: own, run })),
);
const place = fc.record({ run: fc.option(name), station: name });
const last = fc.constantFrom('telemetry', 'status', 'clock', 'control', '#', '+', '');

test('nobody reaches a world or a station that is not its own, whatever it is called', () => {
  const given = { published: 0, subscribed: 0 };
  fc.assert(
    fc.property(whoever, place, last, (who: Principal, { run, station }, end) => {
      const isShort = end === 'clock' || end === 'control';
      const below = isShort && run !== null ? end : `dust/v1/${station}/${end}`;
      const topic = run === null ? below : `exercise/${run}/${below}`;
      const isOwnWorld = run === (who.run ?? null);
      const isOwnStation = who.stations.includes(station);

      const right = publishRight(who, topic);
      const published = end === 'telemetry' || (end === 'status' && run === null);
      const mayPublish = isOwnWorld && ((published && isOwnStation) || (end === 'clock' && run !== null));
      expect(typeof right !== 'string').toBe(mayPublish);
      if (typeof right !== 'string') expect(right.run).toBe(run);

      const heard = run === null ? isOwnStation && end !== '' : end === 'control';
      expect(maySubscribe(who, topic)).toBe(isOwnWorld && heard);
      given.published += Number(mayPublish);
      given.subscribed += Number(isOwnWorld && heard);
    }),
    { numRuns: 20_000, seed: 3 },
  );
  expect(given.published).toBeGreaterThan(100);
  expect(given.subscribed).toBeGreaterThan(100);
}, 60_000);
