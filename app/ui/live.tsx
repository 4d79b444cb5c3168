'use client';

import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { Alarm } from '../../data/model/alarm';
import type { PointId } from '../../data/model/points';
import type { LatestValue } from '../../data/model/reading';
import type { EnterpriseRisk, Warning } from '../../data/model/risk';
import { createLatestStore, type LatestStore } from '../../twin/live/latest';
import { getJson, Problem } from './api';
import {
  type ConnectionState,
  createLiveConnection,
  type LiveConnection,
  type LiveState,
  type Watch,
} from './live-connection';
import { openLiveSocket } from './live-socket';
import { EMPTY_SNAPSHOT, type LiveSnapshot, WARNINGS_KEPT } from './live-state';

const LiveContext = createContext<LiveConnection | null>(null);

/**
 * One line to the server for the whole page: the outermost provider connects, those inside it say what they want to see.
 * Events (alarms, warnings, risk) always come for the whole world; `watch` chooses the values.
 */
export function LiveProvider({ watch, children }: { watch: Watch; children: ReactNode }) {
  const outer = useContext(LiveContext);
  if (outer) return <Watching watch={watch}>{children}</Watching>;
  return (
    <Connected>
      <Watching watch={watch}>{children}</Watching>
    </Connected>
  );
}

/** The newest value of every watched point, outside React: for canvases. */
export function useLatestStore(): LatestStore {
  return useLive().store;
}

/** Alarms whose state is not `normal`: unacknowledged first, then by priority, then newest. */
export function useOpenAlarms(): readonly Alarm[] {
  return useLiveState((state) => state.alarms);
}

export function useRisk(): readonly EnterpriseRisk[] {
  return useLiveState((state) => state.risk);
}

/** Newest change first, closed ones included. */
export function useWarnings(): readonly Warning[] {
  return useLiveState((state) => state.warnings);
}

export function useConnection(): ConnectionState {
  return useLiveState((state) => state.connection);
}

/** Since when the line is down, on this machine's clock; null while it is up. */
export function useDownSince(): number | null {
  return useLiveState((state) => state.downSince);
}

/** True when the session has ended and a person must sign in again. */
export function useSignedOut(): boolean {
  return useLiveState((state) => state.signedOut);
}

/** False until the open alarms, warnings and risk have been read once: an empty list before that means nothing. */
export function useLiveLoaded(): boolean {
  return useLiveState((state) => state.loaded);
}

/** The newest value of one point; renders again when it changes, at most four times a second (frames come no faster). */
export function useLatest(collector: string, point: PointId): LatestValue | undefined {
  const { store } = useLive();
  return useSyncExternalStore(
    store.subscribe,
    () => store.get(collector, point),
    () => undefined,
  );
}

/** Whether a station is on line and since when; undefined while nobody has said. */
export function useLine(station: string | undefined): ReturnType<LatestStore['line']> {
  const { store } = useLive();
  return useSyncExternalStore(
    store.subscribe,
    () => (station === undefined ? undefined : store.line(station)),
    () => undefined,
  );
}

/** The server's clock in epoch ms, whole seconds, once a second. 0 before the page has come alive. */
export function useServerNow(): number {
  const { serverNow } = useLive();
  return useSyncExternalStore(
    subscribeSecond,
    () => Math.floor(serverNow() / 1000) * 1000,
    () => 0,
  );
}

function useLive(): LiveConnection {
  const connection = useContext(LiveContext);
  if (!connection) throw new Error('Live hooks need a <LiveProvider> above them.');
  return connection;
}

const SERVER_STATE: LiveState = {
  ...EMPTY_SNAPSHOT,
  connection: 'connecting',
  downSince: null,
  signedOut: false,
  loaded: false,
};

function useLiveState<T>(select: (state: LiveState) => T): T {
  const connection = useLive();
  return useSyncExternalStore(
    connection.subscribe,
    () => select(connection.state()),
    () => select(SERVER_STATE),
  );
}

function Connected({ children }: { children: ReactNode }) {
  const [connection] = useState(openConnection);
  useEffect(connection.start, []);
  return <LiveContext value={connection}>{children}</LiveContext>;
}

function Watching({ watch, children }: { watch: Watch; children: ReactNode }) {
  const connection = useLive();
  const key = JSON.stringify(watch);
  useEffect(() => connection.addWatch(JSON.parse(key) as Watch), [connection, key]);
  return children;
}

function openConnection(): LiveConnection {
  return createLiveConnection({
    open: openLiveSocket,
    fetchSnapshot,
    isSignedOut: (error) => error instanceof Problem && error.status === 401,
    store: createLatestStore(),
    now: Date.now,
    after(delayMs, action) {
      const timer = setTimeout(action, delayMs);
      return () => clearTimeout(timer);
    },
  });
}

async function fetchSnapshot(): Promise<LiveSnapshot> {
  const [alarms, warnings, risk] = await Promise.all([
    getJson<{ items: Alarm[] }>('/api/alarms', { state: 'open', limit: 10_000 }),
    getJson<{ items: Warning[] }>('/api/warnings', { state: 'all', limit: WARNINGS_KEPT }),
    getJson<{ items: EnterpriseRisk[] }>('/api/risk', { level: 'enterprise' }),
  ]);
  return { alarms: alarms.items, warnings: warnings.items, risk: risk.items };
}

const secondListeners = new Set<() => void>();
let secondTimer: ReturnType<typeof setInterval> | null = null;

/** One timer for every clock on the page. */
function subscribeSecond(listener: () => void): () => void {
  secondListeners.add(listener);
  secondTimer ??= setInterval(() => {
    for (const each of secondListeners) each();
  }, 1000);
  return () => {
    secondListeners.delete(listener);
    if (secondListeners.size > 0 || !secondTimer) return;
    clearInterval(secondTimer);
    secondTimer = null;
  };
}
