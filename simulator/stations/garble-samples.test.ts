import { expect, test } from 'vitest';
import { SOUND_LINE } from '../faults/fault';
import { garbleSamples } from './garble-samples';
import { freshLine } from './line-state';
import type { TelemetrySample } from './to-message';

const LINE = freshLine({ seed: 1, station: 'S1', boot: '1' });

test('a sound line changes nothing, not even the value that holds it', () => {
  const taken = moment(1000, 40);
  const [line, told] = garbleSamples(LINE, taken, SOUND_LINE);
  expect(line).toBe(LINE);
  expect(told).toBe(taken);
});

test('a frozen gateway repeats the values of the moment it began, quality too, with fresh times, until it is restarted', () => {
  const bends = { ...SOUND_LINE, frozen: true };
  const [first, began] = garbleSamples(LINE, moment(1000, 40), bends);
  const [second, later] = garbleSamples(first, moment(2000, 90), bends);
  expect(began).toEqual(moment(1000, 40));
  expect(later).toEqual(moment(2000, 40));
  const [third, restarted] = garbleSamples(second, moment(3000, 91), SOUND_LINE);
  expect(restarted).toEqual(moment(3000, 91));
  expect(garbleSamples(third, moment(4000, 92), bends)[1]).toEqual(moment(4000, 92));
});

test('a clock that is ahead stamps the future, also on frozen values', () => {
  const ahead = { ...SOUND_LINE, clockOffsetMs: 240_000 };
  expect(garbleSamples(LINE, moment(1000, 40), ahead)[1]).toEqual(moment(241_000, 40));
  const both = { ...ahead, frozen: true };
  const [frozen] = garbleSamples(LINE, moment(1000, 40), both);
  expect(garbleSamples(frozen, moment(2000, 50), both)[1]).toEqual(moment(242_000, 40));
});

function moment(ts: number, hopperTemperatureC: number): readonly TelemetrySample[] {
  return [
    {
      ts,
      collector: 'C01',
      values: { running: true, hopperTemperatureC },
      quality: { hopperTemperatureC: 1 },
    },
    { ts, collector: 'C02', values: { running: true, hopperTemperatureC: hopperTemperatureC + 1 } },
  ];
}
