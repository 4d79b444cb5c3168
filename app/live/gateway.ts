import type { Server as HttpServer, IncomingHttpHeaders } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { z } from 'zod';
import type { Frame, FrameValue, LiveEvent, WatchRequest } from '../../data/model/frame';
import type { Identity } from '../../data/model/person';
import type { PointId } from '../../data/model/points';
import { readingKey, type StoredReading } from '../../data/model/reading';
import type { Registry } from '../../data/model/registry';
import type { World } from '../../data/model/world';
import type { LiveView } from '../workbench';
import type { EventLog } from './event-log';

export interface GatewayOptions {
  readonly http: HttpServer;
  readonly now: () => number;
  readonly view: LiveView;
  readonly events: EventLog;
  readonly registry: () => Registry;
  /** The session behind a handshake, or null. Keys of programs are never valid here. */
  readonly identify: (headers: IncomingHttpHeaders) => Promise<Identity | null>;
  /** How often each line's session is looked at again. */
  readonly checkSessionsMs?: number;
}

export interface Gateway {
  /** Values that became durable; each watcher gets the newest of each point, at most four times a second. */
  readonly push: (readings: readonly StoredReading[]) => void;
  readonly pushLine: (station: string) => void;
  readonly watchers: () => number;
  readonly close: () => Promise<void>;
}

type Answer = (
  answer: { readonly ok: true; readonly lastEvent: number } | { readonly error: string },
) => void;

/** What one browser watches and has not been sent yet. */
interface Watcher {
  readonly socket: Socket;
  readonly world: World;
  /** Null: the whole city, of which only the run signals are pushed. */
  readonly collectors: ReadonlySet<string> | null;
  readonly unsent: Map<string, FrameValue>;
  readonly unsentLines: Set<string>;
  seq: number;
}

const FRAME_MS = 250;
const CHECK_SESSIONS_MS = 3000;
const watchSchema = z.union([
  z.object({
    world: z.literal('live'),
    sinceEvent: z.number().int().optional(),
    collectors: z.array(z.string().max(64)).max(500),
  }),
  z.object({ world: z.literal('live'), sinceEvent: z.number().int().optional(), city: z.literal(true) }),
]);

/** Socket.IO at the door: a session in the handshake, one watch a browser, coalesced frames, events that are never dropped. */
export function openGateway(options: GatewayOptions): Gateway {
  const { http, now, view, events, registry, identify, checkSessionsMs = CHECK_SESSIONS_MS } = options;
  const watchers = new Map<string, Watcher>();
  let closed = false;
  const io = new Server(http, {
    serveClient: false,
    maxHttpBufferSize: 64 * 1024,
    // A line that died silently is seen within ten seconds, on both sides.
    pingInterval: 5000,
    pingTimeout: 5000,
    allowRequest: (request, decide) => decide(null, isSameOrigin(request.headers)),
  });

  io.use((socket, next) => {
    identify(socket.handshake.headers)
      .then((identity) => next(identity ? undefined : new Error('unauthenticated')))
      .catch(() => next(new Error('unauthenticated')));
  });
  io.on('connection', (socket) => {
    socket.on('watch', (request: unknown, answer?: unknown) => {
      const said = watch(socket, request);
      if (typeof answer === 'function') (answer as Answer)(said);
    });
    socket.on('disconnect', () => watchers.delete(socket.id));
  });
  const leave = events.subscribe((event) => {
    for (const { socket, world } of watchers.values()) if (world === event.world) socket.emit('event', event);
  });
  const framing = setInterval(() => {
    for (const watcher of watchers.values()) sendFrame(watcher);
  }, FRAME_MS);
  let checking = setTimeout(() => void checkSessions(), checkSessionsMs);

  /** A line ends with its session. While sessions cannot be read it stays: that says nothing about a person. */
  async function checkSessions(): Promise<void> {
    for (const socket of [...io.sockets.sockets.values()]) {
      const isOver = await identify(socket.handshake.headers).then(
        (identity) => identity === null,
        () => false,
      );
      if (isOver) socket.disconnect(true);
    }
    if (!closed) checking = setTimeout(() => void checkSessions(), checkSessionsMs);
  }

  function watch(socket: Socket, request: unknown): Parameters<Answer>[0] {
    const parsed = watchSchema.safeParse(request);
    if (!parsed.success)
      return { error: 'watch takes {world:"live", collectors:[ids]} or {world:"live", city:true}.' };
    const wanted: WatchRequest = parsed.data as WatchRequest;
    const missed = wanted.sinceEvent === undefined ? [] : events.after(wanted.sinceEvent);
    const watcher: Watcher = {
      socket,
      world: wanted.world,
      collectors: 'collectors' in wanted ? new Set(wanted.collectors) : null,
      unsent: new Map(),
      unsentLines: new Set(registry().stations.keys()),
      seq: 0,
    };
    for (const [key, { ts, value, quality }] of view.latest) {
      const [collector, point] = key.split('/') as [string, PointId];
      if (isWatched(watcher, collector, point))
        watcher.unsent.set(key, [collector, point, ts, value, quality]);
    }
    watchers.set(socket.id, watcher);
    if (missed === 'too-old') return { error: 'too-old' };
    for (const event of missed) socket.emit('event', event satisfies LiveEvent);
    sendFrame(watcher);
    return { ok: true, lastEvent: events.lastSeq() };
  }

  function sendFrame(watcher: Watcher): void {
    const { socket, unsent, unsentLines } = watcher;
    if (unsent.size + unsentLines.size === 0 || !socket.conn.transport.writable) return;
    const watched = (collector: string) => watcher.collectors === null || watcher.collectors.has(collector);
    watcher.seq += 1;
    const frame: Frame = {
      world: watcher.world,
      seq: watcher.seq,
      ts: now(),
      values: [...unsent.values()],
      estimates:
        watcher.collectors === null ? [] : view.estimates().filter(([collector]) => watched(collector)),
      stations: [...unsentLines].map((station) => {
        const line = view.lines.get(station);
        return { station, online: line?.online ?? false, since: line?.since ?? 0 };
      }),
    };
    unsent.clear();
    unsentLines.clear();
    socket.emit('frame', frame);
  }

  return {
    push(readings) {
      if (watchers.size === 0) return;
      for (const { collector, point, ts, value, quality } of readings) {
        const key = readingKey(collector, point);
        if (view.latest.get(key)?.ts !== ts) continue;
        for (const watcher of watchers.values()) {
          if (isWatched(watcher, collector, point))
            watcher.unsent.set(key, [collector, point, ts, value, quality]);
        }
      }
    },
    pushLine(station) {
      for (const watcher of watchers.values()) watcher.unsentLines.add(station);
    },
    watchers: () => watchers.size,
    async close() {
      closed = true;
      clearInterval(framing);
      clearTimeout(checking);
      leave();
      await io.close();
    },
  };
}

function isWatched({ collectors }: Watcher, collector: string, point: PointId): boolean {
  return collectors === null ? point === 'running' : collectors.has(collector);
}

/** A page of ours, or a program that sends no Origin at all (and then has no cookie of a person's browser either). */
function isSameOrigin(headers: IncomingHttpHeaders): boolean {
  if (!headers.origin) return true;
  try {
    return new URL(headers.origin).host === headers.host;
  } catch {
    return false;
  }
}
