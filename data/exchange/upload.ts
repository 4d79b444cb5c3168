import { setImmediate as giveWay, setTimeout as sleep } from 'node:timers/promises';
import { bulkhead } from 'cockatiel';
import type { StoredReading } from '../model/reading';
import type { Registry } from '../model/registry';
import { LIVE } from '../model/world';
import { addOutcomes } from './add-outcomes';
import { baseOf } from './build-messages';
import { createBaseCache } from './create-base-cache';
import { createStages } from './create-stages';
import { type Delivery, deliverMessage, type Outcome } from './deliver-messages';
import { createLine } from './line';
import { mayLeave } from './may-leave';
import { openEnterpriseBooks } from './open-enterprise-books';
import { orphanRefusal } from './orphan-refusal';
import { type BatchRules, fillMessages, type PlannedMessage, planBatch } from './plan-batch';
import { readInParts } from './read-in-parts';
import { createSender } from './send-message';
import { readUploadState, type UploadState } from './upload-state';
import type { Upload, UploadOptions, UploadStore } from './upload-types';

/** Messages whose delay is remembered. */
const DELAYS_KEPT = 200;
/** A cursor that moved over withheld readings only is kept this often, ms: it costs nothing to look at them again. */
const KEEP_IDLE_MS = 10_000;
const KEEP_AGAIN_MS = 1000;

interface Batch {
  readonly after: number;
  readonly through: number;
  readonly messages: readonly PlannedMessage[];
  readonly filled: ReadonlyMap<PlannedMessage, readonly StoredReading[]>;
  readonly withheld: number;
  readonly orphans: readonly StoredReading[];
  readonly isFull: boolean;
  readonly outcomes: Map<PlannedMessage, Outcome>;
}

/**
 * The upload: reads what the live world keeps behind a durable cursor, and brings it to the endpoint exactly once by key. Before the
 * first message of a batch goes out, the batch and its plan are kept; after a kill exactly that is sent again under the same ids.
 * Messages of one enterprise follow each other, those of several go side by side. At most one batch is in memory.
 */
export async function startUpload(options: UploadOptions): Promise<Upload> {
  const { store, target, now, pace, warn } = options;
  const { identity, profile } = target;
  const kept = await store.linkPosition(identity);
  let state = readUploadState(kept?.state);
  let cursor = kept?.cursor ?? 0;
  let keptCursor = cursor;
  if (options.pause !== undefined) state = { ...state, pause: options.pause };
  let recoverThrough = kept && kept.sendingThrough > kept.cursor ? kept.sendingThrough : null;
  let lastIngestId = await store.lastIngestId();
  let oldestReceivedTs: number | null = null;
  let idleKeptTs = now();
  let batch: Batch | null = null;
  const books = openEnterpriseBooks(await store.linkEnterprises(identity));
  const delaysMs: number[] = [];
  const stages = createStages(state);

  const hard = new AbortController();
  let waiting = new AbortController();
  let isPaused = state.pause !== null;
  let wakeUp: () => void = () => undefined;
  let parked: () => void = () => undefined;

  const line = createLine(pace.patience, now);
  const sender = createSender({
    target,
    line,
    now,
    standInHoldsMs: pace.standInHoldsMs,
    onAnswer: options.onAnswer,
    onSealed: (message) => stages.sealed.add(message),
    onSent: (message) => stages.sent.add(message),
  });
  const many = bulkhead(pace.enterprisesAtOnce, Number.POSITIVE_INFINITY);
  const cachedBaseOf = createBaseCache((registry, enterprise) =>
    baseOf(profile, registry, {
      enterprise,
      isTold: (station) => isAllowed(registry.stations.get(station)?.virtual),
    }),
  );
  if (options.pause !== undefined) await save({ sendingThrough: recoverThrough ?? cursor });
  const running = run();

  function isAllowed(virtual: boolean | undefined): boolean {
    const { isMarkedStandIn } = target;
    return mayLeave({ world: LIVE, virtual }, { isMarkedStandIn, saysStandIn: sender.saysStandIn() });
  }

  /** `planned`: whose each collector was when its readings were planned, after a restart. */
  function rulesOf(registry: Registry, planned: UploadState['owners'] | null): BatchRules {
    return {
      enterpriseOf(collector) {
        if (planned) return Object.hasOwn(planned, collector) ? planned[collector] : undefined;
        const id = registry.collectors.get(collector)?.enterprise;
        return id !== undefined && registry.enterprises.has(id) ? id : undefined;
      },
      mayLeave: ({ station }) => isAllowed(registry.stations.get(station)?.virtual),
      maxRecords: profile.limits.maxRecords,
    };
  }

  async function run(): Promise<void> {
    while (!hard.signal.aborted) {
      if (isPaused) {
        parked();
        await new Promise<void>((resolve) => {
          wakeUp = resolve;
        });
        continue;
      }
      const restMs = await step().catch((error: unknown) => {
        if (!waiting.signal.aborted)
          warn('The upload to the ministry could not go on and tries again.', error);
        return KEEP_AGAIN_MS;
      });
      if (!waiting.signal.aborted) await rest(restMs);
    }
    parked();
  }

  /** Ends at once when paused or stopped. */
  async function rest(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: waiting.signal, ref: false }).catch(() => undefined);
  }

  /** One batch; answers how long to rest. */
  async function step(): Promise<number> {
    lastIngestId = await store.lastIngestId();
    if (!batch && lastIngestId <= cursor && recoverThrough === null) {
      oldestReceivedTs = null;
      return pace.pollMs;
    }
    const signals = { waiting: waiting.signal, hard: hard.signal };
    await sender.requireStandIn(signals);
    batch ??= await nextBatch();
    await deliver(batch, signals);
    const { isFull } = batch;
    await keep(batch);
    batch = null;
    oldestReceivedTs = null;
    return isFull ? pace.breatherMs : pace.pollMs;
  }

  async function look(): Promise<void> {
    lastIngestId = await store.lastIngestId();
    if (oldestReceivedTs !== null || lastIngestId <= cursor) return;
    const [oldest] = await store.readingsBetween({ after: cursor, upTo: lastIngestId, limit: 1 });
    oldestReceivedTs = oldest?.receivedTs ?? null;
  }

  async function nextBatch(): Promise<Batch> {
    const recovered = recoverThrough;
    const upTo = recovered ?? lastIngestId;
    const limit = recovered === null ? pace.batchReadings : recovered - cursor;
    const readings = await readInParts(store, { after: cursor, upTo, limit });
    oldestReceivedTs = readings[0]?.receivedTs ?? null;
    const last = readings.at(-1)?.ingestId ?? upTo;
    const through = recovered ?? last;
    const rules = rulesOf(options.registry(), recovered === null ? null : state.owners);
    const planned = planBatch(readings, rules);
    const messages =
      recovered === null
        ? planned.messages
        : state.plan.map(([enterprise, first, end]) => ({ enterprise, first, last: end }));
    const made: Batch = {
      after: cursor,
      through,
      messages,
      filled: fillMessages(messages, readings, rules),
      withheld: planned.withheld,
      orphans: planned.orphans,
      isFull: through < lastIngestId,
      outcomes: new Map(),
    };
    if (recovered === null && messages.length > 0) {
      const plan = messages.map(({ enterprise, first, last: end }): [string, number, number] => [
        enterprise,
        first,
        end,
      ]);
      state = { ...state, plan, owners: planned.owners };
      await save({ sendingThrough: through });
    }
    recoverThrough = null;
    return made;
  }

  async function deliver(
    { messages, filled, outcomes, through }: Batch,
    signals: Delivery['signals'],
  ): Promise<void> {
    const registry = options.registry();
    const delivery: Delivery = {
      profile,
      registry,
      baseOf: (enterprise) => cachedBaseOf(registry, enterprise),
      bases: books.bases,
      sender,
      now,
      pace,
      signals,
      isSplit: (messageId) => state.split.includes(messageId),
      async split(messageId) {
        state = { ...state, split: [...state.split, messageId] };
        await save({ sendingThrough: through });
      },
    };
    const chains = new Map<string, PlannedMessage[]>();
    for (const message of messages) {
      if (outcomes.has(message)) continue;
      const chain = chains.get(message.enterprise);
      if (chain) chain.push(message);
      else chains.set(message.enterprise, [message]);
    }
    const settled = await Promise.allSettled(
      [...chains.values()].map((chain) =>
        many.execute(async () => {
          for (const message of chain) {
            const outcome = await deliverMessage(delivery, message, filled.get(message) ?? []);
            outcomes.set(message, outcome);
            accepted(outcome);
            await giveWay();
          }
        }),
      ),
    );
    const failed = settled.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
  }

  function accepted({ newest, acceptedTs, accepted: count }: Outcome): void {
    if (!newest || acceptedTs === null) return;
    stages.accepted.count(count, newest);
    delaysMs.push(Math.max(0, acceptedTs - newest.receivedTs));
    if (delaysMs.length > DELAYS_KEPT) delaysMs.shift();
  }

  /** The cursor moves, and with it everything that the batch came to; tried until it is durable. */
  async function keep(done: Batch): Promise<void> {
    const outcomes = [...done.outcomes.entries()];
    const refusals = [
      ...outcomes.flatMap(([, outcome]) => outcome.refusals),
      ...done.orphans.map((reading) => orphanRefusal(reading, now())),
    ];
    const next = addOutcomes(state, done, { refused: refusals.length, newest: stages.accepted.value() });
    const isNothing = outcomes.length === 0 && refusals.length === 0;
    if (isNothing && now() - idleKeptTs < KEEP_IDLE_MS) {
      state = next;
      cursor = done.through;
      return;
    }
    const added = books.toKeep(outcomes);
    const position = { cursor: done.through, sendingThrough: done.through, state: next };
    await save(position, { accepted: added, refusals });
    state = next;
    cursor = done.through;
    books.kept(added);
  }

  /** Until it is durable, or the upload stops: what is not kept is sent again, never lost. */
  async function save(
    to: { readonly sendingThrough: number; readonly cursor?: number; readonly state?: UploadState },
    added: Pick<Step, 'accepted' | 'refusals'> = NO_STEP,
  ): Promise<void> {
    for (;;) {
      hard.signal.throwIfAborted();
      try {
        const position = { endpoint: identity, cursor, state, ...to };
        await store.saveLink({ position, ...added });
        keptCursor = position.cursor;
        idleKeptTs = now();
        return;
      } catch (error) {
        warn('Where the upload to the ministry stands could not be kept; it is tried again.', error);
        await sleep(KEEP_AGAIN_MS, undefined, { signal: hard.signal, ref: false });
      }
    }
  }

  /** With the batch in flight as it is kept. */
  async function savePause(pause: UploadState['pause']): Promise<void> {
    state = { ...state, pause };
    await save({
      sendingThrough: batch && state.plan.length > 0 ? batch.through : (recoverThrough ?? cursor),
    });
  }

  return {
    progress: () => ({
      cursor,
      lastIngestId,
      pause: state.pause,
      sealed: stages.sealed.value(),
      sent: stages.sent.value(),
      accepted: stages.accepted.value(),
      withheld: state.withheld,
      refused: state.refused,
      repeated: state.repeated,
      messagesAccepted: state.messagesAccepted,
      oldestReceivedTs,
      failuresInARow: line.failuresInARow(),
      openUntilTs: line.openUntilTs(),
      nextTryTs: line.nextTryTs(),
      delaysMs,
      enterprises: books.progress(),
    }),
    look,
    async pause(by, reason) {
      if (!isPaused) {
        const halted = new Promise<void>((resolve) => {
          parked = resolve;
        });
        isPaused = true;
        waiting.abort();
        await halted;
      }
      await savePause({ by, ts: now(), reason });
    },
    async resume() {
      await savePause(null);
      waiting = new AbortController();
      isPaused = false;
      wakeUp();
    },
    async stop() {
      hard.abort();
      waiting.abort();
      isPaused = false;
      wakeUp();
      await running;
      if (keptCursor === cursor || batch) return;
      // Only a cursor that moved over what is withheld.
      const position = { endpoint: identity, cursor, sendingThrough: cursor, state };
      await store.saveLink({ position, accepted: [], refusals: [] }).catch(() => undefined);
    },
  };
}

type Step = Parameters<UploadStore['saveLink']>[0];
const NO_STEP = { accepted: [], refusals: [] };
