import { timingSafeEqual } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startBroker } from '../data/ingest/broker';
import type { Broker } from '../data/ingest/types';
import type { Gateway, Station } from '../data/model/registry';
import { LIVE } from '../data/model/world';
import { openStore } from '../data/store/open-store';
import packageJson from '../package.json';
import type { Env } from './env';
import { createAccounts, hashSecret, makeSecret } from './live/accounts';
import { createEventLog } from './live/event-log';
import { type Jobs, startJobs } from './live/jobs';
import { createMetrics } from './live/metrics';
import { openMinistryLink } from './live/ministry/open-ministry-link';
import { openRegistryDesk } from './live/open-registry-desk';
import { openWorld } from './live/open-world';
import { createPushes } from './live/pushes';
import { openRegistryKeeper } from './live/registry-keeper';
import { openSheets } from './live/sheets/open-sheets';
import { openSnapshots } from './live/snapshots';
import { startVirtualStations, type VirtualStations } from './live/virtual-stations';
import { log } from './log';
import { createExercises } from './runs/create-exercises';
import { openValidations } from './validate/open-validations';
import type { Workbench, WorldView } from './workbench';

export interface OpenWorkbench {
  readonly workbench: Workbench;
  readonly broker: Broker;
  readonly demo: boolean;
  /** The port that the pages are really served on. */
  readonly listening: (port: number) => void;
  readonly startVirtual: () => void;
  readonly close: () => Promise<void>;
}

const RETENTION_MS = 400 * 86_400_000;
const EVENTS_KEPT = 5000;
const VIRTUAL_SEED = 20_260_501;

/** Opens store, accounts, registry, judge and broker, in this order, and puts them into one object. */
export async function openWorkbench(env: Env): Promise<OpenWorkbench> {
  const startedTs = Date.now();
  const now = monotonicNow();
  const dataDir = makeDataDir(env.dataDir);
  const warn = (sentence: string, error?: unknown): void => log.warn({ err: error }, sentence);
  const store = await openStore({ path: join(dataDir, 'live.duckdb'), memoryLimitMb: 256, threads: 2, warn });
  const keeper = await openRegistryKeeper(store, { demo: env.demo, windowsSince: startedTs - RETENTION_MS });
  const accounts = createAccounts({ hashes: await store.secretHashes(), registry: keeper.registry });
  const events = createEventLog({ firstSeq: startedTs, capacity: EVENTS_KEPT });
  const pushes = createPushes();
  let webPort = env.port;
  let jobs: Jobs | undefined;
  let virtual: VirtualStations | undefined;

  const world = await openWorld({
    world: LIVE,
    store,
    now,
    registry: keeper.registry,
    config: keeper.config,
    events,
    retentionMs: RETENTION_MS,
    warn,
    onReadings: pushes.readings,
    onLine: pushes.line,
    ticks: true,
  });
  const virtualSecrets = await renewVirtualSecrets();
  const broker = await startBroker({
    host: env.mqttHost,
    port: env.mqttPort,
    now,
    authenticate: accounts.authenticate,
    onDelivery(delivery) {
      if (delivery.run === null) world.take({ type: 'delivery', delivery });
      else desk.deliver(delivery);
    },
    onRejection(rejection, run) {
      if (run === null) world.take({ type: 'rejection', rejection });
      else desk.reject(run, rejection);
    },
    onLine({ account, online, ts, run }) {
      if (run !== null && !online) desk.lineLost(run);
      if (run !== null) return;
      for (const station of stationsOf(account)) {
        // A station with a line of its own does not leave with its gateway.
        if (online || !broker.isOnLine(station)) world.take({ type: 'line', line: { station, online, ts } });
      }
    },
  });
  const desk = await createExercises({
    store,
    folder: join(dataDir, 'runs'),
    scenarioFolder: join(import.meta.dirname, '..', 'simulator', 'scenarios'),
    registry: keeper.registry,
    now,
    mqttUrl: () => `mqtt://${bracketed(env.mqttHost)}:${broker.port}`,
    webUrl,
    publish: broker.publish,
    setAccount: accounts.setRun,
    disconnect: broker.disconnect,
    warn,
  });
  jobs = await startJobs({
    world: LIVE,
    store,
    now,
    registry: keeper.registry,
    state: world.state,
    events,
    warn,
  });
  const unsubscribe = events.subscribe((event) => {
    if (event.type === 'alarm') void jobs?.assess();
  });

  const registryDesk = openRegistryDesk({
    store,
    now,
    keeper,
    async renewSecret(account) {
      const secret = makeSecret();
      await setSecret(account, secret);
      broker.disconnect(account);
      return secret;
    },
  });
  const ministry = await openMinistryLink({
    store,
    folder: join(dataDir, 'ministry'),
    demo: keeper.demo,
    registry: keeper.all,
    now,
    warn,
    onReadings: (listener) => pushes.listen({ readings: listener, line: () => undefined }),
  });

  /** Virtual stations get new secrets at each start; nobody else ever knows them. */
  async function renewVirtualSecrets(): Promise<{ id: string; secret: string }[]> {
    if (!keeper.demo) return [];
    const stations = [...keeper.registry().stations.values()].filter(
      (station) => station.virtual && !station.retired,
    );
    const secrets = stations.map(({ id }) => ({ id, secret: makeSecret() }));
    for (const { id, secret } of secrets) await setSecret(id, secret);
    return secrets;
  }

  async function setSecret(account: string, secret: string): Promise<void> {
    await store.setSecretHash(account, hashSecret(secret), now());
    accounts.setHash(account, hashSecret(secret));
  }

  /** Rights are read when a line opens: whose secret or stations changed, or who is retired, must open a new one. */
  function disconnectAfter(record: Station | Gateway, isSecretNew: boolean): void {
    if (isSecretNew || record.kind === 'gateway') broker.disconnect(record.id);
    if (record.kind === 'gateway' || !record.retired) return;
    broker.disconnect(record.id);
    for (const { id, stations } of keeper.registry().gateways.values())
      if (stations.includes(record.id)) broker.disconnect(id);
  }

  function stationsOf(account: string): readonly string[] {
    return keeper.registry().gateways.get(account)?.stations ?? [account];
  }

  function webUrl(): string {
    return `http://${bracketed(env.host)}:${webPort}`;
  }

  const live: WorldView = {
    world: LIVE,
    store,
    view: world.state.view,
    events,
    registry: keeper.registry,
    judgeConfig: keeper.config,
    now,
    acknowledge: world.acknowledge,
    acknowledgeWarning: (id, by, reason) =>
      jobs?.acknowledgeWarning(id, by, reason) ?? Promise.resolve(false),
    onPush: pushes.listen,
  };
  const metrics = createMetrics({ store, view: world.state.view, broker, link: ministry.link.status });
  const workbench: Workbench = {
    version: packageJson.version,
    startedTs,
    webUrl,
    mqttPort: broker.port,
    now,
    store,
    live: world.state.view,
    snapshots: openSnapshots(join(dataDir, 'cameras')),
    reject: (rejection) => world.take({ type: 'rejection', rejection }),
    registry: keeper.registry,
    judgeConfig: keeper.config,
    async importRegistry(records, by, reason = '') {
      const before = keeper.all();
      await keeper.upsert(
        records.map(({ record }) => record),
        now(),
        { by, reason },
      );
      world.state.keepOnly(keeper.registry());
      const known = await store.secretHashes();
      const made: { account: string; secret: string }[] = [];
      for (const { record, secret } of records) {
        if (record.kind !== 'station' && record.kind !== 'gateway') continue;
        const { id } = record;
        const isKnown = known.has(id) && (before.stations.has(id) || before.gateways.has(id));
        const chosen = secret ?? (isKnown ? null : makeSecret());
        if (chosen !== null) await setSecret(id, chosen);
        if (chosen !== null && secret === undefined) made.push({ account: id, secret: chosen });
        disconnectAfter(record, chosen !== null);
      }
      return made;
    },
    registryDesk,
    sheets: openSheets(),
    ministry: ministry.link,
    accountBySecret: accounts.bySecret,
    runBySecret: accounts.runBySecret,
    isSecretTaken: accounts.isSecretTaken,
    worldOf: (name) => (name === LIVE ? Promise.resolve(live) : desk.world(name)),
    exercises: desk.exercises,
    validations: openValidations(join(dataDir, 'validation')),
    activeRuns: desk.active,
    isUnrecorded: world.isUnrecorded,
    controlVirtual: (command) => virtual?.control(command) ?? false,
    brokerConnections: broker.connections,
    isAdminApiKey: (candidate) =>
      env.adminApiKey !== undefined && equalInConstantTime(candidate, env.adminApiKey),
    metrics,
  };

  return {
    workbench,
    broker,
    demo: keeper.demo,
    listening(port) {
      webPort = port;
    },
    startVirtual() {
      ministry
        .start()
        .catch((error: unknown) => warn('The link to the ministry could not be opened.', error));
      if (virtualSecrets.length === 0) return;
      const { enterprises, collectors, stations, cameras } = keeper.registry();
      virtual = startVirtualStations({
        mqttUrl: `mqtt://${bracketed(env.mqttHost)}:${broker.port}`,
        webUrl: webUrl(),
        records: [...enterprises.values(), ...collectors.values(), ...stations.values(), ...cameras.values()],
        stations: virtualSecrets,
        seed: VIRTUAL_SEED,
        warn,
      });
    },
    async close() {
      unsubscribe();
      await Promise.allSettled([virtual?.stop(), desk.close(), ministry.stop()]);
      await broker.close();
      await world.stop();
      await jobs?.stop();
      await store.close();
    },
  };
}

/** An IPv6 address as a URL wants it. */
function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** The wall clock, never stepping back: the order of receipt is the order of time. */
function monotonicNow(): () => number {
  let last = 0;
  return () => {
    last = Math.max(last, Date.now());
    return last;
  };
}

function makeDataDir(path: string): string {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Error(
      `DATA_DIR ${path} cannot be made or read (${why}); set DATA_DIR to a folder you may write.`,
    );
  }
  return path;
}

function equalInConstantTime(a: string, b: string): boolean {
  const left = Buffer.from(hashSecret(a));
  const right = Buffer.from(hashSecret(b));
  return timingSafeEqual(left, right);
}
