import { evaluate } from '../../analytics/alarm/evaluate';
import { initialState } from '../../analytics/alarm/judge-state';
import { returnOrphans } from '../../analytics/alarm/return-orphans';
import type { JudgeConfig, JudgeState } from '../../analytics/alarm/types';
import { type EstimateState, initialEstimates, stepEstimates } from '../../analytics/estimate/step-estimate';
import { createIntake, type Intake } from '../../data/ingest/create-intake';
import type { Alarm, AlarmEvent } from '../../data/model/alarm';
import type { StoredReading } from '../../data/model/reading';
import type { Registry } from '../../data/model/registry';
import type { Store } from '../../data/store/types';
import type { SavedEstimates } from './live-state';

export interface Recovered {
  readonly state: JudgeState;
  readonly intake: Intake;
  readonly estimates: SavedEstimates;
  /** The greatest moment of receipt that the store proves. */
  readonly judgedThrough: number;
}

export interface RecoverOptions {
  readonly store: Store;
  readonly config: JudgeConfig;
  readonly registry: Registry;
  readonly reorderMsOf: (collector: string) => number;
  readonly now: number;
  /** The exercise run whose world it is; left out = live. */
  readonly run?: string;
}

/** The newest rows that are looked at to know what was already stored. */
const TAIL_ROWS = 100_000;
const BATCH_ROWS = 20_000;

/**
 * Brings judge and de-duplication to where the store says they stood: the last saved state, then every row beyond it
 * with its stored receipt time. Our own downtime is told to the judge, so that it is not taken for silence.
 */
export async function recover({
  store,
  config,
  registry,
  reorderMsOf,
  now,
  ...run
}: RecoverOptions): Promise<Recovered> {
  const { checkpoint, lastIngestId, aliveUntil } = await store.recovery();
  let state = checkpoint ? (checkpoint.state as JudgeState) : initialState();
  const events: AlarmEvent[] = [];
  const judge = (input: Parameters<typeof evaluate>[1]): void => {
    const [next, raised] = evaluate(state, input, config);
    state = next;
    events.push(...raised);
  };

  let message: StoredReading[] = [];
  const judgeMessage = (): void => {
    const first = message[0];
    if (first) judge({ type: 'readings', readings: message, receivedTs: first.receivedTs });
    message = [];
  };
  for await (const batch of store.readingsAfter(checkpoint?.ingestId ?? 0, BATCH_ROWS)) {
    for (const row of batch) {
      if (message[0] && !sameMessage(message[0], row)) judgeMessage();
      message.push(row);
    }
  }
  judgeMessage();
  if (aliveUntil > 0) {
    judge({ type: 'tick', now: aliveUntil });
    judge({ type: 'downtime', from: aliveUntil, to: Math.max(now, aliveUntil) });
  }

  const [whole, returned] = returnOrphans(state, await openAfter(store, events), now);
  state = whole;
  events.push(...returned);

  // Already stored where the readings are stored; said once more, because writing it again changes nothing.
  if (events.length > 0)
    await store.commit({ readings: [], superseded: [], rejections: [], alarmEvents: events });
  const tail = await store.tail(TAIL_ROWS);
  const estimates = await recoverEstimates(store, registry);
  return {
    state,
    intake: createIntake({ tail, lastIngestId, reorderMsOf, ...run }),
    estimates,
    judgedThrough: aliveUntil,
  };
}

/** The last saved ones and every row beyond them; a store that never saved any begins with what comes. */
async function recoverEstimates(store: Store, registry: Registry): Promise<SavedEstimates> {
  const saved = await store.lastEstimates();
  let estimates: SavedEstimates = { state: initialEstimates(), ingestId: 0, receivedTs: 0 };
  if (!saved) return estimates;
  estimates = { ...estimates, state: saved.state as EstimateState, ingestId: saved.ingestId };
  for await (const batch of store.readingsAfter(saved.ingestId, BATCH_ROWS)) {
    const { ingestId, receivedTs } = batch.at(-1) ?? estimates;
    estimates = { state: stepEstimates(estimates.state, batch, registry), ingestId, receivedTs };
  }
  return estimates;
}

/** Open as the store has them once these events are in it. */
async function openAfter(store: Store, events: readonly AlarmEvent[]): Promise<readonly Alarm[]> {
  const over = new Set(events.flatMap(({ alarm }) => (alarm.state === 'normal' ? [alarm.id] : [])));
  return (await store.openAlarms()).filter(({ id }) => !over.has(id));
}

function sameMessage(a: StoredReading, b: StoredReading): boolean {
  return a.receivedTs === b.receivedTs && a.station === b.station && a.boot === b.boot && a.seq === b.seq;
}
