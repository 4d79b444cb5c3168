import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../data/ingest/types';
import type { RunClock } from '../../data/model/exercise';
import type { Item } from '../live/judge-group';
import { createRoundGate } from './round-gate';

const T0 = 1_795_330_800_000;

function setUp() {
  const items: string[] = [];
  const clocks: RunClock[] = [];
  let later: (() => void) | null = null;
  const gate = createRoundGate({
    startTs: T0,
    take: (item: Item) => items.push(brief(item)),
    onClock: (clock) => clocks.push(clock),
    after(_delayMs, action) {
      later = action;
      return () => {
        later = null;
      };
    },
  });
  const deliver = (kind: Delivery['kind'], station: string, payload: unknown): void =>
    gate.take({
      kind,
      station,
      run: 'X1',
      account: 'X1',
      topic: kind === 'clock' ? 'exercise/X1/clock' : `exercise/X1/dust/v1/${station}/telemetry`,
      payload: Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload)),
      qos: 1,
      receivedTs: 99,
      settle: () => undefined,
    });
  const clock = (s: number, state = 'running'): void =>
    deliver('clock', '', { simTs: T0 + s * 1000, speed: 60, state });
  return { gate, items, clocks, deliver, clock, pass: () => later?.() };
}

function brief(item: Item): string {
  if (item.type === 'delivery')
    return `${item.delivery.kind} ${item.delivery.station} ${(item.delivery.receivedTs - T0) / 1000}`;
  if (item.type === 'tick') return `tick ${((item.now ?? 0) - T0) / 1000}${item.flush ? ' flush' : ''}`;
  return item.type === 'rejection' ? `rejected ${item.rejection.params.field}` : item.type;
}

describe('the gate of an exercise', () => {
  it('gives the samples of a round the moment of the clock behind them', () => {
    const { gate, items, deliver, clock } = setUp();
    deliver('telemetry', 'S1', {});
    deliver('telemetry', 'S2', {});
    expect(items).toEqual([]);
    clock(5);
    expect(items).toEqual(['telemetry S1 5', 'telemetry S2 5', 'clock  5', 'tick 5']);
    expect(gate.simTs()).toBe(T0 + 5000);
  });

  it('lets samples go on with the last moment when no clock comes', () => {
    const { items, deliver, clock, pass } = setUp();
    clock(5);
    deliver('telemetry', 'S1', {});
    pass();
    expect(items.slice(2)).toEqual(['telemetry S1 5']);
  });

  it('flushes at the end', () => {
    const { items, clock } = setUp();
    clock(60, 'ended');
    expect(items.at(-1)).toBe('tick 60 flush');
  });

  it.each([
    ['{"simTs":', 'clock'],
    [{ simTs: T0 - 1, speed: 1, state: 'running' }, 'simTs'],
    [{ simTs: 'noon', speed: 1, state: 'running' }, 'simTs'],
    [{ simTs: T0, speed: 0, state: 'running' }, 'speed'],
    [{ simTs: T0, speed: 1, state: 'dancing' }, 'state'],
    [{ simTs: T0, speed: 1, state: 'running', answers: [{ n: 'a' }] }, 'answers'],
  ])('refuses the clock %j, naming %s; time stands still', (payload, field) => {
    const { gate, items, clocks, deliver } = setUp();
    deliver('clock', '', payload);
    expect(items).toEqual([`rejected ${field}`, 'clock  0']);
    expect(clocks).toEqual([]);
    expect(gate.simTs()).toBe(T0);
  });
});
