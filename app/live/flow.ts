import { evaluate } from '../../analytics/alarm/evaluate';
import type { CommitGroup } from '../../data/store/types';
import { type GroupContext, type Item, type JudgedGroup, judgeGroup } from './judge-group';

export interface FlowOptions {
  /** Registry, configuration, judge state and intake as they stand at the group's beginning. */
  readonly context: () => Omit<GroupContext, 'evaluate' | 'now'>;
  readonly now: () => number;
  readonly commit: (group: CommitGroup) => Promise<void>;
  /** The group is durable: move the world's memory on and tell everybody. */
  readonly told: (group: JudgedGroup, items: readonly Item[], now: number) => void;
  /** The commit threw and its fate is unknown: tell what it held (null: nothing that is unrecorded) as unrecorded, then stand where the store stands. */
  readonly failed: (group: JudgedGroup | null, error: unknown) => Promise<void>;
  readonly gatherMs?: number;
  readonly maxItems?: number;
  readonly checkpointEveryMs?: number;
}

export interface Flow {
  readonly take: (item: Item) => void;
  /** Resolves when everything taken so far is carried. */
  readonly drained: () => Promise<void>;
}

/** The order of the day for one group of messages: judge -> keep -> acknowledge -> tell. One group in flight per world. */
export function createFlow(options: FlowOptions): Flow {
  const {
    context,
    now,
    commit,
    told,
    failed,
    gatherMs = 10,
    maxItems = 400,
    checkpointEveryMs = 60_000,
  } = options;
  let waiting: Item[] = [];
  let carrying: Promise<void> | null = null;
  let checkpointTs = 0;

  async function carryGroup(items: readonly Item[]): Promise<void> {
    let judged: JudgedGroup | null = null;
    // What came and still waits must not be taken for silence: time goes on no further than its receipt.
    const at = waiting.find((item) => item.type === 'delivery')?.delivery.receivedTs ?? now();
    try {
      const { intake, ...rest } = context();
      judged = judgeGroup(items, { ...rest, intake, evaluate, now: at });
      const due = judged.needsCheckpoint || at - checkpointTs >= checkpointEveryMs;
      const checkpoint = { ingestId: intake.lastIngestId(), receivedTs: at, state: judged.state };
      if (due || isWorthKeeping(judged)) await commit(due ? { ...judged, checkpoint } : judged);
      if (due) checkpointTs = at;
    } catch (error) {
      for (const item of items) {
        if (item.type === 'delivery') item.delivery.settle('failed');
        if (item.type === 'acknowledge') item.fail(error);
      }
      checkpointTs = 0;
      return failed(judged, error);
    }
    try {
      for (const item of items) if (item.type === 'delivery') item.delivery.settle('kept');
      told(judged, items, at);
    } catch (error) {
      checkpointTs = 0;
      return failed(null, error);
    }
  }

  async function carryAll(): Promise<void> {
    while (waiting.length > 0) {
      await new Promise((resolve) => setTimeout(resolve, gatherMs));
      const items = waiting.slice(0, maxItems);
      waiting = waiting.slice(maxItems);
      await carryGroup(items);
    }
    carrying = null;
  }

  return {
    take(item) {
      waiting.push(item);
      carrying ??= carryAll();
    },
    drained: async () => {
      while (carrying) await carrying;
    },
  };
}

function isWorthKeeping(group: JudgedGroup): boolean {
  return group.readings.length + group.rejections.length + group.alarmEvents.length > 0;
}
