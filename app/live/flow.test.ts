import { describe, expect, it } from 'vitest';
import { buildJudgeConfig } from '../../analytics/alarm/build-judge-config';
import { initialState } from '../../analytics/alarm/judge-state';
import type { JudgeConfig } from '../../analytics/alarm/types';
import type { Intake } from '../../data/ingest/create-intake';
import type { Delivery } from '../../data/ingest/types';
import { buildRegistry } from '../../data/model/registry';
import type { CommitGroup } from '../../data/store/types';
import { REAL_PLANT } from '../e2e/real-plant';
import { createFlow } from './flow';
import type { JudgedGroup } from './judge-group';

const NOW = 1_795_330_800_000;

const NO_RULES: JudgeConfig = { world: 'live', rules: new Map(), stations: new Map() };

/** Keeps everything as it comes. */
function openIntake(): Intake {
  let ingestId = 0;
  return {
    accept: (readings, receivedTs) => ({
      kept: readings.map((reading) => ({ ...reading, receivedTs, late: false, ingestId: ++ingestId })),
      superseded: [],
      conflicts: [],
      repeated: 0,
    }),
    watermark: () => 0,
    lastIngestId: () => ingestId,
  };
}

interface Wishes {
  readonly told?: (group: JudgedGroup, at: number) => void;
  readonly now?: () => number;
  readonly config?: () => JudgeConfig;
  readonly maxItems?: number;
}

function setUp(commit: (group: CommitGroup) => Promise<void>, wishes: Wishes = {}) {
  const diary: string[] = [];
  let state = initialState();
  const registry = buildRegistry(REAL_PLANT);
  const intake = openIntake();
  const flow = createFlow({
    now: wishes.now ?? (() => NOW),
    gather: () => new Promise((resolve) => setTimeout(resolve, 1)),
    maxItems: wishes.maxItems ?? 400,
    context: () => ({
      registry,
      intake,
      config: wishes.config?.() ?? NO_RULES,
      state,
      retentionMs: 86_400_000,
      lineOf: () => undefined,
    }),
    commit: async (group) => {
      diary.push(`commit ${group.readings.length}`);
      await commit(group);
    },
    told: (group, _items, at) => {
      diary.push('told');
      state = group.state;
      wishes.told?.(group, at);
    },
    failed: async () => void diary.push('failed'),
  });
  const deliver = (seq: number, payload?: string, receivedTs = NOW): void => {
    const samples = [{ ts: NOW - 1000 * (10 - seq), collector: 'C01', values: { running: true } }];
    const delivery: Delivery = {
      kind: 'telemetry',
      run: null,
      station: 'T-S1',
      account: 'T-S1',
      topic: 'dust/v1/T-S1/telemetry',
      payload: Buffer.from(payload ?? JSON.stringify({ v: 1, boot: '1', seq, samples })),
      qos: 1,
      receivedTs,
      settle: (outcome) => diary.push(`${seq} ${outcome}`),
    };
    flow.take({ type: 'delivery', delivery });
  };
  return { diary, deliver, flow };
}

describe('flow', () => {
  it('keeps before it acknowledges, and acknowledges before it tells, in the order of arrival', async () => {
    const { diary, deliver, flow } = setUp(async () => undefined);
    deliver(1);
    deliver(2);
    await flow.drained();
    expect(diary).toEqual(['commit 2', '1 kept', '2 kept', 'told']);
  });

  it('acknowledges nothing when the commit threw', async () => {
    const { diary, deliver, flow } = setUp(() => Promise.reject(new Error('disk full')));
    deliver(1);
    await flow.drained();
    expect(diary).toEqual(['commit 1', '1 failed', 'failed']);
  });

  it('judges nothing that the same line sent behind what failed: it comes again, in order', async () => {
    let isFull = true;
    const { diary, deliver, flow } = setUp(
      async () => {
        if (isFull) throw new Error('disk full');
      },
      { maxItems: 1 },
    );
    for (const seq of [1, 2, 3]) deliver(seq);
    await flow.drained();
    expect(diary).toEqual(['commit 1', '1 failed', '2 failed', '3 failed', 'failed']);
    isFull = false;
    deliver(1);
    await flow.drained();
    expect(diary.slice(5)).toEqual(['commit 1', '1 kept', 'told']);
  });

  it('has one group in flight: what comes meanwhile waits for the next', async () => {
    let release: () => void = () => undefined;
    const { diary, deliver, flow } = setUp(() => new Promise((resolve) => (release = resolve)));
    deliver(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    deliver(2);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(diary).toEqual(['commit 1']);
    release();
    await new Promise((resolve) => setTimeout(resolve, 20));
    release();
    await flow.drained();
    expect(diary).toEqual(['commit 1', '1 kept', 'told', 'commit 1', '2 kept', 'told']);
  });

  it('acknowledges bad content in the commit that records it', async () => {
    let recorded: CommitGroup['rejections'] = [];
    const { diary, deliver, flow } = setUp(async (group) => {
      recorded = group.rejections;
    });
    deliver(1, 'no json');
    await flow.drained();
    expect(recorded.map(({ reason }) => reason)).toEqual(['not-json']);
    expect(diary).toEqual(['commit 0', '1 kept', 'told']);
  });

  it('saves the judge again after a failure: the outage is known to its memory alone', async () => {
    const saved: boolean[] = [];
    const { deliver, flow } = setUp(async (group) => {
      saved.push(group.checkpoint !== undefined);
      if (saved.length === 2) throw new Error('disk full');
    });
    for (const seq of [1, 2, 3, 4]) {
      deliver(seq);
      await flow.drained();
    }
    expect(saved).toEqual([true, false, true, false]);
  });

  it('saves the judge with the first group of a changed registry', async () => {
    const saved: boolean[] = [];
    let config = NO_RULES;
    const { deliver, flow } = setUp(async (group) => void saved.push(group.checkpoint !== undefined), {
      config: () => config,
    });
    deliver(1);
    await flow.drained();
    deliver(2);
    await flow.drained();
    config = buildJudgeConfig('live', buildRegistry(REAL_PLANT));
    deliver(3);
    await flow.drained();
    deliver(4);
    await flow.drained();
    expect(saved).toEqual([true, false, true, false]);
  });

  it('tells time no further than what has come and still waits', async () => {
    const through: number[] = [];
    const { deliver, flow } = setUp(async () => undefined, {
      now: () => NOW + 60_000,
      maxItems: 1,
      told: (_group, at) => through.push(at),
    });
    deliver(1, undefined, NOW);
    deliver(2, undefined, NOW + 1000);
    await flow.drained();
    expect(through).toEqual([NOW + 1000, NOW + 60_000]);
  });

  it('carries on when telling threw, from where the store stands', async () => {
    let isBroken = true;
    const { diary, deliver, flow } = setUp(async () => undefined, {
      told: () => {
        if (isBroken) throw new Error('a listener is broken');
      },
    });
    deliver(1);
    await flow.drained().catch(() => undefined);
    isBroken = false;
    deliver(2);
    await flow.drained().catch(() => undefined);
    expect(diary).toEqual(['commit 1', '1 kept', 'told', 'failed', 'commit 1', '2 kept', 'told']);
  });
});
