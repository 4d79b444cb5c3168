import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { moveAlarm, moveState } from '../../analytics/alarm/move-state';
import type { JudgeState } from '../../analytics/alarm/types';
import type { Delivery } from '../../data/ingest/types';
import type { Run, RunAction, RunReport } from '../../data/model/exercise';
import type { Registry } from '../../data/model/registry';
import type { Rejection } from '../../data/model/rejection';
import type { Scenario } from '../../data/model/scenario';
import type { World } from '../../data/model/world';
import { openStore } from '../../data/store/open-store';
import type { RunRow, Store } from '../../data/store/types';
import { hashSecret, makeSecret } from '../live/accounts';
import { type Exercises, RunError, type Steering, type WorldView } from '../workbench';
import { createRun, isOver, type LiveRun, toRun } from './create-run';
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
const FORGET_WORLD_AFTER_MS = 120_000;

/** Lists what ran before; what was running when the server ended is over, as far as it came. */
export async function createExercises(options: ExercisesOptions): Promise<RunDesk> {
  const { store, folder, now, warn } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const library = readScenarios(options.scenarioFolder, options.registry());
  const runs = new Map<string, LiveRun>();
  const looked = new Map<string, { readonly opening: Promise<RunWorld>; usedTs: number }>();

  for (const row of (await store.runs()).toReversed()) {
    const isCut = !isOver(row.state);
    const known: RunRow = isCut
      ? { ...row, state: 'failed', failure: 'server-stopped', endedWallTs: now(), steeredBy: null }
      : row;
    if (isCut) await store.saveRun(known);
    runs.set(row.id, createRun(known, runOptions()));
  }
  const sweeping = setInterval(() => void closeUnused(), FORGET_WORLD_AFTER_MS / 4);

  function runOptions() {
    return {
      now,
      save: (row: RunRow) => store.saveRun(row),
      publish: options.publish,
      setAccount: options.setAccount,
      disconnect: options.disconnect,
      leave: (world: RunWorld) => {
        const id = world.view.world.slice('run:'.length);
        looked.set(id, { opening: Promise.resolve(world), usedTs: now() });
      },
      warn,
    };
  }

  function pathOf(id: string): string {
    return join(folder, `${id}.duckdb`);
  }

  function find(id: string): LiveRun {
    const run = runs.get(id);
    if (!run) throw new RunError({ code: 'unknown-run', id });
    return run;
  }

  /** The world of a run that goes on, or one that is over, opened for looking at. */
  async function worldOf(run: LiveRun): Promise<RunWorld> {
    const own = run.world();
    if (own) return own;
    const { id, scenario, simTs } = run.row();
    const known = looked.get(id);
    if (known) {
      known.usedTs = now();
      return known.opening;
    }
    const opening = openStore({ path: pathOf(id), kind: 'run' }).then((file) =>
      openRunWorld({
        world: `run:${id}`,
        store: file,
        records: recordsOfScenario(scenario, options.registry()),
        simTs,
        isRunning: false,
        firstEvent: now(),
        onClock: () => undefined,
        warn,
      }),
    );
    looked.set(id, { opening, usedTs: now() });
    opening.catch(() => looked.delete(id));
    return opening;
  }

  async function closeUnused(): Promise<void> {
    for (const [id, { opening, usedTs }] of [...looked]) {
      const world = await opening.catch(() => null);
      if (now() - usedTs < FORGET_WORLD_AFTER_MS || (world?.watchers() ?? 0) > 0) continue;
      looked.delete(id);
      await world?.close().catch((error) => warn('A run could not be closed.', error));
    }
  }

  async function closeLooked(id: string): Promise<void> {
    const known = looked.get(id);
    looked.delete(id);
    await (await known?.opening.catch(() => null))?.close();
  }

  function requireRoom(): void {
    const active = [...runs.values()].filter((run) => !isOver(run.row().state)).length;
    if (active >= MAX_ACTIVE_RUNS) throw new RunError({ code: 'too-many-runs', limit: MAX_ACTIVE_RUNS });
  }

  async function begin(row: RunRow, file: Store, from: unknown): Promise<Run> {
    const run = createRun(row, runOptions());
    runs.set(row.id, run);
    const records = recordsOfScenario(row.scenario, options.registry());
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
    await run.begin({ store: file, records, secretHash: hashSecret(secret), story });
    await dropOldest();
    return toRun(run);
  }

  async function dropOldest(): Promise<void> {
    const over = [...runs.values()]
      .map((run) => run.row())
      .filter((row) => isOver(row.state) && !row.kept)
      .sort((a, b) => b.createdWallTs - a.createdWallTs);
    for (const { id } of over.slice(MAX_UNKEPT_RUNS)) await drop(id);
  }

  async function drop(id: string): Promise<void> {
    const run = find(id);
    await run.end();
    await closeLooked(id);
    for (const ending of ['', '.wal']) rmSync(pathOf(id) + ending, { force: true });
    await store.removeRun(id);
    runs.delete(id);
  }

  async function restore(id: string, simTs: number, steering: Steering): Promise<Run> {
    const parent = find(id);
    const snapshot = await (await worldOf(parent)).view.store.snapshot(simTs);
    if (!snapshot) throw new RunError({ code: 'unknown-snapshot', simTs });
    if (!isOver(parent.row().state)) {
      parent.requireDesk(steering);
      await parent.end();
    }
    requireRoom();
    const made = newId(now());
    const [from, to]: [World, World] = [`run:${id}`, `run:${made}`];
    await (await worldOf(parent)).view.store.copyTo(pathOf(made));
    const file = await openStore({ path: pathOf(made), kind: 'run' });
    await file.cutBack({
      snapshot,
      moveAlarm: (alarm) => moveAlarm(alarm, to),
      judge: moveState(snapshot.judge as JudgeState, from, to),
      moveJudge: (judge) => moveState(judge as JudgeState, from, to),
    });
    const { scenario, seed, speed } = parent.row();
    const row = newRow({ id: made, scenario, seed, speed, by: steering.by, now: now() });
    const kept = (await file.snapshots()).map((one) => ({ simTs: one.simTs, automatic: one.automatic }));
    return begin({ ...row, parent: id, fromSimTs: simTs, simTs, snapshots: kept }, file, snapshot.simulator);
  }

  const exercises: Exercises = {
    library: () => library,
    readScenario: (text) => parseScenario(text, options.registry()),
    list: () => [...runs.values()].map(toRun).toReversed(),
    get: (id) => {
      const run = runs.get(id);
      return run ? toRun(run) : null;
    },
    async create({ scenario, seed, speed, by }) {
      requireRoom();
      const id = newId(now());
      const file = await openStore({ path: pathOf(id), kind: 'run' });
      return begin(newRow({ id, scenario, seed, speed, by, now: now() }), file, null);
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
      const run = runs.get(world.slice('run:'.length));
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
      await Promise.all([...runs.values()].map((run) => run.end('server-stopped')));
      await Promise.all([...looked.keys()].map(closeLooked));
    },
  };
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
}

function newRow({ id, scenario, seed, speed, by, now }: NewRow): RunRow {
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
  };
}
