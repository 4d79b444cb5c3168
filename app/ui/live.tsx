'use client';

import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Alarm } from '../../data/model/alarm';
import type { Run } from '../../data/model/exercise';
import type { Moment } from '../../data/model/moment';
import type { PointId } from '../../data/model/points';
import type { LatestValue } from '../../data/model/reading';
import type { EnterpriseRisk, Warning } from '../../data/model/risk';
import type { World } from '../../data/model/world';
import { createLatestStore, type LatestStore } from '../../twin/live/latest';
import { getJson, Problem } from './api';
import {
  createHistoryConnection,
  type HistoryConnection,
  type MomentFailure,
  type MomentQuery,
} from './history-connection';
import {
  type ConnectionState,
  createLiveConnection,
  type LiveConnection,
  type LiveState,
  type Past,
  SILENT_STATE,
  type Watch,
} from './live-connection';
import { openLiveSocket } from './live-socket';
import { type LiveSnapshot, WARNINGS_KEPT } from './live-state';
import { useMomentTs, useWorld } from './world';

/** What the page shows: the world's present, or its past. */
const LiveContext = createContext<LiveConnection | null>(null);
/** The world's present, also while its past is shown. */
const LineContext = createContext<LiveConnection | null>(null);

/**
 * One line to the server for the whole page: the outermost provider connects, those inside it say what they want to see.
 * Events (alarms, warnings, risk) always come for the whole world; `watch` chooses the values.
 * Every hook answers for the world and the moment of the page's clock.
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

/** What time it is in the picture, epoch ms, whole seconds: the server's clock, a run's simulated moment, or the past moment shown. 0 before anything is known. */
export function useServerNow(): number {
  return useClockOf(useLive());
}

/** What time it is in the world's present, epoch ms, whole seconds, also while its past is shown. 0 before anything is known. */
export function useWorldNow(): number {
  return useClockOf(usePresent());
}

/** Open alarms of the world's present, also while its past is shown. */
export function useOpenAlarmsNow(): readonly Alarm[] {
  return useStateOf(usePresent(), (state) => state.alarms);
}

/** How the line to the world's present stands, also while its past is shown. */
export function useLineConnection(): ConnectionState {
  return useStateOf(usePresent(), (state) => state.connection);
}

/** Since when the line to the world's present is down, on this machine's clock; null while it is up. */
export function useLineDownSince(): number | null {
  return useStateOf(usePresent(), (state) => state.downSince);
}

/** True when the line to the world's present finds that the session has ended. */
export function useLineSignedOut(): boolean {
  return useStateOf(usePresent(), (state) => state.signedOut);
}

/** Whether `useOpenAlarmsNow` has been read once. */
export function useOpenAlarmsNowLoaded(): boolean {
  return useStateOf(usePresent(), (state) => state.loaded);
}

/** The world's run as an event last told it. */
export function useToldRun(): Run | null {
  return useStateOf(usePresent(), (state) => state.run);
}

/** What is to be known about the past moment that is shown; null in the present. */
export function usePast(): Past | null {
  return useLiveState((state) => state.past);
}

/** Tells the line what time it is in the run, where no frames come. */
export function useNoteClock(): (simTs: number) => void {
  return usePresent().noteClock;
}

function useLive(): LiveConnection {
  return demand(useContext(LiveContext));
}

function usePresent(): LiveConnection {
  return demand(useContext(LineContext));
}

function demand(connection: LiveConnection | null): LiveConnection {
  if (!connection) throw new Error('Live hooks need a <LiveProvider> above them.');
  return connection;
}

function useLiveState<T>(select: (state: LiveState) => T): T {
  return useStateOf(useLive(), select);
}

function useStateOf<T>(connection: LiveConnection, select: (state: LiveState) => T): T {
  return useSyncExternalStore(
    connection.subscribe,
    () => select(connection.state()),
    () => select(SILENT_STATE),
  );
}

function useClockOf(connection: LiveConnection): number {
  const subscribe = useMemo(() => {
    return (listener: () => void) => {
      const leave = [subscribeSecond(listener), connection.subscribeClock(listener)];
      return () => {
        for (const each of leave) each();
      };
    };
  }, [connection]);
  return useSyncExternalStore(
    subscribe,
    () => Math.floor(connection.serverNow() / 1000) * 1000,
    () => 0,
  );
}

function Connected({ children }: { children: ReactNode }) {
  const world = useWorld();
  const at = useMomentTs();
  const isPast = at !== null;
  const line = useMemo(() => openConnection(world), [world]);
  const past = useMemo(() => (isPast ? openPast(world) : null), [world, isPast]);
  useEffect(() => line.start(), [line]);
  useEffect(() => past?.start(), [past]);
  useEffect(() => {
    if (at !== null) past?.showMoment(at);
  }, [past, at]);
  return (
    <LineContext value={line}>
      <LiveContext value={past ?? line}>{children}</LiveContext>
    </LineContext>
  );
}

function Watching({ watch, children }: { watch: Watch; children: ReactNode }) {
  const connection = useLive();
  const key = JSON.stringify(watch);
  useEffect(() => connection.addWatch(JSON.parse(key) as Watch), [connection, key]);
  return children;
}

function openConnection(world: World): LiveConnection {
  return createLiveConnection({
    world,
    open: openLiveSocket,
    fetchSnapshot: () => fetchSnapshot(world),
    isSignedOut,
    store: createLatestStore(world),
    now: Date.now,
    after: callAfter,
  });
}

function openPast(world: World): HistoryConnection {
  return createHistoryConnection({
    world,
    store: createLatestStore(world),
    fetchMoment,
    failureOf,
    now: Date.now,
    after: callAfter,
  });
}

async function fetchSnapshot(world: World): Promise<LiveSnapshot> {
  const [alarms, warnings, risk] = await Promise.all([
    getJson<{ items: Alarm[] }>('/api/alarms', { world, state: 'open', limit: 10_000 }),
    getJson<{ items: Warning[] }>('/api/warnings', { world, state: 'all', limit: WARNINGS_KEPT }),
    getJson<{ items: EnterpriseRisk[] }>('/api/risk', { world, level: 'enterprise' }),
  ]);
  return { alarms: alarms.items, warnings: warnings.items, risk: risk.items };
}

function fetchMoment({ world, at, collectors }: MomentQuery, signal: AbortSignal): Promise<Moment> {
  // Of no collector nothing is wanted but the open lists: the run signals that come along cost little.
  return getJson<Moment>(
    '/api/moment',
    { world, at, collectors: collectors?.join(',') || undefined },
    signal,
  );
}

function isSignedOut(error: unknown): boolean {
  return error instanceof Problem && error.status === 401;
}

function failureOf(error: unknown): MomentFailure {
  if (error instanceof DOMException && error.name === 'AbortError') return 'aborted';
  if (isSignedOut(error)) return 'signed-out';
  if (error instanceof Problem && error.status > 0)
    return { sentence: error.message, passes: error.status >= 500 };
  return 'unreachable';
}

function callAfter(delayMs: number, action: () => void): () => void {
  const timer = setTimeout(action, delayMs);
  return () => clearTimeout(timer);
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
