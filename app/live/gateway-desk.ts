import type { Frame, FrameValue, LiveEvent, WatchRequest } from '../../data/model/frame';
import type { PointId } from '../../data/model/points';
import { readingKey, type StoredReading } from '../../data/model/reading';
import { LIVE, type World } from '../../data/model/world';
import type { SeenWorld } from '../auth/narrow-world';
import type { LiveView } from '../workbench';

/** One browser's line, as far as frames and events need it. */
export interface BrowserLine {
  readonly event: (event: LiveEvent) => void;
  readonly frame: (frame: Frame) => void;
  /** False while what was sent before still waits: the next frame then brings the newest values. */
  readonly isWritable: () => boolean;
  readonly isOpen: () => boolean;
}

export type WatchAnswer = { readonly ok: true; readonly lastEvent: number } | { readonly error: string };

/** As much of a world as can be watched, as far as a line's person sees. The same object for the same scope as long as it stays open. */
export type WatchedWorld = Pick<SeenWorld, 'world' | 'scope' | 'events' | 'registry' | 'now' | 'onPush'> & {
  readonly view: Pick<LiveView, 'latest' | 'lines' | 'estimates'>;
};

/** Which line watches what in which world. */
export interface WatchDesk {
  /** Answered when the world is open and its first frame is out. A line watches one world: the newest request wins. */
  readonly watch: (line: BrowserLine, request: WatchRequest) => Promise<WatchAnswer>;
  readonly leave: (line: BrowserLine) => void;
  /** To be called at most four times a second: each watcher gets the newest of each point that has changed. */
  readonly sendFrames: () => void;
  readonly watchers: () => number;
  readonly close: () => void;
}

export interface WatchDeskOptions {
  /** Null where there is none of that name for this line. */
  readonly world: (world: World, line: BrowserLine) => Promise<WatchedWorld | null>;
  /** A world that could not be opened. */
  readonly warn: (sentence: string, error: unknown) => void;
}

/**
 * Brings each watcher frames and events of its world and of no other. A world is listened to while somebody watches it;
 * a value that nobody watches costs one look into a map.
 */
export function createWatchDesk({ world, warn }: WatchDeskOptions): WatchDesk {
  /** By world and scope. */
  const rooms = new Map<string, Room>();
  const roomOf = new Map<BrowserLine, Room>();
  const requested = new WeakMap<BrowserLine, WatchRequest>();
  let closed = false;

  function leave(line: BrowserLine): void {
    const room = roomOf.get(line);
    roomOf.delete(line);
    room?.remove(line);
    if (room?.watchers.size !== 0) return;
    room.stop();
    if (rooms.get(roomKey(room.view)) === room) rooms.delete(roomKey(room.view));
  }

  /** Who still watches a world as it was before it was opened anew goes on in the new one. */
  function roomFor(view: WatchedWorld): Room {
    const known = rooms.get(roomKey(view));
    if (known?.view === view) return known;
    const room = openRoom(view);
    rooms.set(roomKey(view), room);
    known?.stop();
    for (const { line, collectors } of known?.watchers.values() ?? []) {
      room.add(line, collectors);
      roomOf.set(line, room);
    }
    return room;
  }

  return {
    async watch(line, request) {
      requested.set(line, request);
      let view: WatchedWorld | null;
      try {
        view = await world(request.world, line);
      } catch (error) {
        warn(`${request.world} cannot be opened to be watched.`, error);
        return { error: `${request.world} cannot be opened now; try again.` };
      }
      if (!view) return { error: `${request.world} is not known; watch "live" or a run of the list.` };
      // A newer request in the same world stands for this one too.
      const newest = requested.get(line);
      if (closed || !line.isOpen() || newest?.world !== view.world)
        return { error: `${request.world} is not watched: another request of this line came after.` };
      const missed = request.sinceEvent === undefined ? [] : view.events.after(request.sinceEvent);
      const room = roomFor(view);
      if (roomOf.get(line) !== room) leave(line);
      roomOf.set(line, room);
      const watcher = room.add(line, 'collectors' in newest ? newest.collectors : null);
      if (missed === 'too-old') return { error: 'too-old' };
      for (const event of missed) line.event(event);
      sendFrame(view, watcher);
      return { ok: true, lastEvent: view.events.lastSeq() };
    },
    leave,
    sendFrames() {
      for (const { view, watchers } of rooms.values())
        for (const watcher of watchers.values()) sendFrame(view, watcher);
    },
    watchers: () => roomOf.size,
    close() {
      closed = true;
      for (const line of [...roomOf.keys()]) leave(line);
    },
  };
}

function roomKey({ world, scope = '' }: WatchedWorld): string {
  return `${world} ${scope}`;
}

/** What one line watches and has not been sent yet. */
interface Watcher {
  readonly line: BrowserLine;
  /** Null: the whole city, of which only the run signals are pushed. */
  readonly collectors: ReadonlySet<string> | null;
  /** Points whose newest value has changed, by `readingKey`. */
  readonly unsent: Map<string, { readonly collector: string; readonly point: PointId }>;
  readonly unsentLines: Set<string>;
  seq: number;
  sentTs: number;
}

type Room = ReturnType<typeof openRoom>;

/** The watchers of one world, and the one subscription that serves them. */
function openRoom(view: WatchedWorld) {
  const watchers = new Map<BrowserLine, Watcher>();
  const byCollector = new Map<string, Set<Watcher>>();
  const ofCity = new Set<Watcher>();
  const stopEvents = view.events.subscribe((event) => {
    if (event.world === view.world) for (const { line } of watchers.values()) line.event(event);
  });
  const stopPush = view.onPush({
    readings: (readings) => {
      for (const reading of readings) note(reading);
    },
    line: (station) => {
      for (const watcher of watchers.values()) watcher.unsentLines.add(station);
    },
  });

  function note(reading: StoredReading): void {
    const { collector, point } = reading;
    const interested = byCollector.get(collector);
    const isOfCity = point === CITY_POINT && ofCity.size > 0;
    if (!interested && !isOfCity) return;
    const key = readingKey(collector, point);
    for (const watcher of interested ?? []) watcher.unsent.set(key, reading);
    if (isOfCity) for (const watcher of ofCity) watcher.unsent.set(key, reading);
  }

  function remove(line: BrowserLine): void {
    const watcher = watchers.get(line);
    if (!watcher) return;
    watchers.delete(line);
    ofCity.delete(watcher);
    for (const collector of watcher.collectors ?? []) {
      const others = byCollector.get(collector);
      others?.delete(watcher);
      if (others?.size === 0) byCollector.delete(collector);
    }
  }

  return {
    view,
    watchers,
    remove,
    /** The line now watches this and nothing else; everything that is known of it is unsent. */
    add(line: BrowserLine, wanted: Iterable<string> | null): Watcher {
      remove(line);
      const watcher: Watcher = {
        line,
        collectors: wanted === null ? null : new Set(wanted),
        unsent: new Map(),
        unsentLines: new Set(view.registry().stations.keys()),
        seq: 0,
        sentTs: Number.NEGATIVE_INFINITY,
      };
      watchers.set(line, watcher);
      if (watcher.collectors === null) ofCity.add(watcher);
      for (const collector of watcher.collectors ?? [])
        byCollector.set(collector, (byCollector.get(collector) ?? new Set()).add(watcher));
      for (const key of view.view.latest.keys()) {
        const [collector, point] = key.split('/') as [string, PointId];
        if (isWatched(watcher, collector, point)) watcher.unsent.set(key, { collector, point });
      }
      return watcher;
    },
    stop() {
      stopEvents();
      stopPush();
    },
  };
}

/** Of the whole city only this is pushed. */
const CITY_POINT: PointId = 'running';

function isWatched({ collectors }: Watcher, collector: string, point: PointId): boolean {
  return collectors === null ? point === CITY_POINT : collectors.has(collector);
}

function sendFrame(world: WatchedWorld, watcher: Watcher): void {
  const { line, collectors, unsent, unsentLines } = watcher;
  const ts = world.now();
  // A browser's own clock tells it how live time goes on; an exercise's moves in jumps, or stands.
  const hasClockMoved = world.world !== LIVE && ts !== watcher.sentTs;
  if (unsent.size + unsentLines.size === 0 && !hasClockMoved) return;
  if (!line.isWritable()) return;
  watcher.seq += 1;
  watcher.sentTs = ts;
  const frame: Frame = {
    world: world.world,
    seq: watcher.seq,
    ts,
    values: [...unsent].flatMap(([key, { collector, point }]): FrameValue[] => {
      const latest = world.view.latest.get(key);
      return latest ? [[collector, point, latest.ts, latest.value, latest.quality]] : [];
    }),
    estimates:
      collectors === null || unsent.size === 0
        ? []
        : world.view.estimates().filter(([collector]) => collectors.has(collector)),
    stations: [...unsentLines].map((station) => {
      const known = world.view.lines.get(station);
      return { station, online: known?.online ?? false, since: known?.since ?? 0 };
    }),
  };
  unsent.clear();
  unsentLines.clear();
  line.frame(frame);
}
