import type {
  Run,
  RunAction,
  RunClock,
  RunFailure,
  RunReport,
  RunState,
  RunStory,
  SimulatorRefusal,
} from '../../data/model/exercise';
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
  readonly end: (failure?: RunFailure) => Promise<void>;
  /** From now on nothing of it is kept in the list any more. */
  readonly forget: () => void;
}

const READY_WITHIN_MS = 60_000;
/** A step is answered when it has been played, a stop when what is on its way has been taken. */
const ANSWER_WITHIN_MS = { step: 120_000, stop: 60_000 } as const;
const USUAL_ANSWER_MS = 10_000;
/** Shorter than the simulator waits for the answer to its snapshot. */
const JUDGED_WITHIN_MS = 10_000;
/** Longer than the simulator tries. */
const REPORT_WITHIN_MS = 150_000;
const SAVE_EVERY_MS = 5000;

export function isOver(state: RunState): boolean {
  return state === 'ended' || state === 'failed';
}

/** What the simulator answered: done when there is no `error`. */
interface Said {
  readonly error: string | undefined;
  readonly refusal: SimulatorRefusal | undefined;
}

/** As lists and pages show it. */
export function toRun(run: LiveRun): Run {
  const { records: _records, ...row } = run.row();
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
  let isDropped = false;
  let lastWords = '';
  let finishing: NodeJS.Timeout | undefined;
  const answers = new Map<number, (said: Said) => void>();

  async function change(part: Partial<RunRow>): Promise<void> {
    row = { ...row, ...part };
    savedWallTs = now();
    tell();
    if (!isDropped) await options.save(row);
  }

  function tell(): void {
    world?.view.events.tell({ world: `run:${id}`, type: 'run', run: toRun(run) });
  }

  function keep(part: Partial<RunRow>): void {
    change(part).catch((error) => warn(`The line of run ${id} could not be kept.`, error));
  }

  function onClock(clock: RunClock, isOld: boolean): void {
    for (const { n, error, refusal } of clock.answers ?? []) {
      answers.get(n)?.({ error, refusal });
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
    if (code !== 0 && row.state === 'ended' && !row.hasReport)
      warn(`The process of run ${id} ended without a report: ${words || 'no last words'}.`);
    options.setAccount(id, null, []);
    options.disconnect(id);
    for (const answer of answers.values())
      answer({ error: 'the process of this run has ended', refusal: undefined });
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
    await finished
      .finish(row.failure !== 'server-stopped')
      .catch((error) => warn(`The world of run ${id} could not be finished.`, error));
    const from = row.fromSimTs ?? row.startTs;
    row = { ...row, simTs: Math.max(from, Math.min(row.simTs, finished.view.view.judgedThrough())) };
    tell();
    world = null;
    options.leave(finished);
    await save();
  }

  /** Of a line that could not be kept the next one tells as much; a run that was dropped has none. */
  async function save(): Promise<void> {
    if (isDropped) return;
    await options.save(row).catch((error) => warn(`The line of run ${id} could not be kept.`, error));
  }

  async function waitFor(what: () => boolean, withinMs: number): Promise<boolean> {
    const until = performance.now() + withinMs;
    while (!what()) {
      if (performance.now() > until || !world) return false;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return true;
  }

  /** Somebody may have ended it while it was being opened. */
  function requireAlive(): void {
    if (isOver(row.state)) throw new RunError({ code: 'run-over', id, state: row.state });
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
      requireAlive();
      await change({});
      requireAlive();
      const stations = records.flatMap((record) => (record.kind === 'station' ? [record.id] : []));
      options.setAccount(id, secretHash, stations);
      process = startRunProcess(story, { warn, onEnd });
    },
    async steer(command, steering) {
      const going = requireGoing();
      await takeDesk(steering);
      if (!(await waitFor(() => isReady, READY_WITHIN_MS)))
        throw new RunError({ code: 'not-started', sentence: lastWords });
      const at = going.view.now();
      const { cmd, ...params } = command;
      await ask(command, () => note({ kind: cmd, by: steering.by, params: params as RunAction['params'] }));
      const taken = () => row.snapshots?.some(({ simTs, automatic }) => !automatic && simTs >= at) === true;
      if (cmd === 'snapshot' && !(await waitFor(taken, JUDGED_WITHIN_MS)))
        throw new RunError({ code: 'no-answer', seconds: JUDGED_WITHIN_MS / 1000 });
    },
    async putSnapshot({ simTs, automatic, state }) {
      const going = requireGoing();
      const isJudged = await waitFor(() => going.view.view.judgedThrough() >= simTs, JUDGED_WITHIN_MS);
      if (!isJudged) throw new RunError({ code: 'no-answer', seconds: JUDGED_WITHIN_MS / 1000 });
      const { judge, estimates, ingestId } = await going.standing();
      // The simulator waits for the answer; if it no longer does, its state is older than the judge's.
      if (going.view.now() !== simTs) throw new RunError({ code: 'stale-snapshot', simTs });
      await going.view.store.addSnapshot({ simTs, automatic, ingestId, simulator: state, judge, estimates });
      const others = (row.snapshots ?? []).filter((one) => one.simTs !== simTs);
      await change({ snapshots: [...others, { simTs, automatic }].sort((a, b) => a.simTs - b.simTs) });
    },
    async putReport(report) {
      if (!world || row.state !== 'ended') throw new RunError({ code: 'not-ended', state: row.state });
      await world.view.store.saveReport(report);
      await change({ hasReport: true });
    },
    forget() {
      isDropped = true;
    },
    async end(failure) {
      if (!isOver(row.state)) {
        const part = failure ? { state: 'failed' as const, failure } : { state: 'ended' as const };
        row = { ...row, ...part, endedWallTs: now(), steeredBy: null };
        tell();
        await save();
      }
      await closeDown();
    },
  };

  /** What was done is noted when the simulator says so, also when that is later than anybody waits. */
  async function ask(command: SteerCommand, noteDone: () => Promise<void>): Promise<void> {
    lastN += 1;
    const n = lastN;
    const { cmd } = command;
    const withinMs = cmd === 'step' || cmd === 'stop' ? ANSWER_WITHIN_MS[cmd] : USUAL_ANSWER_MS;
    // The report is written right after the end: what ended it must be noted by then.
    if (cmd === 'stop') await noteDone();
    const answered = new Promise<Said>((resolve) => answers.set(n, resolve)).then(async (said) => {
      if (said.error === undefined && cmd !== 'stop') await noteDone();
      return said;
    });
    answered.catch((error) => warn(`What was done in run ${id} could not be noted.`, error));
    await options.publish(`exercise/${id}/control`, JSON.stringify({ n, ...command }));
    const late = Symbol('late');
    const timer = new Promise<typeof late>((resolve) => {
      setTimeout(() => resolve(late), withinMs).unref();
    });
    const said = await Promise.race([answered, timer]);
    if (said === late) throw new RunError({ code: 'no-answer', seconds: withinMs / 1000 });
    if (said.error === undefined) return;
    const refusal = said.refusal ? { refusal: said.refusal } : {};
    throw new RunError({ code: 'refused-by-simulator', sentence: said.error, ...refusal });
  }

  return run;
}
