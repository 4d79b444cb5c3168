import { expect, test, vi } from 'vitest';
import { brief, configOf, judgeAll, STATION, story, T0 } from './test-plant';

// Hours of samples on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const HOUR = 3600;
const station = { ...STATION, sampleIntervalMs: 10_000, messageIntervalMs: 10_000 };
const config = configOf(station);

/** A tooth of 100 Pa over 950 Pa each 20 min, pulses in its last half minute; the last digit lives. */
function healthy(second: number): number {
  const phase = second % 1200;
  const tooth = phase < 1170 ? (100 * phase) / 1170 : 100 - (100 * (phase - 1170)) / 30;
  return 950 + tooth + ((second / 10) % 2) * 2;
}

interface Moment {
  readonly pa?: number;
  readonly running?: 0 | 1;
}

/** What is told when the collector does as `moment` says, a sample every 10 s. Rules about silence and other points are left out. */
function told(hours: number, moment: (second: number) => Moment, judged = config): string[] {
  const inputs = story('D', 0, hours * HOUR, (second) => {
    if (second % 10 !== 0) return undefined;
    const { pa = healthy(second), running = 1 } = moment(second);
    const live = (second / 10) % 2;
    return {
      running,
      producing: running,
      airlockFault: 0,
      hopperTemperatureC: 30 + live / 10,
      inletTemperatureC: 30 + live / 10,
      differentialPressurePa: running === 1 ? pa : live,
    };
  });
  return brief(judgeAll(inputs, judged).events)
    .filter((line) => /cleaning-|dp-/.test(line))
    .map((line) => line.replace(/\d+$/, (s) => `${(Number(s) / HOUR).toFixed(1)} h`));
}

test('health, a night off and the morning after stay silent', () => {
  expect(told(36, (second) => ({ running: second > 10 * HOUR && second < 24 * HOUR ? 0 : 1 }))).toEqual([]);
});

test('before four cycles were seen nothing is called unusual', () => {
  expect(told(1.5, (second) => ({ pa: 950 + second / 40 }))).toEqual([]);
});

test('no tooth any more while the pressure rises: cleaning without effect, long before the set value is left', () => {
  const lost = (second: number) => 950 + (100 * (second - 6 * HOUR)) / 1170;
  expect(told(8, (second) => (second < 6 * HOUR ? {} : { pa: Math.min(1300, lost(second)) }))).toEqual([
    'raised cleaning-absent 6.5 h',
    'raised dp-off-setpoint 6.8 h',
  ]);
});

test('it stays raised over a stop, and returns with the first trough', () => {
  const lost = (second: number) => Math.min(1150, 950 + (100 * (second - 6 * HOUR)) / 1170);
  const events = told(12, (second) => {
    if (second < 6 * HOUR || second > 10 * HOUR) return {};
    return { running: second > 8 * HOUR && second < 9 * HOUR ? 0 : 1, pa: lost(second) };
  });
  expect(events).toEqual(['raised cleaning-absent 6.5 h', 'returned cleaning-absent 10.1 h']);
});

test('pulses in vain: the pressure hangs in the middle of its swing without a tooth', () => {
  const hangs = (second: number) => 1000 + ((second / 10) % 2) * 2;
  const events = told(9, (second) => (second < 6 * HOUR + 1150 ? {} : { pa: hangs(second) }));
  expect(events).toEqual(['raised cleaning-absent 6.8 h']);
});

test('a trough 5 % higher with the teeth as they were: after two cycles; 2 % says nothing', () => {
  const shifted = (share: number) =>
    told(9, (second) => ({ pa: healthy(second) + (second < 6 * HOUR ? 0 : share * 950) }));
  expect(shifted(0.05)).toEqual(['raised dp-trough-high 6.5 h']);
  expect(shifted(-0.05)).toEqual(['raised dp-trough-low 6.5 h']);
  expect(shifted(0.02)).toEqual([]);
});

test('off its set value says more: the trough is not told besides', () => {
  expect(told(8, (second) => ({ pa: healthy(second) + (second < 6 * HOUR ? 0 : 300) }))).toEqual([
    'raised dp-off-setpoint 6.0 h',
  ]);
});

test('teeth twice as often: the pressure rises fast; a tenth more often says nothing', () => {
  const faster = (factor: number) =>
    told(10, (second) => ({
      pa: healthy(second < 6 * HOUR ? second : Math.round((factor * second) / 10) * 10),
    }));
  expect(faster(2)).toEqual(['raised dp-rise-fast 6.7 h']);
  expect(faster(1.08)).toEqual([]);
});

test('new bags in a time of maintenance: their lower trough is the new usual one; without the maintenance it is told', () => {
  const changed = (second: number): Moment => {
    if (second > 9 * HOUR && second < 11 * HOUR) return { running: 0 };
    return { pa: second < 10 * HOUR ? healthy(second) : 0.9 * healthy(second) };
  };
  const window = {
    id: 'M1',
    collector: 'D',
    from: T0 + 9.5 * HOUR * 1000,
    to: T0 + 10.5 * HOUR * 1000,
    reason: 'bags changed',
    by: 'p',
    createdTs: T0,
    endedBy: null,
  };
  expect(told(14, changed)).toEqual(['raised dp-trough-low 12.1 h']);
  expect(told(14, changed, { ...config, maintenance: new Map([['D', [window]]]) })).toEqual([]);
});
