import type { Server as HttpServer, IncomingHttpHeaders } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { z } from 'zod';
import type { WatchRequest } from '../../data/model/frame';
import type { Identity } from '../../data/model/person';
import type { World } from '../../data/model/world';
import { type BrowserLine, createWatchDesk, type WatchAnswer, type WatchedWorld } from './gateway-desk';

export interface GatewayOptions {
  readonly http: HttpServer;
  /** The session behind a handshake, or null. Keys of programs are never valid here. */
  readonly identify: (headers: IncomingHttpHeaders) => Promise<Identity | null>;
  /** Opens a world to be watched; null when there is none of that name. It must stay open while somebody listens to its pushes. */
  readonly world: (world: World) => Promise<WatchedWorld | null>;
  readonly warn: (sentence: string, error: unknown) => void;
  /** How often each line's session is looked at again. */
  readonly checkSessionsMs?: number;
}

export interface Gateway {
  readonly watchers: () => number;
  readonly close: () => Promise<void>;
}

type Answer = (answer: WatchAnswer) => void;

const FRAME_MS = 250;
const CHECK_SESSIONS_MS = 3000;
const worldSchema = z.custom<World>(
  (name) => typeof name === 'string' && /^(live|run:[A-Za-z0-9][A-Za-z0-9_.-]{0,63})$/.test(name),
);
const watchSchema = z.union([
  z.object({
    world: worldSchema,
    sinceEvent: z.number().int().optional(),
    collectors: z.array(z.string().max(64)).max(500),
  }),
  z.object({ world: worldSchema, sinceEvent: z.number().int().optional(), city: z.literal(true) }),
]);

/**
 * Socket.IO at the door: a session in the handshake, one watch in one world a browser, coalesced frames, events that
 * are never dropped.
 */
export function openGateway(options: GatewayOptions): Gateway {
  const { http, identify, world, warn, checkSessionsMs = CHECK_SESSIONS_MS } = options;
  const desk = createWatchDesk({ world, warn });
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
    const line = lineOf(socket);
    socket.on('watch', async (request: unknown, answer?: unknown) => {
      const said = await watch(line, request);
      if (typeof answer === 'function') (answer as Answer)(said);
    });
    socket.on('disconnect', () => desk.leave(line));
  });
  const framing = setInterval(desk.sendFrames, FRAME_MS);
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

  async function watch(line: BrowserLine, request: unknown): Promise<WatchAnswer> {
    const parsed = watchSchema.safeParse(request);
    if (parsed.success) return desk.watch(line, parsed.data as WatchRequest);
    return {
      error: 'watch takes {world, collectors:[ids]} or {world, city:true}; world is "live" or "run:{id}".',
    };
  }

  return {
    watchers: desk.watchers,
    async close() {
      closed = true;
      clearInterval(framing);
      clearTimeout(checking);
      desk.close();
      await io.close();
    },
  };
}

function lineOf(socket: Socket): BrowserLine {
  return {
    event: (event) => socket.emit('event', event),
    frame: (frame) => socket.emit('frame', frame),
    isWritable: () => socket.conn.transport.writable,
    isOpen: () => socket.connected,
  };
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
