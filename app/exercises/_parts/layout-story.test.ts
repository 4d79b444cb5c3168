import { describe, expect, it } from 'vitest';
import type { Alarm } from '../../../data/model/alarm';
import type { RunAction } from '../../../data/model/exercise';
import type { Scenario } from '../../../data/model/scenario';
import { layoutStory, type StoryInput } from './layout-story';

const START = 1_795_330_800_000;
const scenario: Pick<Scenario, 'faults' | 'expectedAlarms' | 'durationS'> = {
  durationS: 3600,
  faults: [{ atS: 600, collector: 'E2-C01', fault: 'airlock-motor-trip', severity: 1, rampS: 0 }],
  expectedAlarms: [
    { ruleId: 'airlock-fault', collector: 'E2-C01', fromS: 600, toS: 660 },
    { ruleId: 'hopper-temp-high', collector: 'E2-C01', fromS: 1200, toS: 1800 },
  ],
};

function alarm(part: Partial<Alarm> & { raisedS: number }): Alarm {
  const { raisedS, ...rest } = part;
  return {
    id: `a${raisedS}`,
    world: 'run:r1',
    ruleId: 'airlock-fault',
    collector: 'E2-C01',
    point: 'airlockFault',
    priority: 2,
    state: 'unack',
    raisedTs: START + raisedS * 1000,
    knownAt: START + raisedS * 1000,
    returnedTs: null,
    acknowledged: null,
    late: false,
    params: {},
    ...rest,
  };
}

function story(part: Partial<StoryInput>) {
  return layoutStory({ scenario, startTs: START, nowS: 0, alarms: [], actions: [], ...part });
}

function states(part: Partial<StoryInput>) {
  return story(part).flatMap(({ expectations }) => expectations.map(({ state }) => state));
}

describe('the story as lanes', () => {
  it('has one lane a collector, the fault to the end of the story', () => {
    const [lane, ...others] = story({ nowS: 700 });
    expect(others).toEqual([]);
    expect(lane?.collector).toBe('E2-C01');
    expect(lane?.faults).toMatchObject([{ fromS: 600, toS: 3600, active: true, injected: false, row: 0 }]);
    expect(lane?.expectations.map(({ level }) => level)).toEqual(['orange', 'orange']);
  });

  it('says how each expectation stands', () => {
    expect(states({ nowS: 10 })).toEqual(['ahead', 'ahead']);
    expect(states({ nowS: 630 })).toEqual(['open', 'ahead']);
    expect(states({ nowS: 700 })).toEqual(['overdue', 'ahead']);
    expect(states({ nowS: 700, alarms: [alarm({ raisedS: 605 })] })).toEqual(['raised', 'ahead']);
    expect(states({ nowS: 700, alarms: [alarm({ raisedS: 690 })] })).toEqual(['late', 'ahead']);
  });

  it('takes each alarm once, and marks what nobody expected', () => {
    const alarms = [
      alarm({ raisedS: 605 }),
      alarm({ raisedS: 640 }),
      alarm({ raisedS: 650, collector: 'E1-C01' }),
    ];
    const lanes = story({ nowS: 700, alarms });
    expect(lanes.map(({ collector }) => collector)).toEqual(['E1-C01', 'E2-C01']);
    expect(lanes[1]?.raised.map(({ unexpected }) => unexpected)).toEqual([false, true]);
    expect(lanes[0]?.raised).toMatchObject([{ unexpected: true, atS: 650 }]);
  });

  it('an alarm before the window is not the expected one', () => {
    expect(states({ nowS: 700, alarms: [alarm({ raisedS: 500 })] })).toEqual(['overdue', 'ahead']);
  });

  it('ends a fault where an operator mends it, not where production is stopped', () => {
    const act = (action: string, atS: number): RunAction => ({
      simTs: START + atS * 1000,
      wallTs: START,
      by: '孙教员',
      kind: 'action',
      params: { collector: 'E2-C01', action },
    });
    expect(story({ actions: [act('stop-production', 800)] })[0]?.faults[0]?.toS).toBe(3600);
    expect(story({ actions: [act('clear-airlock', 900)] })[0]?.faults[0]?.toS).toBe(900);
  });

  it('shows what the trainer put in and took out', () => {
    const did = (kind: RunAction['kind'], atS: number, params: RunAction['params']): RunAction => ({
      simTs: START + atS * 1000,
      wallTs: START,
      by: '孙教员',
      kind,
      params,
    });
    const actions = [
      did('inject', 100, { collector: 'E1-C02', fault: 'pump-trip', severity: 0.5, rampS: 30 }),
      did('clear', 900, { collector: 'E1-C02', fault: 'pump-trip' }),
      did('clear', 1000, { collector: 'E2-C01' }),
    ];
    const lanes = story({ nowS: 950, actions });
    expect(lanes[0]?.faults).toMatchObject([
      { fault: 'pump-trip', fromS: 100, toS: 900, injected: true, active: false, severity: 0.5 },
    ]);
    expect(lanes[1]?.faults).toMatchObject([{ toS: 1000, active: true }]);
  });
});
