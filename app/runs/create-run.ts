import type { Run, RunAction, RunClock, RunReport, RunState, RunStory } from '../../data/model/exercise';
import type { RegistryRecord } from '../../data/model/registry';
import type { RunRow, Store } from '../../data/store/types';
import { RunError, type SteerCommand, type Steering } from '../workbench';
import { openRunWorld, type RunWorld } from './open-run-world';
import { type RunProcess, startRunProcess } from './run-process';

export interface RunOptions {
  /** The server's clock, epoch ms. */
  readonly now: () => number;
  /** Keeps the run's line in the list. */
  readonly save: (row: RunRow) => Promise<void>;
  readonly publish: (topic: string, payload: string) => Promise<void>;
  readonly setAccount: (run: string, hash: string | null, stations: readonly string[]) => void;
  readonly disconnect: (run: string) => void;
  /** The run is over: its world is left to whoever looks at it. */
  readonly leave: (world: RunWorld) => void;
  readonly warn: (sentence: string, error?: unknown) => void;
}

export interface Beginning {
  readonly store: Store;
  readonly records: readonly RegistryRecord[];
  readonly secretHash: string;
  readonly story: RunStory;
}

/** One run from its beginning to its end, and its line in the list for ever after. Methods reject with RunError. */
export interface LiveRun {
  readonly row: () => RunRow;
  /** Null before the beginning and after the end. */
  readonly world: () => RunWorld | null;
  readonly begin: (beginning: Beginning) => Promise<void>;
  /** Resolves when the simulator has answered. */
  readonly steer: (command: SteerCommand, steering: Steering) => Promise<void>;
  /** Throws when somebody else steers, unless the desk is taken over. */
  readonly requireDesk: (steering: Steering) => void;
  readonly putSnapshot: (snapshot: {
    readonly simTs: number;
    readonly automatic: boolean;
    readonly state: unknown;
  }) => Promise<void>;
  readonly putReport: (report: RunReport) => Promise<void>;
  readonly note: (done: Pick<RunAction, 'kind' | 'by' | 'params'>) => Promise<void>;
  readonly change: (part: Partial<RunRow>) => Promise<void>;
  /** Ends process and world if they still are; a run that was not over is then `failed`, or `ended` when asked for by a person. */
  readonly end: (failure?: 'server-stopped') => Promise<void>;
}

const READY_WITHIN_MS = 60_000;
const ANSWER_WITHIN_MS = 8000;
const JUDGED_WITHIN_MS = 15_000;
const REPORT_WITHIN_MS = 30_000;
const SAVE_EVERY_MS = 5000;

export function isOver(state: RunState): boolean {
  return state === 'ended' || state === 'failed';
}

/** As lists and pages show it. */
export function toRun(run: LiveRun): Run {
  const row = run.row();
  return {
    ...row,
    world: `run:${row.id}`,
    judgedThrough: run.world()?.view.view.judgedThrough() ?? row.simTs,
    snapshots: row.snapshots ?? [],
    hasReport: row.hasReport ?? false,
  };
}

export function createRun(known: RunRow, options: RunOptions): LiveRun {
  const { now, warn } = options;
  const { id } = known;
  let row = known;
  let world: RunWorld | null = null;
  let process: RunProcess | null = null;
  let lastN = 0;
  let savedWallTs = 0;
  let isReady = false;
  let closing: Promise<void> | null = null;
  let lastWords = '';
  let finishing: NodeJS.Timeout | undefined;
  const answers = new Map<number, (error: string | undefined) => void>();

  async function change(part: Partial<RunRow>): Promise<void> {
    row = { ...row, ...part };
    savedWallTs = now();
    tell();
    await options.save(row);
  }

  function tell(): void {
    world?.view.events.tell({ world: `run:${id}`, type: 'run', run: toRun(run) });
  }

  function keep(part: Partial<RunRow>): void {
    change(part).catch((error) => warn(`The line of run ${id} could not be kept.`, error));
  }

  function onClock(clock: RunClock, isOld: boolean): void {
    for (const { n, error } of clock.answers ?? []) {
      answers.get(n)?.(error);
      answers.delete(n);
    }
    if (isOld) return;
    isReady = true;
    const { simTs, speed, state } = clock;
    const hasTurned = state !== row.state || speed !== row.speed;
    row = { ...row, simTs };
    if (isOver(row.state)) return;
    if (state === 'ended') keep({ state, endedWallTs: now(), steeredBy: null });
    else if (hasTurned) keep({ state, speed });
    else if (now() - savedWallTs > SAVE_EVERY_MS) keep({});
    if (state === 'ended') finishing ??= setTimeout(() => void closeDown(), REPORT_WITHIN_MS);
  }

  function onEnd(code: number | null, words: string): void {
    process = null;
    lastWords = words;
    options.setAccount(id, null, []);
    options.disconnect(id);
    for (const answer of answers.values()) answer('the process of this run has ended');
    answers.clear();
    if (!isOver(row.state)) {
      warn(`The process of run ${id} ended unasked (${code ?? 'by a signal'}): ${words || 'no last words'}.`);
      keep({ state: 'failed', failure: 'process-ended', endedWallTs: now(), steeredBy: null });
    }
    void closeDown();
  }

  /** What was taken is still judged and kept. */
  function closeDown(): Promise<void> {
    clearTimeout(finishing);
    if (world) closing ??= closeWorld(world);
    return closing ?? Promise.resolve();
  }

  async function closeWorld(finished: RunWorld): Promise<void> {
    await process?.stop();
    await finished.finish().catch((error) => warn(`The world of run ${id} could not be finished.`, error));
    row = { ...row, simTs: Math.min(row.simTs, finished.view.view.judgedThrough()) };
    tell();
    world = null;
    options.leave(finished);
    await options.save(row);
  }

  async function waitFor(what: () => boolean, withinMs: number): Promise<boolean> {
    const until = performance.now() + withinMs;
    while (!what()) {
      if (performance.now() > until || !world) return false;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return true;
  }

  function requireGoing(): RunWorld {
    if (!world || isOver(row.state)) throw new RunError({ code: 'run-over', id, state: row.state });
    return world;
  }

  function requireDesk({ by, takeOver }: Steering): void {
    if (row.steeredBy !== null && row.steeredBy !== by && !takeOver)
      throw new RunError({ code: 'steered-by-other', by: row.steeredBy });
  }

  async function takeDesk(steering: Steering): Promise<void> {
    requireDesk(steering);
    if (row.steeredBy === steering.by) return;
    const from = row.steeredBy ?? '';
    await change({ steeredBy: steering.by });
    if (from !== '') await note({ kind: 'take-over', by: steering.by, params: { from } });
  }

  async function note(done: Pick<RunAction, 'kind' | 'by' | 'params'>): Promise<void> {
    await world?.record({ simTs: row.simTs, wallTs: now(), ...done });
  }

  const run: LiveRun = {
    row: () => row,
    world: () => world,
    change,
    note,
    requireDesk,
    async begin({ store, records, secretHash, story }) {
      world = await openRunWorld({
        world: `run:${id}`,
        store,
        records,
        simTs: row.simTs,
        isRunning: true,
        firstEvent: now(),
        onClock,
        warn,
      });
      await change({});
      const stations = records.flatMap((record) => (record.kind === 'station' ? [record.id] : []));
      options.setAccount(id, secretHash, stations);
      process = startRunProcess(story, onEnd);
    },
    async steer(command, steering) {
      const going = requireGoing();
      await takeDesk(steering);
      if (!(await waitFor(() => isReady, READY_WITHIN_MS)))
        throw new RunError({ code: 'not-started', sentence: lastWords });
      const at = going.view.now();
      const refusal = await ask(command);
      if (refusal !== undefined) throw new RunError({ code: 'refused-by-simulator', sentence: refusal });
      const { cmd, ...params } = command;
      await note({ kind: cmd, by: steering.by, params: params as RunAction['params'] });
      const taken = () => row.snapshots?.some(({ simTs, automatic }) => !automatic && simTs >= at) === true;
      if (cmd === 'snapshot' && !(await waitFor(taken, JUDGED_WITHIN_MS)))
        throw new RunError({ code: 'no-answer', seconds: JUDGED_WITHIN_MS / 1000 });
    },
    async putSnapshot({ simTs, automatic, state }) {
      const going = requireGoing();
      const isJudged = await waitFor(() => going.view.view.judgedThrough() >= simTs, JUDGED_WITHIN_MS);
      if (!isJudged) throw new RunError({ code: 'no-answer', seconds: JUDGED_WITHIN_MS / 1000 });
      const { judge, estimates, ingestId } = await going.standing();
      await going.view.store.addSnapshot({ simTs, automatic, ingestId, simulator: state, judge, estimates });
      const others = (row.snapshots ?? []).filter((one) => one.simTs !== simTs);
      await change({ snapshots: [...others, { simTs, automatic }].sort((a, b) => a.simTs - b.simTs) });
    },
    async putReport(report) {
      if (!world || row.state !== 'ended') throw new RunError({ code: 'not-ended', state: row.state });
      await world.view.store.saveReport(report);
      await change({ hasReport: true });
    },
    async end(failure) {
      if (!isOver(row.state)) {
        const part = failure ? { state: 'failed' as const, failure } : { state: 'ended' as const };
        await change({ ...part, endedWallTs: now(), steeredBy: null });
      }
      await closeDown();
    },
  };

  async function ask(command: SteerCommand): Promise<string | undefined> {
    lastN += 1;
    const n = lastN;
    const answered = new Promise<string | undefined>((resolve) => answers.set(n, resolve));
    await options.publish(`exercise/${id}/control`, JSON.stringify({ n, ...command }));
    const late = Symbol('late');
    const timer = new Promise<typeof late>((resolve) => {
      setTimeout(() => resolve(late), ANSWER_WITHIN_MS).unref();
    });
    const said = await Promise.race([answered, timer]);
    if (said !== late) return said;
    answers.delete(n);
    throw new RunError({ code: 'no-answer', seconds: ANSWER_WITHIN_MS / 1000 });
  }

  return run;
}
