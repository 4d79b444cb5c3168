import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { messageProfile } from '../../../data/catalogue/ministry/message-profile';
import { PACE } from '../../../data/exchange/pace';
import type { UploadPace, UploadPause } from '../../../data/exchange/upload-types';
import {
  type EndpointSettings,
  type LinkFault,
  type LinkStage,
  MISBEHAVIOURS,
  type StandInLedger,
} from '../../../data/model/exchange';
import type { StoredReading } from '../../../data/model/reading';
import type { Registry } from '../../../data/model/registry';
import type { Store } from '../../../data/store/types';
import type { MinistryLink } from '../../workbench';
import { buildStatus } from './build-status';
import { checkEndpointSettings } from './check-endpoint-settings';
import { readEndpointFile, removeEndpointFile, writeEndpointFile } from './endpoint-file';
import { LinkSettingsError } from './link-settings-error';
import { type LinkSession, openLinkSession } from './open-link-session';
import { type StandInProcess, startStandIn } from './stand-in-process';

export interface MinistryLinkOptions {
  /** Of the live world: the link never sees another. */
  readonly store: Store;
  /** Settings, and the ledger of the demonstration's stand-in. */
  readonly folder: string;
  /** Where no endpoint is set, the demonstration sends to a stand-in of its own. */
  readonly demo: boolean;
  /** With retired records. */
  readonly registry: () => Registry;
  readonly now: () => number;
  readonly warn: (sentence: string, error?: unknown) => void;
  /** Tells what became durable. Answers how to stop. */
  readonly onReadings: (listener: (readings: readonly StoredReading[]) => void) => () => void;
  readonly pace?: UploadPace;
  readonly timeoutMs?: number;
  readonly resultsMs?: number;
}

export interface OpenMinistryLink {
  readonly link: MinistryLink;
  /** Begins to send: not before the server serves, so that nothing delays its start. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const LOOK_MS = 1000;
const TIMEOUT_MS = 15_000;
const RESULTS_MS = 30_000;
/** The demonstration's stand-in is the same one on whatever port. */
const DEMO_IDENTITY = 'stand-in:demo';
/** An hour or two at the demonstration's 50 readings/s; of older ones the counts and the hash stay. */
const MAX_LEDGER_BYTES = 32 * 1024 * 1024;
/** Nobody listens on port 9 of this machine: a request fails at once, and is tried again. */
const NOWHERE = 'http://127.0.0.1:9';

/** The link to the ministry. Off until `start`, and where neither an endpoint is set nor the demonstration runs. */
export async function openMinistryLink(options: MinistryLinkOptions): Promise<OpenMinistryLink> {
  const { store, folder, registry, now, warn } = options;
  const file = join(folder, 'endpoint.json');
  let session: LinkSession | null = null;
  let standIn: StandInProcess | null = null;
  let fault: LinkFault | null = null;
  let stored: LinkStage = await readStored(store);
  let stopped = false;
  let queue: Promise<unknown> = Promise.resolve();
  const forget = options.onReadings((readings) => {
    const newest = readings.at(-1);
    if (!newest) return;
    stored = {
      readings: stored.readings + readings.length,
      ingestId: newest.ingestId,
      newestReceivedTs: newest.receivedTs,
    };
  });
  let isLooking = false;
  const looking = setInterval(() => void look(), LOOK_MS);

  /** One look at a time, however long the store takes. */
  async function look(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    try {
      const { readingsStored } = await store.counts();
      stored = { ...stored, readings: readingsStored };
      await session?.upload.look();
    } catch {
      // The flow tells of a store that cannot be read.
    } finally {
      isLooking = false;
    }
  }

  /** One change at a time. */
  function alone<T>(work: () => Promise<T>): Promise<T> {
    const mine = queue.then(work);
    queue = mine.catch(() => undefined);
    return mine;
  }

  async function openSession(pause?: UploadPause | null): Promise<void> {
    if (stopped) return;
    fault = null;
    try {
      const settings = await readEndpointFile(file);
      if (settings) await openOperators(settings, pause);
      else if (options.demo) await openDemo(pause);
    } catch (error) {
      if (!(error instanceof LinkSettingsError)) throw error;
      fault = error.fault;
      warn(`The link to the ministry stays off: ${error.message}`);
    }
  }

  async function openOperators(settings: EndpointSettings, pause?: UploadPause | null): Promise<void> {
    const { url, ...rest } = settings;
    session = await open({ settings: rest, source: 'operator', identity: url, url: () => url }, pause);
  }

  async function openDemo(pause?: UploadPause | null): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const sentThrough = (await store.linkPosition(DEMO_IDENTITY))?.sendingThrough ?? 0;
    const started = startStandIn({
      ledgerPath: join(folder, 'stand-in-ledger.ndjson'),
      maxLedgerBytes: MAX_LEDGER_BYTES,
      sentThrough,
      warn,
    });
    standIn = started;
    const url = (): string => started.url() ?? NOWHERE;
    await listening(started, () => stopped);
    session = await open({ settings: started.settings, source: 'demo', identity: DEMO_IDENTITY, url }, pause);
  }

  function open(
    whom: Pick<Parameters<typeof openLinkSession>[0], 'settings' | 'source' | 'identity' | 'url'>,
    pause?: UploadPause | null,
  ): Promise<LinkSession> {
    return openLinkSession({
      ...whom,
      store,
      registry,
      now,
      warn,
      pace: options.pace ?? PACE,
      timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
      resultsMs: options.resultsMs ?? RESULTS_MS,
      ...(pause === undefined ? {} : { pause }),
    });
  }

  async function closeSession(): Promise<void> {
    const before = { session, standIn };
    session = null;
    standIn = null;
    await before.session?.stop();
    await before.standIn?.stop();
  }

  const link: MinistryLink = {
    status: () => buildStatus(session, stored, fault),
    pause: (by, reason) => alone(async () => session?.upload.pause(by, reason)),
    resume: () => alone(async () => session?.upload.resume()),
    configure: (settings) =>
      alone(async () => {
        const checked = settings && checkEndpointSettings(settings);
        if (checked) await writeEndpointFile(file, checked);
        else await removeEndpointFile(file);
        const pause = session?.upload.progress().pause;
        await closeSession();
        await openSession(pause);
      }),
    refusals: (limit, enterprises) => store.linkRefusals(limit, enterprises),
    results: () => session?.results() ?? [],
    controlStandIn: async (command) => standIn?.control(command) ?? false,
    standInLedger: () => (session && standIn ? askLedger(session) : Promise.resolve(null)),
  };
  return {
    link,
    start: () => alone(() => openSession()),
    async stop() {
      stopped = true;
      clearInterval(looking);
      forget();
      // A pause may wait for an answer that is long in coming.
      await session?.stop();
      await alone(closeSession);
    },
  };
}

async function readStored(store: Store): Promise<LinkStage> {
  const ingestId = await store.lastIngestId();
  const [newest] = await store.readingsBetween({ after: ingestId - 1, upTo: ingestId, limit: 1 });
  const { readingsStored } = await store.counts();
  return { readings: readingsStored, ingestId, newestReceivedTs: newest?.receivedTs ?? null };
}

const LISTENS_WITHIN_MS = 5000;

/** Waits a little for it, so that the first attempt is not a failure. */
async function listening({ url }: StandInProcess, isOver: () => boolean): Promise<void> {
  for (let waitedMs = 0; url() === null && !isOver() && waitedMs < LISTENS_WITHIN_MS; waitedMs += 50)
    await sleep(50);
}

const ledgerSchema = z.object({
  behaviour: z.enum(MISBEHAVIOURS),
  messages: z.number(),
  repeated: z.number(),
  records: z.number(),
  refusedRecords: z.number(),
  enterprises: z.number(),
  hash: z.string(),
  forgotten: z.object({ records: z.number(), hash: z.string() }).optional(),
  violations: z.object({ 'out-of-order': z.number(), twice: z.number(), changed: z.number() }).optional(),
});

/** Null when it does not answer. */
async function askLedger({ wire, endpoint }: LinkSession): Promise<StandInLedger | null> {
  try {
    const { paths } = messageProfile(endpoint().profile);
    const { status, body, isCut } = await wire.get(paths.ledger, new AbortController().signal);
    return status === 200 && !isCut ? ledgerSchema.parse(JSON.parse(body)) : null;
  } catch {
    return null;
  }
}
