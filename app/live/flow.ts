import { evaluate } from '../../analytics/alarm/evaluate';
import type { Flow, FlowOptions } from './flow-options';
import { type Item, type JudgedGroup, judgeGroup } from './judge-group';

/** The order of the day for one group of messages: judge -> keep -> acknowledge -> tell. One group in flight per world. */
export function createFlow(options: FlowOptions): Flow {
  const { context, now, commit, told, failed, maxItems = 400, checkpointEveryMs = 60_000 } = options;
  const { gather = () => sleep(10), isDoubtful = () => false } = options;
  let waiting: Item[] = [];
  let carrying: Promise<void> | null = null;
  let checkpointTs = 0;

  async function carryGroup(items: readonly Item[]): Promise<void> {
    let judged: JudgedGroup | null = null;
    // What came and still waits must not be taken for silence: time goes on no further than its receipt.
    const next = waiting.find((item) => item.type === 'delivery');
    const at = next?.delivery.receivedTs ?? now();
    try {
      const given = context();
      judged = judgeGroup(items, { ...given, evaluate, now: at, nothingWaits: !next });
      const due = judged.needsCheckpoint || at - checkpointTs >= checkpointEveryMs;
      const checkpoint = { ingestId: given.intake.lastIngestId(), receivedTs: at, state: judged.state };
      if (due || isDoubtful() || isWorthKeeping(judged))
        await commit(due ? { ...judged, checkpoint } : judged);
      if (due) checkpointTs = at;
    } catch (error) {
      for (const item of items) {
        if (item.type === 'delivery') item.delivery.settle('failed');
        if ('fail' in item) item.fail(error);
      }
      failBehind(items);
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

  /** What the same lines sent behind a group that failed comes again in order; judged now it would stand on a gap. */
  function failBehind(items: readonly Item[]): void {
    const broken = new Set(items.flatMap((it) => (it.type === 'delivery' ? [it.delivery.account] : [])));
    waiting = waiting.filter((item) => {
      if (item.type !== 'delivery' || !broken.has(item.delivery.account)) return true;
      item.delivery.settle('failed');
      return false;
    });
  }

  async function carryAll(): Promise<void> {
    while (waiting.length > 0) {
      await gather();
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
    isBusy: () => carrying !== null,
  };
}

function isWorthKeeping({ readings, rejections, alarmEvents, lines, actions }: JudgedGroup): boolean {
  return readings.length + rejections.length + alarmEvents.length + lines.length + actions.length > 0;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
