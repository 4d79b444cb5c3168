import type { Run } from '../../data/model/exercise';
import type { Frame, LiveEvent, WatchRequest } from '../../data/model/frame';
import { LIVE, type World } from '../../data/model/world';
import type { LatestStore } from '../../twin/live/latest';
import { applyEvent, EMPTY_SNAPSHOT, type LiveSnapshot, sortSnapshot } from './live-state';

export type ConnectionState = 'live' | 'connecting' | 'lost';
export type Watch = { readonly city: true } | { readonly collectors: readonly string[] };
/** `lastEvent`: the newest event's number at that moment; what was missed has been sent before. */
export type WatchReply = { readonly ok: true; readonly lastEvent?: number } | { readonly error: string };

export interface LiveState extends LiveSnapshot {
  readonly connection: ConnectionState;
  /** Since when there is no line, on this machine's clock; null while there is one. */
  readonly downSince: number | null;
  /** The server no longer knows this session: a person must sign in again. */
  readonly signedOut: boolean;
  /** Whether a list of what is open has been read since the start. */
  readonly loaded: boolean;
  /** The world's run as an event last told it; null in the live world. */
  readonly run: Run | null;
  /** What is to be known about a past moment that is shown; null in the present. */
  readonly past: Past | null;
}

/** Where the stored past lies, as the server last said it. */
export interface Past {
  readonly oldestTs: number | null;
  readonly newestTs: number | null;
  /** The moment lies outside the stored past: nothing is shown. */
  readonly outside: 'before' | 'after' | null;
  /** The server's sentence when it refused to answer. */
  readonly problem: string | null;
}

/** Before anything has been heard. */
export const SILENT_STATE: LiveState = {
  ...EMPTY_SNAPSHOT,
  connection: 'connecting',
  downSince: null,
  signedOut: false,
  loaded: false,
  run: null,
  past: null,
};

/** The line to the server, as far as this file must know it. Socket.IO in the browser, a fake in tests. */
export interface LiveTransport {
  readonly watch: (request: WatchRequest, answer: (reply: WatchReply) => void) => void;
  readonly close: () => void;
}

export interface LiveHandlers {
  readonly onUp: () => void;
  readonly onDown: () => void;
  /** The server does not know who this is: the session has ended, or it cannot read sessions just now. */
  readonly onRefused: () => void;
  readonly onFrame: (frame: Frame) => void;
  readonly onEvent: (event: LiveEvent) => void;
}

export interface LiveConnectionOptions {
  readonly world: World;
  readonly open: (handlers: LiveHandlers) => LiveTransport;
  /** Reads open alarms, warnings and risk anew. */
  readonly fetchSnapshot: () => Promise<LiveSnapshot>;
  /** True when a failed `fetchSnapshot` means that the session has ended. */
  readonly isSignedOut: (error: unknown) => boolean;
  readonly store: LatestStore;
  readonly now: () => number;
  /** Calls later; answers how to cancel. */
  readonly after: (delayMs: number, action: () => void) => () => void;
}

export interface LiveConnection {
  readonly store: LatestStore;
  readonly state: () => LiveState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Asks for frames until the answered function is called. Several at once are joined. */
  readonly addWatch: (watch: Watch) => () => void;
  /** Connects; answers how to stop. */
  readonly start: () => () => void;
  /** What time it is in the picture, epoch ms: the server's clock as well as frames tell it, a run's simulated moment, or the past moment. 0: unknown. */
  readonly serverNow: () => number;
  /** Told whenever `serverNow` may have moved other than with this machine's clock. */
  readonly subscribeClock: (listener: () => void) => () => void;
  /** Somebody else has heard what time it is in the run. */
  readonly noteClock: (simTs: number) => void;
}

/** A line that is away for longer than this is called lost, loudly. */
export const LOST_AFTER_MS = 3000;
const FIRST_CONNECT_MS = 8000;
const RETRY_MS = 2000;

/**
 * Keeps what is open now true across lost lines. After every (re)connect: ask for frames and for the events since
 * the last one known, then read the open lists anew; events that come during the read are put on top of its answer.
 * Events are numbered without gaps, so a gap or a smaller number (the server started anew) reads the lists again.
 */
export function createLiveConnection(options: LiveConnectionOptions): LiveConnection {
  const { world, store, now, after } = options;
  const listeners = new Set<() => void>();
  const watches = new Set<Watch>();
  const clockListeners = new Set<() => void>();
  let state = SILENT_STATE;
  let transport: LiveTransport | null = null;
  let up = false;
  let lastSeq: number | null = null;
  let firstEventOfLine = true;
  let told: string | null = null;
  let sinceRead: LiveEvent[] | null = null;
  let readAgain = false;
  let cancelLost = (): void => {};
  let cancelRetry = (): void => {};
  let clockOffsets: number[] = [];
  let simTs = 0;

  const change = (part: Partial<LiveState>): void => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };

  function tellWatch(force: boolean): void {
    if (!up || !transport) return;
    const wanted = joinWatches([...watches]);
    const text = JSON.stringify(wanted);
    if (!force && text === told) return;
    told = text;
    const line = transport;
    const request: WatchRequest = {
      world,
      ...(lastSeq === null ? {} : { sinceEvent: lastSeq }),
      ...wanted,
    };
    line.watch(request, (reply) => {
      if (transport !== line || !up) return;
      if ('error' in reply) {
        refused(reply.error);
        return;
      }
      lastSeq ??= reply.lastEvent ?? null;
      if (force) readLists();
    });
  }

  function refused(error: string): void {
    cancelRetry();
    if (error === 'too-old' && lastSeq !== null) {
      lastSeq = null;
      tellWatch(true);
      return;
    }
    cancelRetry = after(RETRY_MS, () => tellWatch(true));
  }

  function readLists(): void {
    if (sinceRead) {
      readAgain = true;
      return;
    }
    sinceRead = [];
    const line = transport;
    options.fetchSnapshot().then(
      (snapshot) => finishRead(line, () => put(snapshot)),
      (error: unknown) => finishRead(line, () => failed(error)),
    );
  }

  function finishRead(line: LiveTransport | null, finish: () => void): void {
    if (transport !== line) return;
    finish();
    sinceRead = null;
    const again = readAgain;
    readAgain = false;
    if (again) readLists();
  }

  function put(snapshot: LiveSnapshot): void {
    const current = (sinceRead ?? []).reduce(applyEvent, sortSnapshot(snapshot));
    change({ ...current, loaded: true, signedOut: false });
  }

  function failed(error: unknown): void {
    const signedOut = options.isSignedOut(error);
    if (signedOut !== state.signedOut) change({ signedOut });
    cancelRetry();
    // Without a line the next refusal of it asks again.
    if (up || !signedOut) cancelRetry = after(RETRY_MS, readLists);
  }

  function noteClock(ts: number): void {
    if (world === LIVE || ts <= simTs) return;
    simTs = ts;
    for (const listener of clockListeners) listener();
  }

  const handlers: LiveHandlers = {
    onUp() {
      up = true;
      firstEventOfLine = true;
      cancelLost();
      change({ connection: 'live', downSince: null });
      tellWatch(true);
    },
    onDown() {
      // A failed attempt while the line is down anyway changes nothing.
      if (!up) return;
      up = false;
      told = null;
      change({ connection: 'connecting', downSince: now() });
      cancelLost();
      cancelLost = after(LOST_AFTER_MS, () => change({ connection: 'lost' }));
    },
    // Only a call tells an ended session from a server that cannot read sessions.
    onRefused: readLists,
    onFrame(frame) {
      // A frame of the world watched before may still be on its way.
      if (frame.world !== world) return;
      clockOffsets = [...clockOffsets.slice(-19), frame.ts - now()];
      store.applyFrame(frame);
      noteClock(frame.ts);
    },
    onEvent(event) {
      if (event.world !== world) return;
      const restarted = firstEventOfLine && lastSeq !== null && event.seq <= lastSeq;
      if (!restarted && lastSeq !== null && event.seq <= lastSeq) return;
      const gap = lastSeq !== null && event.seq !== lastSeq + 1;
      firstEventOfLine = false;
      lastSeq = event.seq;
      sinceRead?.push(event);
      change({ ...applyEvent(state, event), ...(event.type === 'run' ? { run: event.run } : {}) });
      if (gap) readLists();
    },
  };

  return {
    store,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    addWatch(watch) {
      watches.add(watch);
      queueMicrotask(() => tellWatch(false));
      return () => {
        watches.delete(watch);
        queueMicrotask(() => tellWatch(false));
      };
    },
    start() {
      change({ connection: 'connecting', downSince: now() });
      cancelLost = after(FIRST_CONNECT_MS, () => change({ connection: 'lost' }));
      transport = options.open(handlers);
      return () => {
        cancelLost();
        cancelRetry();
        transport?.close();
        transport = null;
        up = false;
        told = null;
        sinceRead = null;
        readAgain = false;
      };
    },
    // The frame that travelled fastest tells the server's clock best; a run's goes at its own speed, or stands.
    serverNow: () =>
      world === LIVE ? now() + (clockOffsets.length > 0 ? Math.max(...clockOffsets) : 0) : simTs,
    subscribeClock(listener) {
      clockListeners.add(listener);
      return () => void clockListeners.delete(listener);
    },
    noteClock,
  };
}

/** The whole city wins (the server then sends run signals only, of every collector); else the collectors of all, sorted, each once. */
export function joinWatches(watches: readonly Watch[]): Watch {
  const collectors = new Set<string>();
  for (const watch of watches) {
    if ('city' in watch) return { city: true };
    for (const collector of watch.collectors) collectors.add(collector);
  }
  return { collectors: [...collectors].sort() };
}
