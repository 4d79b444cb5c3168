import type { Moment } from '../../data/model/moment';
import type { World } from '../../data/model/world';
import type { LatestStore } from '../../twin/live/latest';
import {
  joinWatches,
  type LiveConnection,
  type LiveState,
  SILENT_STATE,
  type Watch,
} from './live-connection';
import { EMPTY_SNAPSHOT, sortSnapshot } from './live-state';

export interface MomentQuery {
  readonly world: World;
  readonly at: number;
  /** Null: the run signals of the whole city. */
  readonly collectors: readonly string[] | null;
}

/** Why a moment could not be read: the server's own sentence, or that nobody answered or knew the person. `passes`: asked again, the server may answer. */
export type MomentFailure =
  | 'aborted'
  | 'unreachable'
  | 'signed-out'
  | { readonly sentence: string; readonly passes: boolean };

export interface HistoryConnectionOptions {
  readonly world: World;
  readonly store: LatestStore;
  readonly fetchMoment: (query: MomentQuery, signal: AbortSignal) => Promise<Moment>;
  readonly failureOf: (error: unknown) => MomentFailure;
  readonly now: () => number;
  /** Calls later; answers how to cancel. */
  readonly after: (delayMs: number, action: () => void) => () => void;
}

/** The port of the live line, answering for one past moment of a world. */
export interface HistoryConnection extends LiveConnection {
  /** Shows that moment as soon as it is read; of many in quick succession the last. Epoch ms. */
  readonly showMoment: (at: number) => void;
}

/** At most four requests a second, however fast a person drags. */
export const ASK_EVERY_MS = 250;
/** When the server answers slower than moments are asked for, one request is let through this often, so that the picture moves. */
const SHOW_AT_LEAST_EVERY_MS = 1000;
const RETRY_MS = 2000;

interface Question {
  readonly number: number;
  readonly abort: AbortController;
}

/**
 * Reads how the world stood at the moment that is asked for. A newer question aborts the one before; an answer that is older
 * than what is shown is dropped, so the last one always wins.
 */
export function createHistoryConnection(options: HistoryConnectionOptions): HistoryConnection {
  const { world, store, now, after } = options;
  const listeners = new Set<() => void>();
  const watches = new Set<Watch>();
  let state = SILENT_STATE;
  let wantedAt: number | null = null;
  let shownAt: number | null = null;
  let asked: string | null = null;
  let started = false;
  let questions: Question[] = [];
  let lastNumber = 0;
  let shownNumber = 0;
  let lastAskedTs = Number.NEGATIVE_INFINITY;
  let lastShownTs = Number.NEGATIVE_INFINITY;
  let planned: { readonly dueTs: number; readonly cancel: () => void } | null = null;

  const change = (part: Partial<LiveState>): void => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };

  function askSoon(delayMs = 0): void {
    if (!started || wantedAt === null || JSON.stringify(queryOf(wantedAt)) === asked) return;
    const dueTs = Math.max(now() + delayMs, lastAskedTs + ASK_EVERY_MS);
    if (planned && planned.dueTs <= dueTs) return;
    planned?.cancel();
    planned = null;
    if (dueTs <= now()) {
      ask();
      return;
    }
    const cancel = after(dueTs - now(), () => {
      planned = null;
      ask();
    });
    planned = { dueTs, cancel };
  }

  function ask(): void {
    if (wantedAt === null) return;
    const query = queryOf(wantedAt);
    const text = JSON.stringify(query);
    if (text === asked) return;
    asked = text;
    lastAskedTs = now();
    abortOlder();
    lastNumber += 1;
    const question: Question = { number: lastNumber, abort: new AbortController() };
    questions.push(question);
    options.fetchMoment(query, question.abort.signal).then(
      (moment) => answered(question, moment),
      (error: unknown) => failed(question, options.failureOf(error)),
    );
  }

  function queryOf(at: number): MomentQuery {
    const watch = joinWatches([...watches]);
    return { world, at, collectors: 'city' in watch ? null : watch.collectors };
  }

  /** All of them, but for the oldest when the picture has stood still too long. */
  function abortOlder(): void {
    const isSlow = questions.length > 0 && now() - lastShownTs > SHOW_AT_LEAST_EVERY_MS;
    const [oldest] = questions;
    for (const question of questions) if (!isSlow || question !== oldest) question.abort.abort();
    questions = isSlow && oldest ? [oldest] : [];
  }

  function answered(question: Question, moment: Moment): void {
    questions = questions.filter((each) => each !== question);
    if (question.abort.signal.aborted || question.number < shownNumber) return;
    shownNumber = question.number;
    shownAt = moment.at;
    lastShownTs = now();
    const { values, estimates, stations, oldestTs, newestTs, outside } = moment;
    store.replaceWith({ world, seq: question.number, ts: moment.at, values, estimates, stations });
    change({
      ...sortSnapshot(moment),
      connection: 'live',
      downSince: null,
      signedOut: false,
      loaded: true,
      past: { oldestTs, newestTs, outside, problem: null },
    });
  }

  function failed(question: Question, failure: MomentFailure): void {
    questions = questions.filter((each) => each !== question);
    if (failure === 'aborted' || question.abort.signal.aborted || question.number < lastNumber) return;
    if (failure === 'signed-out') change({ signedOut: true });
    else if (failure === 'unreachable') change({ connection: 'lost', downSince: state.downSince ?? now() });
    else refused(failure.sentence);
    if (failure !== 'unreachable' && (failure === 'signed-out' || !failure.passes)) return;
    // What was refused for good is not asked again; this may be.
    asked = null;
    askSoon(RETRY_MS);
  }

  /** What was shown is of another moment: nothing stands rather than that. */
  function refused(sentence: string): void {
    shownAt = wantedAt;
    store.replaceWith({ world, seq: lastNumber, ts: wantedAt ?? 0, values: [], estimates: [], stations: [] });
    const { oldestTs = null, newestTs = null } = state.past ?? {};
    change({
      ...EMPTY_SNAPSHOT,
      connection: 'live',
      downSince: null,
      loaded: true,
      past: { oldestTs, newestTs, outside: null, problem: sentence },
    });
  }

  return {
    store,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    addWatch(watch) {
      watches.add(watch);
      queueMicrotask(askSoon);
      return () => {
        watches.delete(watch);
        queueMicrotask(askSoon);
      };
    },
    start() {
      started = true;
      queueMicrotask(askSoon);
      return () => {
        started = false;
        planned?.cancel();
        planned = null;
        for (const { abort } of questions) abort.abort();
        questions = [];
        asked = null;
      };
    },
    serverNow: () => shownAt ?? wantedAt ?? 0,
    subscribeClock(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    noteClock: () => {},
    showMoment(at) {
      wantedAt = at;
      // In a microtask the watches of a page that has just come are known too.
      queueMicrotask(askSoon);
    },
  };
}
