import type { Server as HttpServer, IncomingHttpHeaders } from 'node:http';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Server, type Socket } from 'socket.io';
import { z } from 'zod';
import type { WatchRequest } from '../../data/model/frame';
import type { Identity } from '../../data/model/person';
import type { World } from '../../data/model/world';
import { hasRight } from '../auth/rights';
import { type BrowserLine, createWatchDesk, type WatchAnswer, type WatchedWorld } from './gateway-desk';

export interface GatewayOptions {
  readonly http: HttpServer;
  /** The session behind a handshake, or null. Keys of programs are never valid here. */
  readonly identify: (headers: IncomingHttpHeaders) => Promise<Identity | null>;
  /**
   * Opens a world to be watched, as far as this person may see it; null when there is none of that name for them. It must stay open
   * while somebody listens to its pushes.
   */
  readonly world: (identity: Identity, world: World) => Promise<WatchedWorld | null>;
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
/** What one line may ask for: a page asks when it opens and when what it shows changes. */
const REQUESTS = 50;
const REQUESTS_WITHIN_S = 10;
/** A line that goes on in spite of being refused is closed. */
const REQUESTS_UNHEARD = 500;
const worldSchema = z.custom<World>(
  (name) => typeof name === 'string' && /^(live|run:[A-Za-z0-9][A-Za-z0-9_.-]{0,63})$/.test(name),
);
const watchSchema = z.union([
  z.strictObject({
    world: worldSchema,
    sinceEvent: z.number().int().optional(),
    collectors: z.array(z.string().max(64)).max(500),
  }),
  z.strictObject({ world: worldSchema, sinceEvent: z.number().int().optional(), city: z.literal(true) }),
]);

/**
 * Socket.IO at the door: a session in the handshake, one watch in one world a browser, as far as that person sees, coalesced
 * frames, events that are never dropped.
 */
export function openGateway(options: GatewayOptions): Gateway {
  const { http, identify, warn, checkSessionsMs = CHECK_SESSIONS_MS } = options;
  const persons = new WeakMap<BrowserLine, Identity>();
  const desk = createWatchDesk({
    async world(world, line) {
      const person = persons.get(line);
      return person ? options.world(person, world) : null;
    },
    warn,
  });
  const limiter = new RateLimiterMemory({ points: REQUESTS, duration: REQUESTS_WITHIN_S });
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
      .then((identity) => {
        if (!identity) return next(new Error('unauthenticated'));
        if (!hasRight(identity, 'see')) return next(new Error('forbidden'));
        socket.data.identity = identity;
        next();
      })
      .catch(() => next(new Error('unauthenticated')));
  });
  io.on('connection', (socket) => {
    const line = lineOf(socket);
    persons.set(line, identityOf(socket));
    socket.onAny((event: string, request: unknown, answer?: unknown) => {
      hear(socket, line, { event, request })
        .then((said) => {
          if (typeof answer === 'function') (answer as Answer)(said);
        })
        .catch((error: unknown) => warn('A request of a live line could not be answered.', error));
    });
    socket.on('disconnect', () => desk.leave(line));
  });
  const framing = setInterval(desk.sendFrames, FRAME_MS);
  let checking = setTimeout(() => void checkSessions(), checkSessionsMs);

  /** A line ends with its session. While sessions cannot be read it stays: that says nothing about a person. */
  async function checkSessions(): Promise<void> {
    for (const socket of [...io.sockets.sockets.values()]) await checkSession(socket).catch(() => undefined);
    if (!closed) checking = setTimeout(() => void checkSessions(), checkSessionsMs);
  }

  async function checkSession(socket: Socket): Promise<void> {
    const identity = await identify(socket.handshake.headers);
    if (!identity || !hasRight(identity, 'see')) socket.disconnect(true);
    // Whose role or districts are others comes back at once by a new line, which begins anew with what they may see now.
    else if (rightsOf(identity) !== rightsOf(identityOf(socket))) socket.conn.close();
  }

  async function hear(
    socket: Socket,
    line: BrowserLine,
    { event, request }: { readonly event: string; readonly request: unknown },
  ): Promise<WatchAnswer> {
    const refused = await limitRequests(socket);
    if (refused) return refused;
    return event === 'watch' ? watch(line, request) : UNKNOWN_EVENT;
  }

  /** Null while the line keeps to the limit. */
  async function limitRequests(socket: Socket): Promise<WatchAnswer | null> {
    try {
      await limiter.consume(socket.id);
      return null;
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      if (error.consumedPoints > REQUESTS_UNHEARD) socket.disconnect(true);
      const seconds = Math.ceil(error.msBeforeNext / 1000);
      return {
        error: `More than ${REQUESTS} requests in ${REQUESTS_WITHIN_S} s; try again in ${seconds} s.`,
      };
    }
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

const UNKNOWN_EVENT: WatchAnswer = { error: 'Only "watch" is understood here.' };

function identityOf(socket: Socket): Identity {
  return socket.data.identity as Identity;
}

function rightsOf({ role, districts }: Identity): string {
  return JSON.stringify([role, districts && [...districts].sort()]);
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
