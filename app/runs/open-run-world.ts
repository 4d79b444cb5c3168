import { buildJudgeConfig } from '../../analytics/alarm/build-judge-config';
import type { Delivery } from '../../data/ingest/types';
import type { RunAction } from '../../data/model/exercise';
import { buildRegistry, type RegistryRecord } from '../../data/model/registry';
import type { Rejection } from '../../data/model/rejection';
import type { World } from '../../data/model/world';
import type { Store } from '../../data/store/types';
import { createEventLog } from '../live/event-log';
import { type Jobs, startJobs } from '../live/jobs';
import type { Standing } from '../live/judge-group';
import { openWorld } from '../live/open-world';
import { createPushes } from '../live/pushes';
import type { WorldView } from '../workbench';
import { createRoundGate, type RoundGateOptions } from './round-gate';
import { createTurn } from './take-turn';

export interface RunWorldOptions {
  readonly world: World;
  readonly store: Store;
  readonly records: readonly RegistryRecord[];
  /** Simulated moment at which it stands now. */
  readonly simTs: number;
  /** False: over, and only looked at. */
  readonly isRunning: boolean;
  /** Number of its first event; grows with each opening. */
  readonly firstEvent: number;
  readonly onClock: RoundGateOptions['onClock'];
  readonly warn: (sentence: string, error?: unknown) => void;
}

/** The world of one run, in memory, over its own file. */
export interface RunWorld {
  readonly view: WorldView;
  readonly take: (delivery: Delivery) => void;
  readonly reject: (rejection: Rejection) => void;
  /** Its simulator's connection closed: every station of it is off the line. */
  readonly lineLost: () => void;
  readonly record: (action: RunAction) => Promise<void>;
  readonly standing: () => Promise<Standing>;
  /** Somebody watches it, or reads it for long. */
  readonly isInUse: () => boolean;
  /** Judges and keeps what was taken; from then on it can be looked at and no longer changed. */
  readonly finish: (rollUp: boolean) => Promise<void>;
  readonly close: () => Promise<void>;
}

const RETENTION_MS = 400 * 86_400_000;
const EVENTS_KEPT = 2000;
/** Few enough that judging a group never holds the loop, and so live, for long. */
const MAX_ITEMS = 60;

export async function openRunWorld(options: RunWorldOptions): Promise<RunWorld> {
  const { world, store, records, isRunning, warn } = options;
  const registry = buildRegistry(records);
  const config = buildJudgeConfig(world, registry);
  const events = createEventLog({ firstSeq: options.firstEvent, capacity: EVENTS_KEPT });
  const pushes = createPushes();
  const gate = createRoundGate({
    startTs: options.simTs,
    take: (item) => running.take(item),
    onClock: options.onClock,
  });
  const running = await openWorld({
    world,
    store,
    now: gate.simTs,
    registry: () => registry,
    config: () => config,
    events,
    retentionMs: RETENTION_MS,
    warn,
    onReadings: pushes.readings,
    onLine: pushes.line,
    ticks: false,
    gather: createTurn(),
    maxItems: MAX_ITEMS,
  });
  running.state.setJudgedThrough(options.simTs);
  let isOver = !isRunning;
  const jobs = isRunning ? await openJobs() : null;
  if (!jobs) {
    running.state.setRisk(await store.latestRisk());
    const { lines } = await store.moment({ at: options.simTs, collectors: [] });
    for (const [station, { online, since }] of lines) running.state.setLine(station, online, since);
  }

  async function openJobs(): Promise<Jobs & { readonly leave: () => void }> {
    const opened = await startJobs({
      world,
      store,
      now: gate.simTs,
      registry: () => registry,
      state: running.state,
      events,
      warn,
    });
    const leave = events.subscribe((event) => {
      if (event.type === 'alarm') void opened.assess();
    });
    return { ...opened, leave };
  }

  async function finish(rollUp: boolean): Promise<void> {
    if (isOver) return;
    isOver = true;
    jobs?.leave();
    await running.stop();
    await jobs?.stop();
    if (rollUp) await store.rollUp().catch((error) => warn('A run could not be rolled up.', error));
  }

  return {
    view: {
      world,
      store,
      view: running.state.view,
      events,
      registry: () => registry,
      judgeConfig: () => config,
      now: gate.simTs,
      // What is over can be looked at, not changed.
      acknowledge: async (id, by, reason) => (isOver ? null : running.acknowledge(id, by, reason)),
      acknowledgeWarning: async (id, by, reason) =>
        !isOver && (await jobs?.acknowledgeWarning(id, by, reason)) === true,
      onPush: pushes.listen,
    },
    take: gate.take,
    reject: (rejection) => running.take({ type: 'rejection', rejection }),
    lineLost() {
      for (const station of registry.stations.keys())
        running.take({ type: 'line', line: { station, online: false, ts: gate.simTs() } });
    },
    record: running.record,
    standing: running.standing,
    isInUse: () => pushes.count() > 0,
    finish,
    async close() {
      await finish(false);
      await store.close();
    },
  };
}
