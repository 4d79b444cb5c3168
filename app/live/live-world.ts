import { initialState } from '../../analytics/alarm/judge-state';
import type { JudgeConfig, JudgeState } from '../../analytics/alarm/types';
import { createIntake, type Intake } from '../../data/ingest/create-intake';
import type { Alarm } from '../../data/model/alarm';
import type { StoredReading } from '../../data/model/reading';
import type { Registry } from '../../data/model/registry';
import type { World } from '../../data/model/world';
import type { Store } from '../../data/store/types';
import type { EventLog } from './event-log';
import { createFlow, type Flow } from './flow';
import type { Item, JudgedGroup } from './judge-group';
import { createLiveState, type LiveState } from './live-state';
import { recover } from './recover';

export interface LiveWorldOptions {
  readonly world: World;
  readonly store: Store;
  readonly now: () => number;
  readonly registry: () => Registry;
  readonly config: () => JudgeConfig;
  readonly events: EventLog;
  readonly retentionMs: number;
  readonly warn: (sentence: string, error: unknown) => void;
  /** Readings that became durable, for whoever pushes them on. */
  readonly onReadings: (readings: readonly StoredReading[]) => void;
  /** A station said itself that it is on or off the line. */
  readonly onLine: (station: string) => void;
}

/** One world at work: its judge, its flow and what it shows. */
export interface LiveWorld {
  readonly state: LiveState;
  readonly take: Flow['take'];
  readonly acknowledge: (alarmId: string, by: string, reason: string) => Promise<Alarm | null>;
  readonly stop: () => Promise<void>;
}

const REOPEN_EVERY_MS = 1000;
const TICK_MS = 1000;

/** Takes a world up where its store says it stood, and lets it run. */
export async function openLiveWorld(options: LiveWorldOptions): Promise<LiveWorld> {
  const { world, store, now, registry, config, events } = options;
  const state = createLiveState({ world, now, registry, events });
  let judge: JudgeState = initialState();
  let intake: Intake = createIntake({ tail: [], lastIngestId: 0, reorderMsOf });
  let stopping = false;

  function reorderMsOf(collector: string): number {
    for (const station of config().stations.values())
      if (station.collectors.includes(collector)) return station.reorderMs;
    return 0;
  }

  async function takeUp(): Promise<void> {
    const recovered = await recover({ store, config: config(), reorderMsOf, now: now() });
    judge = recovered.state;
    intake = recovered.intake;
    state.restore(await store.latest(), await store.openAlarms(), recovered.judgedThrough);
  }

  function told(group: JudgedGroup, items: readonly Item[], at: number): void {
    judge = group.state;
    state.applyReadings(group.readings);
    state.applyAlarms(group.alarmEvents);
    state.setJudgedThrough(at);
    for (const item of items) {
      if (item.type === 'delivery') state.heard(item.delivery.station, item.delivery.receivedTs);
      if (item.type === 'acknowledge') item.answer(acknowledgedBy(item, group));
    }
    for (const { station, online, ts } of group.lines) {
      state.setLine(station, online, ts);
      options.onLine(station);
    }
    options.onReadings(group.readings);
    for (const { kind, alarm } of group.alarmEvents)
      events.tell({ world, type: 'alarm', kind, alarm, recorded: true });
  }

  async function failed(group: JudgedGroup | null, error: unknown): Promise<void> {
    options.warn('A group of messages could not be stored; the store is opened again.', error);
    // A raise must be heard at once; what ends an alarm waits until it is recorded.
    for (const { kind, alarm } of group?.alarmEvents ?? [])
      if (kind === 'raised') events.tell({ world, type: 'alarm', kind, alarm, recorded: false });
    while (!stopping) {
      try {
        await store.reopen();
        return await takeUp();
      } catch (again) {
        options.warn('The store could not be opened again; trying once a second.', again);
        await new Promise((resolve) => setTimeout(resolve, REOPEN_EVERY_MS));
      }
    }
  }

  await takeUp();
  const flow = createFlow({
    now,
    context: () => ({
      config: config(),
      registry: registry(),
      intake,
      state: judge,
      retentionMs: options.retentionMs,
    }),
    commit: (group) => store.commit(group),
    told,
    failed,
  });
  const ticking = setInterval(() => flow.take({ type: 'tick' }), TICK_MS);

  return {
    state,
    take: flow.take,
    acknowledge: (alarmId, by, reason) =>
      new Promise((answer, fail) =>
        flow.take({ type: 'acknowledge', alarmId, by, reason, now: now(), answer, fail }),
      ),
    async stop() {
      stopping = true;
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
