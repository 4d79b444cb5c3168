import { describe, expect, it } from 'vitest';
import { initialState } from '../../analytics/alarm/judge-state';
import type { Intake } from '../../data/ingest/create-intake';
import type { Delivery } from '../../data/ingest/types';
import { buildRegistry } from '../../data/model/registry';
import type { CommitGroup } from '../../data/store/types';
import { REAL_PLANT } from '../e2e/real-plant';
import { createFlow } from './flow';

const NOW = 1_795_330_800_000;

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

function setUp(commit: (group: CommitGroup) => Promise<void>) {
  const diary: string[] = [];
  const registry = buildRegistry(REAL_PLANT);
  const intake = openIntake();
  const flow = createFlow({
    now: () => NOW,
    gatherMs: 1,
    context: () => ({
      registry,
      intake,
      config: { world: 'live', rules: new Map(), stations: new Map() },
      state: initialState(),
      retentionMs: 86_400_000,
    }),
    commit: async (group) => {
      diary.push(`commit ${group.readings.length}`);
      await commit(group);
    },
    told: () => diary.push('told'),
    failed: async () => void diary.push('failed'),
  });
  const deliver = (seq: number, payload?: string): void => {
    const samples = [{ ts: NOW - 1000 * (10 - seq), collector: 'C01', values: { running: true } }];
    const delivery: Delivery = {
      kind: 'telemetry',
      station: 'T-S1',
      account: 'T-S1',
      topic: 'dust/v1/T-S1/telemetry',
      payload: Buffer.from(payload ?? JSON.stringify({ v: 1, boot: '1', seq, samples })),
      qos: 1,
      receivedTs: NOW,
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
});
