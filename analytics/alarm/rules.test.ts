import { describe, expect, test, vi } from 'vitest';
import { brief, configOf, DRY, judgeAll, reading, type Second, STATION, story, T0, tick } from './test-plant';

// Many runs on a busy machine: the runner's own limit must not decide.
vi.setConfig({ testTimeout: 60_000 });

const fine: Second = {
  running: 1,
  differentialPressurePa: 1000,
  airlockFault: 0,
  hopperTemperatureC: 30,
  producing: 1,
};
const wetFine: Second = {
  running: 1,
  tankLevelM: 0.8,
  sprayFlowM3h: 10,
  producing: 1,
  hydrogenPercentLel: 0,
};

/** Signals that live: the last digit changes every second. */
function alive(second: Second, s: number): Second {
  const shake = (value: number | undefined, by: number) => (value ?? 0) + (s % 2) * by;
  const { differentialPressurePa, hopperTemperatureC } = second;
  return {
    ...second,
    ...(differentialPressurePa === undefined
      ? {}
      : { differentialPressurePa: shake(differentialPressurePa, 2) }),
    ...(hopperTemperatureC === undefined ? {} : { hopperTemperatureC: shake(hopperTemperatureC, 0.1) }),
  };
}

function dry(to: number, values: (s: number) => Second): string[] {
  return brief(judgeAll(story('D', 0, to, (s) => alive(values(s), s))).events);
}

function wet(to: number, values: (s: number) => Second): string[] {
  return brief(judgeAll(story('W', 0, to, values)).events);
}

describe('differential pressure', () => {
  test('a healthy sawtooth of +-14 % with pulse spikes stays silent', () => {
    const sawtooth = (s: number) => 860 + 280 * ((s % 900) / 900) + (s % 10 === 0 ? 400 : 0);
    expect(dry(4 * 3600, (s) => ({ ...fine, differentialPressurePa: sawtooth(s) }))).toEqual([]);
  });

  test('off the set value by more than 20 % for its delay, returns inside the deadband after the off-delay', () => {
    const told = dry(3000, (s) => ({ ...fine, differentialPressurePa: s >= 1000 && s < 1600 ? 1300 : 1000 }));
    // The median of 12 five-second slots turns over half a minute after the step, then 30 s of delay.
    expect(told).toEqual(['raised dp-off-setpoint 1060', 'returned dp-off-setpoint 1930']);
  });

  test('high and low with their own limits', () => {
    expect(dry(1200, (s) => ({ ...fine, differentialPressurePa: s < 600 ? 1000 : 1700 }))).toContain(
      'raised dp-high 660',
    );
    expect(dry(1200, (s) => ({ ...fine, differentialPressurePa: s < 600 ? 1000 : 300 }))).toContain(
      'raised dp-low 660',
    );
  });

  test('silent while the fan runs up and while it stands', () => {
    const start = (s: number) => (s < 300 ? 0 : Math.min(1000, (s - 300) * 12));
    expect(
      dry(1500, (s) => ({
        ...fine,
        producing: 0,
        running: s < 300 ? 0 : 1,
        differentialPressurePa: start(s),
      })),
    ).toEqual([]);
  });
});

describe('hopper', () => {
  test('70 degC raises highhigh after 3 s and high after 10 s', () => {
    const told = dry(200, (s) => ({ ...fine, hopperTemperatureC: s < 100 ? 55 : 75 }));
    expect(told).toContain('raised hopper-temp-highhigh 103');
    expect(told).toContain('raised hopper-temp-high 110');
  });

  test('a warming morning from 5 to 34 degC is silent, the same rise above the floor is not', () => {
    const rise = (from: number) => (s: number) => ({
      ...fine,
      hopperTemperatureC: from + Math.min(29, s / 60),
    });
    expect(dry(1800, rise(5))).toEqual([]);
    expect(dry(1800, rise(25)).filter((it) => it.startsWith('raised'))).toEqual([
      'raised hopper-temp-rise 631',
    ]);
  });

  test('a nest that warms a cold hopper by twice the limit does not wait for the floor', () => {
    const nest = (s: number) => ({ ...fine, hopperTemperatureC: 5 + Math.max(0, s - 600) / 30 });
    expect(dry(1260, nest)).toEqual(['raised hopper-temp-rise 1111']);
  });

  test('an open circuit is implausible and no fire', () => {
    const inputs = story('D', 0, 100, (s) => alive(fine, s));
    for (let s = 100; s < 160; s++) {
      const readings = [reading('D', 'hopperTemperatureC', s, 850, { quality: 1 })];
      inputs.push({ type: 'readings', readings, receivedTs: T0 + (s + 1) * 1000 });
    }
    expect(brief(judgeAll(inputs).events)).toEqual(['raised value-implausible 110']);
  });

  test('a fire that walks over the span stays hot at quality 1', () => {
    const inputs = story('D', 0, 201, (s) => ({ ...fine, hopperTemperatureC: s }));
    for (let s = 201; s < 260; s++) {
      const readings = [reading('D', 'hopperTemperatureC', s, s, { quality: 1 })];
      inputs.push({ type: 'readings', readings, receivedTs: T0 + (s + 1) * 1000 });
    }
    const told = brief(judgeAll(inputs).events);
    expect(told).toContain('raised hopper-temp-highhigh 74');
    expect(told).not.toContain('returned hopper-temp-highhigh 261');
  });

  test('the airlock contact after 3 s, a bounce of 2 s not at all', () => {
    expect(dry(100, (s) => ({ ...fine, airlockFault: s >= 50 && s < 52 ? 1 : 0 }))).toEqual([]);
    expect(dry(100, (s) => ({ ...fine, airlockFault: s >= 50 && s < 60 ? 1 : 0 }))).toEqual([
      'raised airlock-fault 53',
      'returned airlock-fault 70',
    ]);
  });
});

describe('water', () => {
  test('level low and high', () => {
    expect(wet(200, (s) => ({ ...wetFine, tankLevelM: s < 100 ? 0.8 : 0.6 }))).toEqual([
      'raised level-low 130',
    ]);
    expect(wet(200, (s) => ({ ...wetFine, tankLevelM: s < 100 ? 0.8 : 1 }))).toEqual([
      'raised level-high 160',
    ]);
  });

  test('little spray is low; none is absent and not low as well', () => {
    expect(wet(200, (s) => ({ ...wetFine, sprayFlowM3h: s < 100 ? 10 : 7 }))).toEqual([
      'raised spray-low 115',
    ]);
    expect(wet(200, (s) => ({ ...wetFine, sprayFlowM3h: s < 100 ? 10 : 0 }))).toEqual([
      'raised spray-absent 110',
    ]);
  });

  test('no spray while stopped is right', () => {
    expect(wet(200, () => ({ ...wetFine, running: 0, producing: 0, sprayFlowM3h: 0 }))).toEqual([]);
  });

  test('hydrogen is judged while stopped', () => {
    expect(
      wet(100, (s) => ({ ...wetFine, running: 0, producing: 0, hydrogenPercentLel: s < 50 ? 5 : 30 })),
    ).toEqual(['raised hydrogen-high 55']);
  });
});

describe('start and stop', () => {
  test('the collector trips during production', () => {
    expect(dry(300, (s) => ({ ...fine, running: s < 200 ? 1 : 0 }))).toEqual([
      'raised stopped-while-producing 230',
    ]);
  });

  test('production starts first', () => {
    const told = dry(300, (s) => ({
      ...fine,
      running: s < 220 ? 0 : 1,
      producing: s < 200 ? 0 : 1,
      differentialPressurePa: 1000,
    }));
    expect(told).toContain('raised late-start 203');
    expect(told).toContain('returned late-start 220');
    expect(told).not.toContain('raised stopped-while-producing 230');
  });

  test('stopped 5 min after production ended is early, 10 min is not', () => {
    const stop = (after: number) => (s: number) => ({
      ...fine,
      producing: s < 1000 ? 1 : 0,
      running: s < 1000 + after ? 1 : 0,
      differentialPressurePa: s < 1000 + after ? 1000 : 0,
    });
    expect(dry(2000, stop(300))).toEqual(['raised early-stop 1303', 'returned early-stop 1600']);
    expect(dry(2000, stop(600))).toEqual([]);
  });

  test('a trip that takes production with it is an early stop', () => {
    const trip = (s: number) => ({
      ...fine,
      running: s < 200 ? 1 : 0,
      producing: s < 202 ? 1 : 0,
      differentialPressurePa: 1000,
    });
    expect(dry(300, trip)).toEqual(['raised early-stop 205']);
  });

  test('what changed while the line was down is nobody’s early stop', () => {
    const inputs = story('D', 0, 100, (s) => alive(fine, s));
    inputs.push(
      ...story('D', 4000, 4100, () => ({ ...fine, running: 0, producing: 0, differentialPressurePa: 0 })),
    );
    expect(brief(judgeAll(inputs).events)).toEqual([]);
  });
});

describe('signals', () => {
  test('a value that does not change at all while running is frozen after its window', () => {
    const told = brief(
      judgeAll(story('D', 0, 700, (s) => ({ ...fine, hopperTemperatureC: 30 + (s % 2) }))).events,
    );
    expect(told).toEqual(['raised value-frozen 600']);
  });

  test('a flow that rests at zero is not frozen', () => {
    expect(
      wet(1200, (s) => ({ ...wetFine, tankLevelM: 0.8 + (s % 2) * 0.001, sprayFlowM3h: s < 100 ? 10 : 0 })),
    ).toEqual(['raised spray-absent 110']);
  });

  test('a differential pressure that stays when the fan has stopped is implausible', () => {
    const told = dry(600, (s) => ({
      ...fine,
      producing: 0,
      running: s < 100 ? 1 : 0,
      differentialPressurePa: 900,
    }));
    expect(told).toEqual(['raised value-implausible 410']);
  });

  test('noise below a live zero is plausible', () => {
    const inputs = story('D', 0, 200, () => ({ running: 0 })).map((input, s) =>
      input.type === 'readings'
        ? {
            ...input,
            readings: [...input.readings, reading('D', 'differentialPressurePa', s, -30, { quality: 1 })],
          }
        : input,
    );
    expect(brief(judgeAll(inputs).events)).toEqual([]);
  });

  test('one spark alarms at once and returns a minute after the last', () => {
    expect(dry(300, (s) => ({ ...fine, sparkCount: s === 100 || s === 130 ? 2 : 0 }))).toEqual([
      'raised spark 100',
      'returned spark 191',
    ]);
  });

  test('the inlet above 70 degC', () => {
    expect(dry(100, (s) => ({ ...fine, inletTemperatureC: s < 50 ? 40 : 80 }))).toContain(
      'raised inlet-temp-high 55',
    );
  });

  test('maintenance holds alarms back', () => {
    const inputs = story('D', 0, 10, () => fine);
    for (let s = 10; s < 60; s++) {
      const readings = [reading('D', 'hopperTemperatureC', s, 90, { quality: 4 })];
      inputs.push({ type: 'readings', readings, receivedTs: T0 + (s + 1) * 1000 });
    }
    expect(brief(judgeAll(inputs).events)).toEqual([]);
  });
});

describe('silence', () => {
  const alone = configOf(
    { ...STATION, collectors: ['D'] },
    { ...DRY, points: ['running', 'differentialPressurePa'] },
  );
  const both = (s: number) => ({ running: 1, differentialPressurePa: 1000 + (s % 2) });

  test('a station never heard of is silent 30 s after the first tick, once', () => {
    const { events } = judgeAll([tick(0), tick(10), tick(100), tick(500)], alone);
    expect(brief(events, true)).toEqual(['raised station-silent 30']);
    expect(events[0]?.alarm.knownAt).toBe(T0 + 30_000);
  });

  test('one alarm for the station, none for its points; it returns when it speaks', () => {
    const inputs = [...story('D', 0, 100, both), tick(400), ...story('D', 500, 520, both), tick(525)];
    expect(brief(judgeAll(inputs, alone).events, true)).toEqual([
      'raised station-silent 130',
      'returned station-silent 501',
    ]);
  });

  test('one point falls silent while the others speak', () => {
    const inputs = story('D', 0, 200, (s) => (s < 100 || s > 150 ? both(s) : { running: 1 }));
    expect(brief(judgeAll(inputs, alone).events, true)).toEqual([
      'raised point-silent 130',
      'returned point-silent 152',
    ]);
  });

  test('faults of communication do not count as hearing a point', () => {
    const inputs = story('D', 0, 200, () => ({ running: 1 })).map((input, s) =>
      input.type === 'readings'
        ? {
            ...input,
            readings: [
              ...input.readings,
              reading('D', 'differentialPressurePa', s, 1000 + (s % 2), { quality: s < 100 ? 0 : 3 }),
            ],
          }
        : input,
    );
    expect(brief(judgeAll(inputs, alone).events, true)).toEqual(['raised point-silent 130']);
  });

  test('our own downtime is not silence', () => {
    const down = { type: 'downtime', from: T0 + 100_000, to: T0 + 1_000_000 } as const;
    const inputs = [
      ...story('D', 0, 100, both),
      down,
      tick(1001),
      ...story('D', 1005, 1010, both),
      tick(1012),
    ];
    expect(brief(judgeAll(inputs, alone).events, true)).toEqual([]);
    const after = [...story('D', 0, 100, both), down, tick(1001), tick(1100)];
    expect(brief(judgeAll(after, alone).events, true)).toEqual(['raised station-silent 1030']);
  });
});
