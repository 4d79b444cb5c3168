import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../data/ingest/types';
import type { RunClock } from '../../data/model/exercise';
import type { Item } from '../live/judge-group';
import { createRoundGate } from './round-gate';

const T0 = 1_795_330_800_000;

function setUp() {
  const items: string[] = [];
  const clocks: RunClock[] = [];
  const old: RunClock[] = [];
  const gate = createRoundGate({
    startTs: T0,
    take: (item: Item) => items.push(brief(item)),
    onClock: (clock, isOld) => (isOld ? old : clocks).push(clock),
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
  return { gate, items, clocks, old, deliver, clock };
}

/** A message of samples at these seconds. */
function sample(...seconds: readonly number[]): object {
  return {
    v: 1,
    samples: seconds.map((s) => ({ ts: T0 + s * 1000, collector: 'C01', values: { running: true } })),
  };
}

function brief(item: Item): string {
  if (item.type === 'delivery')
    return `${item.delivery.kind} ${item.delivery.station} ${(item.delivery.receivedTs - T0) / 1000}`;
  if (item.type === 'tick') return `tick ${((item.now ?? 0) - T0) / 1000}${item.flush ? ' flush' : ''}`;
  return item.type === 'rejection' ? `rejected ${item.rejection.params.field}` : item.type;
}

describe('the gate of an exercise', () => {
  it('gives a message the moment of its newest sample, and never goes back', () => {
    const { gate, items, deliver, clock } = setUp();
    deliver('telemetry', 'S1', sample(1, 5));
    deliver('telemetry', 'S2', sample(1, 4.8));
    clock(5);
    deliver('telemetry', 'S1', sample(2));
    expect(items).toEqual(['telemetry S1 5', 'telemetry S2 5', 'clock  5', 'tick 5', 'telemetry S1 5']);
    expect(gate.simTs()).toBe(T0 + 5000);
  });

  it('lets nothing that it cannot read, and no sample of another century, move time', () => {
    const { items, deliver } = setUp();
    deliver('telemetry', 'S1', 'no json');
    deliver('telemetry', 'S1', '{"ts": "noon"}');
    deliver('telemetry', 'S1', sample(1e9));
    expect(items).toEqual(['telemetry S1 0', 'telemetry S1 0', 'telemetry S1 600']);
  });

  it('takes from a clock that came again only what it answers', () => {
    const { items, clocks, old, clock } = setUp();
    clock(10);
    clock(5);
    expect(items).toEqual(['clock  10', 'tick 10', 'clock  10']);
    expect([clocks.length, old.length]).toEqual([1, 1]);
  });

  it('flushes at the end', () => {
    const { items, clock } = setUp();
    clock(60, 'ended');
    expect(items.at(-1)).toBe('tick 60 flush');
  });

  it.each([
    ['{"simTs":', 'clock'],
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
