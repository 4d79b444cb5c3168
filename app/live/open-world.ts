import { initialState } from '../../analytics/alarm/judge-state';
import type { JudgeConfig, JudgeState } from '../../analytics/alarm/types';
import { createIntake, type Intake } from '../../data/ingest/create-intake';
import type { Alarm } from '../../data/model/alarm';
import type { RunAction } from '../../data/model/exercise';
import type { StoredReading } from '../../data/model/reading';
import type { Registry } from '../../data/model/registry';
import type { World } from '../../data/model/world';
import type { CommitGroup, Store } from '../../data/store/types';
import type { EventLog } from './event-log';
import { createFlow } from './flow';
import type { Flow } from './flow-options';
import { createHeldRejections } from './held-rejections';
import type { Item, JudgedGroup, Standing } from './judge-group';
import { createLiveState, type LiveState } from './live-state';
import { recover } from './recover';

export interface WorldOptions {
  readonly world: World;
  readonly store: Store;
  /** This world's clock, epoch ms. */
  readonly now: () => number;
  readonly registry: () => Registry;
  readonly config: () => JudgeConfig;
  readonly events: EventLog;
  readonly retentionMs: number;
  readonly warn: (sentence: string, error: unknown) => void;
  /** Readings that became durable, for whoever pushes them on. */
  readonly onReadings: (readings: readonly StoredReading[]) => void;
  /** A station's line opened or closed. */
  readonly onLine: (station: string) => void;
  /** Live time passes by itself; an exercise's is told by its clock messages. */
  readonly ticks: boolean;
  /** How a group waits for more and for its turn, and how large it may be. Default: 10 ms, 400. */
  readonly gather?: () => Promise<void>;
  readonly maxItems?: number;
}

/** One world at work: its judge, its flow and what it shows. */
export interface RunningWorld {
  readonly state: LiveState;
  readonly take: Flow['take'];
  readonly isBusy: Flow['isBusy'];
  /** True from a commit that failed until one has succeeded again. */
  readonly isUnrecorded: () => boolean;
  readonly acknowledge: (alarmId: string, by: string, reason: string) => Promise<Alarm | null>;
  /** Resolves when it is durable. */
  readonly record: (action: RunAction) => Promise<void>;
  readonly standing: () => Promise<Standing>;
  readonly stop: () => Promise<void>;
}

const GATHER_MS = 10;
const TICK_MS = 1000;
const LONGEST_REOPEN_WAIT_MS = 8000;
const ESTIMATES_EVERY_MS = 5 * 60_000;

/** Takes a world up where its store says it stood, and lets it run. */
export async function openWorld(options: WorldOptions): Promise<RunningWorld> {
  const { world, store, now, registry, config, events, warn } = options;
  const state = createLiveState({ world, now, registry, events });
  const held = createHeldRejections();
  const run = world.startsWith('run:') ? { run: world.slice('run:'.length) } : {};
  let judge: JudgeState = initialState();
  let intake: Intake = createIntake({ tail: [], lastIngestId: 0, reorderMsOf, ...run });
  let estimatesSavedTs = 0;
  /** `closed`: the store must be opened again before anything can be kept. `doubtful`: it was, and nothing was kept since. */
  let standing: 'recorded' | 'doubtful' | 'closed' = 'recorded';
  let reopenWaitMs = 0;
  let reopenAtMs = 0;

  function reorderMsOf(collector: string): number {
    for (const station of config().stations.values())
      if (station.collectors.includes(collector)) return station.reorderMs;
    return 0;
  }

  async function takeUp(): Promise<void> {
    const recovered = await recover({
      store,
      config: config(),
      registry: registry(),
      reorderMsOf,
      now: now(),
      ...run,
    });
    judge = recovered.state;
    intake = recovered.intake;
    state.restore({
      latest: await store.latest(),
      openAlarms: await store.openAlarms(),
      estimates: recovered.estimates,
      judgedThrough: recovered.judgedThrough,
    });
  }

  async function gather(): Promise<void> {
    await (options.gather?.() ?? new Promise((resolve) => setTimeout(resolve, GATHER_MS)));
    if (standing !== 'closed' || performance.now() < reopenAtMs) return;
    try {
      await store.reopen();
      await takeUp();
      standing = 'doubtful';
    } catch (error) {
      waitLonger();
      warn('The store could not be opened again; it is tried again soon.', error);
    }
  }

  /** At once after the first failure, then each time twice as long. */
  function waitLonger(): void {
    reopenAtMs = performance.now() + reopenWaitMs;
    reopenWaitMs = Math.min(LONGEST_REOPEN_WAIT_MS, Math.max(500, 2 * reopenWaitMs));
  }

  async function commit(group: CommitGroup): Promise<void> {
    if (standing === 'closed') throw new Error('The store is closed after a failure.');
    const at = now();
    const isDue = at - estimatesSavedTs >= ESTIMATES_EVERY_MS;
    const estimates = state.estimatesState();
    await store.commit({
      ...group,
      rejections: [...held.all(), ...group.rejections],
      ...(isDue && estimates.ingestId > 0 ? { estimates } : {}),
    });
    if (isDue) estimatesSavedTs = at;
    held.clear();
  }

  function told(group: JudgedGroup, items: readonly Item[]): void {
    standing = 'recorded';
    reopenWaitMs = 0;
    judge = group.state;
    state.applyReadings(group.readings);
    state.applyAlarms(group.alarmEvents);
    if (group.through !== null) state.setJudgedThrough(group.through);
    for (const { station, online, ts } of group.lines) {
      state.setLine(station, online, ts);
      options.onLine(station);
    }
    for (const item of items) {
      if (item.type === 'delivery' && item.delivery.kind !== 'clock')
        state.heard(item.delivery.station, item.delivery.receivedTs);
      if (item.type === 'acknowledge') item.answer(acknowledgedBy(item, group));
      if (item.type === 'action') item.answer();
      if (item.type === 'standing')
        item.answer({ judge, estimates: state.estimatesState().state, ingestId: intake.lastIngestId() });
    }
    options.onReadings(group.readings);
    for (const { kind, alarm } of group.alarmEvents)
      events.tell({ world, type: 'alarm', kind, alarm, recorded: true });
  }

  /**
   * Goes on judging in memory, so that what comes meanwhile is still heard, and acknowledges nothing. A raise must be told
   * at once; what ends an alarm waits until it is recorded.
   */
  async function failed(group: JudgedGroup | null, error: unknown): Promise<void> {
    if (standing !== 'closed') {
      warn('A group of messages could not be stored; the store is opened again.', error);
      waitLonger();
    }
    standing = 'closed';
    if (!group) return;
    judge = group.state;
    for (const rejection of group.unrepeatable) held.hold(rejection);
    for (const { kind, alarm } of group.alarmEvents)
      if (kind === 'raised') events.tell({ world, type: 'alarm', kind, alarm, recorded: false });
    // A line is seen, not reported: no station would say it again.
    for (const { station, online, ts } of group.lines) {
      state.setLine(station, online, ts);
      options.onLine(station);
    }
  }

  /** Whatever was on the line when the server ended is not, until it comes back. */
  async function closeOldLines(): Promise<void> {
    const { lines } = await store.moment({ at: now(), collectors: [] });
    const closed = [...lines].flatMap(([station, { online }]) =>
      online ? [{ station, online: false, ts: now() }] : [],
    );
    await store.commit({ readings: [], superseded: [], rejections: [], alarmEvents: [], lines: closed });
    for (const { station, online, ts } of closed) state.setLine(station, online, ts);
  }

  await takeUp();
  if (options.ticks) await closeOldLines();
  const flow = createFlow({
    now,
    gather,
    isDoubtful: () => standing !== 'recorded',
    context: () => ({
      config: config(),
      registry: registry(),
      intake,
      state: judge,
      retentionMs: options.retentionMs,
      lineOf: (station) => state.view.lines.get(station),
    }),
    commit,
    told,
    failed,
    ...(options.maxItems === undefined ? {} : { maxItems: options.maxItems }),
  });
  const ticking = options.ticks ? setInterval(() => flow.take({ type: 'tick' }), TICK_MS) : undefined;

  return {
    state,
    take: flow.take,
    isBusy: flow.isBusy,
    isUnrecorded: () => standing !== 'recorded',
    acknowledge: (alarmId, by, reason) =>
      new Promise((answer, fail) =>
        flow.take({ type: 'acknowledge', alarmId, by, reason, now: now(), answer, fail }),
      ),
    record: (action) => new Promise((answer, fail) => flow.take({ type: 'action', action, answer, fail })),
    standing: () => new Promise((answer, fail) => flow.take({ type: 'standing', answer, fail })),
    async stop() {
      clearInterval(ticking);
      await flow.drained();
    },
  };
}

/** How the alarm stands after the group, if it was this person who acknowledged it; else null. */
function acknowledgedBy(
  { alarmId, by, now }: Extract<Item, { type: 'acknowledge' }>,
  { alarmEvents }: JudgedGroup,
): Alarm | null {
  const isTheirs = alarmEvents.some(
    ({ kind, ts, alarm }) =>
      kind === 'acknowledged' && alarm.id === alarmId && alarm.acknowledged?.by === by && ts === now,
  );
  return isTheirs ? (alarmEvents.findLast(({ alarm }) => alarm.id === alarmId)?.alarm ?? null) : null;
}
