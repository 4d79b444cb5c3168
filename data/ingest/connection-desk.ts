import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { Client } from 'aedes';
import type { RejectionReason } from '../model/rejection';
import { connectionFault } from './connection-fault';
import { createFrameGuard } from './frame-guard';
import { type Found, makeRejection } from './make-rejection';
import { createSettleQueue, type SettleQueue } from './settle-queue';
import type { BrokerOptions, Principal } from './types';

/** One connection, from accept to close. */
export interface Session {
  readonly socket: Socket;
  readonly settle: SettleQueue;
  claimedName: string;
  willTopic: string | null;
  principal: Principal | null;
  /** The run whose account has proved its secret here; null = nobody yet, a station or a gateway. */
  run: string | null;
  /** It has been refused something: nothing more is taken from it, and its errors say nothing new. */
  refused: boolean;
}

export type Desk = ReturnType<typeof createDesk>;

/** Payload cap of the contract, and room for topic and packet id. */
const MAX_FRAME_BYTES = 65_536 + 512;
const MAX_CONTROL_BYTES = 8192;
const MAX_CONNECTIONS_PER_ACCOUNT = 8;
/** A round of an exercise is told on one connection: samples first, then the clock. */
const MAX_CONNECTIONS_PER_RUN = 1;
const MAX_STRANGERS_NAMED = 200;
/** Twice the slowest cadence of the contract: a line that says nothing for longer is dead. */
const IDLE_MS = 20 * 60_000;
const NO_PAYLOAD = new Uint8Array();

/** Keeps the sessions and tells the outside what happens to them. */
export function createDesk(options: BrokerOptions) {
  const sessions = new Set<Session>();
  const byClient = new WeakMap<Client, Session>();
  const strangers = new Set<string>();
  let shut = false;

  const sessionsOf = (account: string): Session[] =>
    [...sessions].filter((session) => session.principal?.account === account);

  /** Names that nobody has proved are counted apart only up to a number: they come from outside without limit. */
  function nameOf({ principal, claimedName }: Session): string {
    if (principal) return principal.account;
    if (!strangers.has(claimedName) && strangers.size >= MAX_STRANGERS_NAMED) return '(others)';
    strangers.add(claimedName);
    return claimedName || '(no name)';
  }

  function reject(
    session: Session,
    reason: RejectionReason,
    found: Found,
    topic = '',
    payload: Uint8Array = NO_PAYLOAD,
  ): void {
    const origin = { station: nameOf(session), topic, payload, receivedTs: options.now() };
    options.onRejection(makeRejection(reason, found, origin), session.run);
  }

  /** Like `reject`, and the end of the session's good standing. */
  function refuse(
    session: Session,
    reason: RejectionReason,
    found: Found,
    topic?: string,
    payload?: Uint8Array,
  ): Error {
    session.refused = true;
    reject(session, reason, found, topic, payload);
    return new Error(reason);
  }

  function admit(socket: Socket, handle: (stream: Duplex) => Client): void {
    const session: Session = {
      socket,
      settle: createSettleQueue(),
      claimedName: '',
      willTopic: null,
      principal: null,
      run: null,
      refused: false,
    };
    sessions.add(session);
    socket.on('error', ignore);
    socket.once('close', () => leave(session));
    socket.setKeepAlive(true, 60_000);
    socket.setTimeout(IDLE_MS, () => socket.destroy());
    const limits = {
      maxFrameBytes: options.maxFrameBytes ?? MAX_FRAME_BYTES,
      maxControlBytes: MAX_CONTROL_BYTES,
    };
    const guard = createFrameGuard(limits, ({ reason, ...found }) => {
      refuse(session, reason, found);
      socket.destroy();
    });
    socket.once('close', () => guard.destroy());
    const stream = Duplex.from({ readable: socket.pipe(guard), writable: socket });
    byClient.set(handle(stream), session);
  }

  function enter(session: Session, principal: Principal): void {
    const { account, run } = principal;
    const others = sessionsOf(account);
    const most = run === undefined ? MAX_CONNECTIONS_PER_ACCOUNT : MAX_CONNECTIONS_PER_RUN;
    session.principal = principal;
    // The newest wins: the oldest is the likeliest to be a line that broke unnoticed.
    if (others.length >= most) others[0]?.socket.destroy();
    if (others.length === 0) options.onLine({ account, online: true, ts: options.now(), run: session.run });
  }

  function leave(session: Session): void {
    sessions.delete(session);
    const account = session.principal?.account;
    if (!account || shut || sessionsOf(account).length > 0) return;
    options.onLine({ account, online: false, ts: options.now(), run: session.run });
  }

  function recordFault(client: Client, error: Error): void {
    const session = byClient.get(client);
    const fault = connectionFault(error);
    if (!session || session.refused || shut || !fault) return;
    refuse(session, fault.reason, { field: fault.field, value: error.message, limit: 'MQTT 3.1.1' });
  }

  return {
    options,
    sessionOf: (client: Client | null) => (client ? byClient.get(client) : undefined),
    isShut: () => shut,
    reject,
    refuse,
    admit,
    enter,
    recordFault,
    connections: () => [...sessions].filter((session) => session.principal !== null).length,
    isOnLine: (account: string) => sessionsOf(account).length > 0,
    disconnect: (account: string) => {
      for (const session of sessionsOf(account)) session.socket.destroy();
    },
    shut: () => {
      shut = true;
    },
    destroyAll: () => {
      for (const session of sessions) session.socket.destroy();
    },
  };
}

function ignore(): void {}
