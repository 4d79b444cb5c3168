import { describe, expect, test } from 'vitest';
import { brief, configOf, DRY, judgeAll, STATION, story } from './test-plant';
import type { JudgeInput } from './types';

const RULES = ['air-flow-low', 'running-not-confirmed'];
/** 10,000 m3/h through 0.4 m: 22.1 m/s by design. */
const soon = { numbers: { learnMs: 300_000 } };
const AIRY = {
  ...DRY,
  points: [...DRY.points, 'ductVelocityMs' as const],
  rules: { 'air-flow-low': soon },
};
const all = configOf({ ...STATION, collectors: ['D'] }, AIRY);
const own = (all.rules.get('D') ?? []).filter(({ id }) => RULES.includes(id));
const config = { ...all, rules: new Map([['D', own]]) };

describe('air-flow-low', () => {
  test('below 85 % of the usual for 30 s', () => {
    expect(
      tell(900, (s) => ({ ductVelocityMs: (s < 500 || s >= 700 ? 20 : 16.8) + 0.05 * noise(s) })),
    ).toEqual(['raised air-flow-low 530', 'returned air-flow-low 820']);
    expect(tell(900, (s) => ({ ductVelocityMs: (s < 500 ? 20 : 17.2) + 0.05 * noise(s) }))).toEqual([]);
  });

  test('before it has learnt, below 85 % of three quarters of the design; so little is never usual', () => {
    expect(tell(400, (s) => ({ ductVelocityMs: s < 300 ? 14.2 : 14 }))).toEqual(['raised air-flow-low 330']);
    expect(tell(1300, () => ({ ductVelocityMs: 14 }))).toEqual(['raised air-flow-low 150']);
  });
});

describe('running-not-confirmed', () => {
  test('running without air for 30 s, and not called little air', () => {
    expect(tell(700, (s) => ({ ductVelocityMs: s < 500 ? 22 : 0.3 }))).toEqual([
      'raised running-not-confirmed 530',
    ]);
  });

  test('a fan that starts has a minute', () => {
    const inputs = plays(0, 300, (s) => ({ running: s < 100 ? 0 : 1, ductVelocityMs: s < 130 ? 0 : 22 }));
    expect(toldOf(inputs)).toEqual([]);
  });
});

test('an hour of judging through JSON ends in the same words', () => {
  const inputs = plays(0, 800, (s) => ({
    ductVelocityMs: (s < 500 ? 20 : 16.8) + 0.05 * noise(s),
  }));
  const first = judgeAll(inputs.slice(0, 700), config);
  const second = judgeAll(inputs.slice(700), config, JSON.parse(JSON.stringify(first.state)));
  expect([...first.events, ...second.events]).toEqual(judgeAll(inputs, config).events);
});

type Values = Parameters<typeof story>[3];

function tell(seconds: number, values: Values): string[] {
  return toldOf(plays(0, seconds, values));
}

function plays(from: number, to: number, values: Values): JudgeInput[] {
  const usual = (s: number) => ({
    running: 1,
    producing: 1,
    differentialPressurePa: 1000 + 6 * noise(s),
    hopperTemperatureC: 30 + 0.2 * noise(s + 7),
    ductVelocityMs: 22 + 0.2 * noise(s + 13),
  });
  return story('D', from, to, (s) => ({ ...usual(s), ...values(s) }));
}

function toldOf(inputs: readonly JudgeInput[]): string[] {
  return brief(judgeAll(inputs, config).events.filter(({ alarm }) => RULES.includes(alarm.ruleId)));
}

/** Uniform in -1.7 to 1.7, of standard deviation 1, the same for the same second. */
function noise(s: number): number {
  let bits = Math.imul(s + 1, 0x9e3779b1);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32 - 0.5) * Math.sqrt(12);
}
