import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { moveAlarm, moveState } from '../../analytics/alarm/move-state';
import type { JudgeState } from '../../analytics/alarm/types';
import type { Delivery } from '../../data/ingest/types';
import type { Run, RunAction, RunReport } from '../../data/model/exercise';
import { buildRegistry, type Registry, type RegistryRecord } from '../../data/model/registry';
import type { Rejection } from '../../data/model/rejection';
import type { Scenario } from '../../data/model/scenario';
import type { World } from '../../data/model/world';
import { openStore } from '../../data/store/open-store';
import type { RunRow, Store, StoredSnapshot } from '../../data/store/types';
import { hashSecret, makeSecret } from '../live/accounts';
import { type Exercises, RunError, type Steering, type WorldView } from '../workbench';
import { createRun, isOver, type LiveRun, toRun } from './create-run';
import { createLookedAt } from './looked-at';
import { openRunWorld, type RunWorld } from './open-run-world';
import { parseScenario } from './parse-scenario';
import { readScenarios } from './read-scenarios';
import { recordsOfScenario } from './records-of-scenario';

export interface ExercisesOptions {
  /** The live world's store: it holds the list of runs. */
  readonly store: Store;
  /** Folder of the runs' own files. */
  readonly folder: string;
  readonly scenarioFolder: string;
  readonly registry: () => Registry;
  readonly now: () => number;
  readonly mqttUrl: () => string;
  readonly webUrl: () => string;
  readonly publish: (topic: string, payload: string) => Promise<void>;
  /** Opens a run's account, or closes it with null. */
  readonly setAccount: (run: string, hash: string | null, stations: readonly string[]) => void;
  readonly disconnect: (run: string) => void;
  readonly warn: (sentence: string, error?: unknown) => void;
}

/** Beside what handlers need: what the broker brings, and the end. */
export interface RunDesk {
  readonly exercises: Exercises;
  readonly world: (world: World) => Promise<WorldView | null>;
  readonly deliver: (delivery: Delivery) => void;
  readonly reject: (run: string, rejection: Rejection) => void;
  readonly lineLost: (run: string) => void;
  /** Clocks of the runs that go on, for health. */
  readonly active: () => readonly Run[];
  readonly close: () => Promise<void>;
}

/** Runs that may stand ready, run or be frozen at once: live comes first. */
export const MAX_ACTIVE_RUNS = 2;
/** Runs that nobody kept and that are over are dropped beyond this number, the oldest first. */
const MAX_UNKEPT_RUNS = 20;
/** Free space below which no exercise begins, and below half of which none goes on: live shares the disk. */
const RESERVE_MB = 512;
const FORGET_WORLD_AFTER_MS = 120_000;

/** Lists what ran before; what was running when the server ended is over, as far as it came. */
export async function createExercises(options: ExercisesOptions): Promise<RunDesk> {
  const { store, folder, now, warn } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const library = readScenarios(options.scenarioFolder, options.registry());
  const runs = new Map<string, LiveRun>();
  const lookedAt = createLookedAt({ open: openFinished, now, warn, forgetAfterMs: FORGET_WORLD_AFTER_MS });
  /** Ids of runs whose beginning is not done; some of them are among `runs` already. */
  const beginning = new Set<string>();

  for (const row of (await store.runs()).toReversed()) {
    const isCut = !isOver(row.state);
    const known: RunRow = isCut
      ? { ...row, state: 'failed', failure: 'server-stopped', endedWallTs: now(), steeredBy: null }
      : row;
    if (isCut) await store.saveRun(known);
    runs.set(row.id, createRun(known, runOptions()));
  }
  sweepFolder();
  const sweeping = setInterval(() => void sweep(), FORGET_WORLD_AFTER_MS / 4);

  function runOptions() {
    return {
      now,
      save: (row: RunRow) => store.saveRun(row),
      publish: options.publish,
      setAccount: options.setAccount,
      disconnect: options.disconnect,
      leave: (world: RunWorld) => lookedAt.put(idOf(world.view.world), world),
      warn,
    };
  }

  function pathOf(id: string): string {
    return join(folder, `${id}.duckdb`);
  }

  function removeFiles(id: string): void {
    for (const ending of ['', '.wal']) rmSync(pathOf(id) + ending, { force: true });
  }

  /** Files of runs that are in no list any more. */
  function sweepFolder(): void {
    for (const file of readdirSync(folder)) {
      const id = /^(X[\w-]+)\.duckdb/.exec(file)?.[1];
      if (id !== undefined && !runs.has(id)) rmSync(join(folder, file), { force: true });
    }
  }

  function find(id: string): LiveRun {
    const run = runs.get(id);
    if (!run) throw new RunError({ code: 'unknown-run', id });
    return run;
  }

  /** As they were registered when it began. */
  function recordsOf({ records, scenario }: RunRow): readonly RegistryRecord[] {
    return records ?? recordsOfScenario(scenario, options.registry());
  }

  /** The world of a run that goes on, or one that is over, opened for looking at. */
  async function worldOf(run: LiveRun): Promise<RunWorld> {
    return run.world() ?? lookedAt.get(run.row().id);
  }

  async function openFinished(id: string): Promise<RunWorld> {
    const row = find(id).row();
    const file = await openStore({ path: pathOf(id), kind: 'run' });
    try {
      return await openRunWorld({
        world: `run:${id}`,
        store: file,
        records: recordsOf(row),
        simTs: row.simTs,
        isRunning: false,
        firstEvent: now(),
        onClock: () => undefined,
        warn,
      });
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async function sweep(): Promise<void> {
    await lookedAt.closeUnused();
    if (freeMb() >= RESERVE_MB / 2) return;
    for (const run of runs.values()) if (!isOver(run.row().state)) await run.end('no-space');
  }

  function freeMb(): number {
    const { bavail, bsize } = statfsSync(folder);
    return Math.floor((bavail * bsize) / 1_048_576);
  }

  /** Counted at once, so that two that begin in the same moment see each other. `leaving` makes room by going. */
  async function inRoom<T>(id: string, work: () => Promise<T>, leaving?: LiveRun): Promise<T> {
    const free = freeMb();
    if (free < RESERVE_MB) throw new RunError({ code: 'no-space', freeMb: free, limit: RESERVE_MB });
    const going = [...runs].filter(([, run]) => run !== leaving && !isOver(run.row().state));
    const active = new Set([...beginning, ...going.map(([known]) => known)]);
    if (active.size >= MAX_ACTIVE_RUNS) throw new RunError({ code: 'too-many-runs', limit: MAX_ACTIVE_RUNS });
    beginning.add(id);
    try {
      return await work();
    } finally {
      beginning.delete(id);
    }
  }

  async function begin(row: RunRow, file: Store, from: unknown): Promise<Run> {
    const run = createRun(row, runOptions());
    runs.set(row.id, run);
    const records = recordsOf(row);
    const secret = makeSecret();
    const story = {
      run: row.id,
      mqttUrl: options.mqttUrl(),
      webUrl: options.webUrl(),
      secret,
      scenario: row.scenario,
      seed: row.seed,
      speed: row.speed,
      records,
      from,
    };
    try {
      await run.begin({ store: file, records, secretHash: hashSecret(secret), story });
    } catch (error) {
      run.forget();
      runs.delete(row.id);
      await run.end();
      await lookedAt.close(row.id);
      throw error;
    }
    dropOldest().catch((error) => warn('An old run could not be dropped.', error));
    return toRun(run);
  }

  /** A new file, by `make`, and a run on it; if anything of that fails, nothing of it stays. */
  async function beginOn(
    row: RunRow,
    make: (path: string) => Promise<{ readonly file: Store; readonly from: unknown }>,
  ): Promise<Run> {
    let file: Store | undefined;
    try {
      const made = await make(pathOf(row.id));
      file = made.file;
      return await begin(row, file, made.from);
    } catch (error) {
      await file?.close().catch(() => undefined);
      removeFiles(row.id);
      await store.removeRun(row.id).catch(() => undefined);
      throw error;
    }
  }

  async function dropOldest(): Promise<void> {
    const over = [...runs.values()]
      .map((run) => run.row())
      .filter((row) => isOver(row.state) && !row.kept)
      .sort((a, b) => b.createdWallTs - a.createdWallTs);
    for (const { id } of over.slice(MAX_UNKEPT_RUNS)) await forget(find(id), id);
  }

  async function drop(id: string, steering: Steering): Promise<void> {
    const run = find(id);
    if (!isOver(run.row().state)) run.requireDesk(steering);
    await forget(run, id);
  }

  async function forget(run: LiveRun, id: string): Promise<void> {
    run.forget();
    runs.delete(id);
    await run.end();
    await lookedAt.close(id);
    removeFiles(id);
    await store.removeRun(id);
  }

  async function restore(id: string, simTs: number, steering: Steering): Promise<Run> {
    const parent = find(id);
    const isGoing = !isOver(parent.row().state);
    if (isGoing) parent.requireDesk(steering);
    const { store: written } = (await worldOf(parent)).view;
    const snapshot = await written.snapshot(simTs);
    if (!snapshot) throw new RunError({ code: 'unknown-snapshot', simTs });
    const made = newId(now());
    return inRoom(
      made,
      async () => {
        const row = newRow({ ...parent.row(), id: made, by: steering.by, now: now() });
        const copied = (parent.row().snapshots ?? []).filter((one) => one.simTs <= simTs);
        const whole = { ...row, parent: id, fromSimTs: simTs, simTs, snapshots: copied };
        return beginOn(whole, async (path) => {
          const file = await copyBack(written, path, { snapshot, from: `run:${id}`, to: `run:${made}` });
          // Nobody goes on at two desks at once: the one it was taken from ends here, with its report.
          if (isGoing) await parent.steer({ cmd: 'stop' }, steering).catch(() => parent.end());
          return { file, from: snapshot.simulator };
        });
      },
      parent,
    );
  }

  const exercises: Exercises = {
    library: () => library,
    readScenario: (text, plants = options.registry()) => parseScenario(text, plants),
    list: () => [...runs.values()].map(toRun).toReversed(),
    get: (id) => {
      const run = runs.get(id);
      return run ? toRun(run) : null;
    },
    plantsOf: (id) => {
      const run = runs.get(id);
      return run ? buildRegistry(recordsOf(run.row())) : null;
    },
    create: ({ scenario, seed, speed, by }) => {
      const id = newId(now());
      return inRoom(id, () => {
        const records = recordsOfScenario(scenario, options.registry());
        const row = newRow({ id, scenario, seed, speed, by, now: now(), records });
        return beginOn(row, async (path) => ({ file: await openStore({ path, kind: 'run' }), from: null }));
      });
    },
    steer: async (id, command, steering) => {
      const run = find(id);
      await run.steer(command, steering);
      return toRun(run);
    },
    restore,
    putSnapshot: (id, snapshot) => find(id).putSnapshot(snapshot),
    putReport: (id, report) => find(id).putReport(report),
    report: async (id): Promise<RunReport | null> => {
      const run = find(id);
      return run.row().hasReport ? (await worldOf(run)).view.store.report() : null;
    },
    actions: async (id): Promise<readonly RunAction[]> => (await worldOf(find(id))).view.store.actions(),
    note: (id, done) => find(id).note(done),
    keep: async (id, kept) => {
      const run = find(id);
      await run.change({ kept });
      return toRun(run);
    },
    drop,
  };

  return {
    exercises,
    async world(world) {
      const run = runs.get(idOf(world));
      return run ? (await worldOf(run)).view : null;
    },
    deliver(delivery) {
      const world = runs.get(delivery.run ?? '')?.world();
      if (world) world.take(delivery);
      else delivery.settle('failed');
    },
    reject: (id, rejection) => runs.get(id)?.world()?.reject(rejection),
    lineLost(id) {
      const run = runs.get(id);
      // A story that is over does not end in silence: its last picture stays as it was.
      if (run && !isOver(run.row().state)) run.world()?.lineLost();
    },
    active: () => [...runs.values()].filter((run) => !isOver(run.row().state)).map(toRun),
    async close() {
      clearInterval(sweeping);
      await Promise.allSettled([...runs.values()].map((run) => run.end('server-stopped')));
      await lookedAt.closeAll();
    },
  };
}

interface CopyBack {
  readonly snapshot: StoredSnapshot;
  readonly from: World;
  readonly to: World;
}

/** A copy of a run's file up to a snapshot, in which everything belongs to the new run's world. */
async function copyBack(written: Store, path: string, { snapshot, from, to }: CopyBack): Promise<Store> {
  await written.copyTo(path);
  const file = await openStore({ path, kind: 'run' });
  try {
    await file.cutBack({
      snapshot,
      moveAlarm: (alarm) => moveAlarm(alarm, to),
      judge: moveState(snapshot.judge as JudgeState, from, to),
      moveJudge: (judge) => moveState(judge as JudgeState, from, to),
    });
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

function idOf(world: World): string {
  return world.slice('run:'.length);
}

/** `X20261122-7f3a2c`: the day of Beijing and luck. */
function newId(wallTs: number): string {
  const day = new Date(wallTs + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
  return `X${day}-${randomBytes(3).toString('hex')}`;
}

interface NewRow {
  readonly id: string;
  readonly scenario: Scenario;
  readonly seed: number;
  readonly speed: number;
  readonly by: string;
  readonly now: number;
  readonly records?: readonly RegistryRecord[];
}

function newRow({ id, scenario, seed, speed, by, now, records }: NewRow): RunRow {
  const startTs = Date.parse(scenario.startsAt);
  return {
    id,
    scenario,
    seed,
    speed,
    state: 'ready',
    startTs,
    endTs: startTs + scenario.durationS * 1000,
    simTs: startTs,
    parent: null,
    fromSimTs: null,
    createdWallTs: now,
    createdBy: by,
    endedWallTs: null,
    steeredBy: by,
    kept: false,
    failure: null,
    snapshots: [],
    hasReport: false,
    ...(records ? { records } : {}),
  };
}
