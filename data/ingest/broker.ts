import { createServer, type Server } from 'node:net';
import { Aedes, type AedesOptions, type Client, type PublishPacket } from 'aedes';
import { createDesk, type Desk, type Session } from './connection-desk';
import { maySubscribe } from './may-subscribe';
import { type DustTopic, parseTopic } from './parse-topic';
import { publishRight } from './publish-right';
import { runControlTopic } from './run-control-topic';
import type { Broker, BrokerOptions, Delivery, Principal } from './types';

/**
 * Starts the embedded MQTT 3.1.1 broker. A PUBLISH with the right to its topic becomes a Delivery, and its PUBACK
 * (PUBREC at QoS 2) goes out when the delivery is settled as kept, in the order of arrival. Everything else is
 * recorded as a rejection and closes the connection; retained telemetry alone is taken with the flag stripped, and
 * recorded. Sessions are always clean: stations hold what was not acknowledged, the broker holds nothing for them.
 * Rejects with one sentence when it cannot listen.
 */
export async function startBroker(options: BrokerOptions): Promise<Broker> {
  const desk = createDesk(options);
  const aedes = await Aedes.createBroker({ ...LIMITS, ...handlersOf(desk) });
  const record = (client: Client, error: Error): void => desk.recordFault(client, error);
  aedes.on('clientError', record).on('connectionError', record);
  const server = createServer({ noDelay: true }, (socket) =>
    desk.admit(socket, (stream) => aedes.handle(stream)),
  );
  server.maxConnections = MAX_CONNECTIONS;
  try {
    const port = await listen(server, options);
    return {
      port,
      connections: desk.connections,
      disconnect: desk.disconnect,
      isOnLine: desk.isOnLine,
      publish: (topic, payload) => publishFromServer(aedes, topic, payload),
      close: async () => {
        desk.shut();
        await new Promise<void>((resolve) => aedes.close(resolve));
        await new Promise<void>((resolve) => {
          server.close(() => resolve());
          desk.destroyAll();
        });
      },
    };
  } catch (error) {
    aedes.close();
    throw error;
  }
}

/** Status and clock are a few fields; a clock's answers hold a sentence each. */
const MAX_BYTES = { status: 1024, clock: 8192 } as const;
const MAX_CONNECTIONS = 4096;
const FLUSH_MS = 2000;
const NOTHING = Buffer.alloc(0);

const LIMITS: AedesOptions = {
  connectTimeout: 10_000,
  drainTimeout: 30_000,
  // Ours is `{account}/{client id}`, longer than the 23 characters of MQTT 3.1.
  maxClientsIdLength: 65_535,
  maxInflightInbound: 256,
  maxTopicLevels: 16,
};

function handlersOf(desk: Desk): AedesOptions {
  let nameless = 0;
  return {
    preConnect(client, packet, callback) {
      const session = desk.sessionOf(client);
      if (!session || desk.isShut()) return callback(new Error('closing'), false);
      const username = packet.username ?? '';
      session.claimedName = username;
      session.willTopic = packet.will?.topic ?? null;
      nameless += packet.clientId ? 0 : 1;
      // Two accounts may use one client id without pushing each other out (MQTT-3.1.4-2 is per account here).
      packet.clientId = `${username}/${packet.clientId || `#${nameless}`}`;
      packet.clean = true;
      callback(null, true);
    },
    authenticate(client, username, password, callback) {
      const session = desk.sessionOf(client);
      const principal = username && password ? desk.options.authenticate(username, password) : null;
      if (!session) return callback(connackError(BAD_CREDENTIALS), false);
      if (!principal) {
        desk.refuse(session, 'bad-credentials', {
          field: 'username',
          value: username ?? '',
          limit: 'secret',
        });
        return callback(connackError(BAD_CREDENTIALS), false);
      }
      session.run = principal.run ?? null;
      if (!isOwnWill(principal, session.willTopic)) {
        session.principal = null;
        session.claimedName = principal.account;
        const topic = session.willTopic ?? '';
        desk.refuse(
          session,
          'no-right-to-topic',
          { field: 'will topic', value: topic, limit: ownTopics(principal, 'status') },
          topic,
        );
        return callback(connackError(NOT_AUTHORISED), false);
      }
      desk.enter(session, principal);
      callback(null, true);
    },
    authorizePublish(client, packet, callback) {
      const session = desk.sessionOf(client);
      if (!client || !session?.principal || desk.isShut()) return callback(new Error('closing'));
      // The will of a broken line comes when the client is closed already and waits for nobody.
      if (client.closed) return take(desk, session, session.principal, packet, callback);
      if (session.refused) return;
      const answer = session.settle.take((error) => {
        if (client.closed) return;
        // An error closes the connection at once; the PUBACKs before it are still on their way out of this turn.
        if (error) setImmediate(callback, error);
        else callback(null);
      });
      take(desk, session, session.principal, packet, answer);
    },
    authorizeSubscribe(client, subscription, callback) {
      const session = desk.sessionOf(client);
      const { topic } = subscription;
      if (session?.principal && maySubscribe(session.principal, topic)) return callback(null, subscription);
      if (session?.principal && !session.refused) {
        const found = { field: 'subscription', value: topic, limit: ownTopics(session.principal, '#') };
        desk.refuse(session, 'no-right-to-topic', found, topic);
        // After the SUBACK with its failure code (MQTT 3.1.1, 3.9.3) is out, if the client reads it at all.
        session.socket.setTimeout(FLUSH_MS);
        setImmediate(() => session.socket.destroySoon());
      }
      callback(null, null);
    },
    authorizeForward(client, packet) {
      const principal = desk.sessionOf(client)?.principal;
      const isOwn = 'clientId' in packet && packet.clientId === client.id;
      return principal && !isOwn && mayHear(principal, packet.topic) ? packet : null;
    },
  };
}

/** Checks the right to the topic, then hands the message out; `answer` acknowledges it or closes the connection. */
function take(
  desk: Desk,
  session: Session,
  principal: Principal,
  packet: PublishPacket,
  answer: (error: Error | null) => void,
): void {
  const { topic } = packet;
  const payload = Buffer.from(packet.payload);
  const right = publishRight(principal, topic);
  if (typeof right === 'string') {
    const found = { field: 'topic', value: topic, limit: ownTopics(principal, 'telemetry') };
    answer(desk.refuse(session, right, found, topic, payload));
    return;
  }
  const limit = right.kind === 'telemetry' ? null : MAX_BYTES[right.kind];
  if (limit !== null && payload.byteLength > limit) {
    const found = { field: right.kind, value: payload.byteLength, limit };
    answer(desk.refuse(session, 'too-large', found, topic, payload));
    return;
  }
  if (right.kind !== 'status') strip(desk, session, packet, payload);
  desk.options.onDelivery(deliveryOf(desk, session, principal, { right, packet, payload, answer }));
}

/** Nobody but the server reads telemetry and clocks: nothing of them stays in the broker, neither retained nor in flight. */
function strip(desk: Desk, session: Session, packet: PublishPacket, payload: Uint8Array): void {
  if (packet.retain) {
    desk.reject(
      session,
      'retained-telemetry',
      { field: 'retain', value: 'true', limit: 'false' },
      packet.topic,
      payload,
    );
  }
  packet.retain = false;
  packet.payload = NOTHING;
}

interface Taken {
  readonly right: DustTopic;
  readonly packet: PublishPacket;
  readonly payload: Uint8Array;
  readonly answer: (error: Error | null) => void;
}

function deliveryOf(desk: Desk, session: Session, principal: Principal, taken: Taken): Delivery {
  const { right, packet, payload, answer } = taken;
  return {
    ...right,
    account: principal.account,
    topic: packet.topic,
    payload,
    qos: packet.qos,
    receivedTs: desk.options.now(),
    settle: (outcome) => {
      if (outcome === 'kept') return answer(null);
      session.refused = true;
      answer(new Error('not kept'));
    },
  };
}

/** Only statuses, of which a run's account has none, and what the server commands the process of a run. */
function mayHear(principal: Principal, topic: string): boolean {
  if (principal.run !== undefined) return topic === runControlTopic(principal.run);
  return parseTopic(topic)?.kind === 'status' && maySubscribe(principal, topic);
}

/** Resolves when every connection that may hear it has been sent it. */
function publishFromServer(aedes: Aedes, topic: string, payload: string): Promise<void> {
  const packet = { cmd: 'publish', topic, payload, qos: 1, retain: false, dup: false } as const;
  return new Promise((resolve, reject) => {
    if (aedes.closed) return reject(new Error(`${topic} cannot be published: the broker is closed.`));
    aedes.publish(packet, (error) => (error ? reject(error) : resolve()));
  });
}

/** A station's will is its status. A run's process has none, and may leave any message of its own run. */
function isOwnWill(principal: Principal, topic: string | null): boolean {
  if (topic === null) return true;
  const right = publishRight(principal, topic);
  return typeof right !== 'string' && (right.kind === 'status' || right.run !== null);
}

function ownTopics(principal: Principal, last: string): string {
  if (principal.run !== undefined) return `exercise/${principal.run}/...`;
  return principal.stations
    .slice(0, 5)
    .map((station) => `dust/v1/${station}/${last}`)
    .join(', ');
}

/** CONNACK return codes, MQTT 3.1.1, 3.2.2.3. */
const BAD_CREDENTIALS = 4;
const NOT_AUTHORISED = 5;

function connackError<Code extends typeof BAD_CREDENTIALS | typeof NOT_AUTHORISED>(returnCode: Code) {
  return Object.assign(new Error('refused'), { returnCode });
}

function listen(server: Server, { host, port }: BrokerOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new Error(listenSentence(error, host, port))));
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function listenSentence(error: Error, host: string, port: number): string {
  const code = 'code' in error ? error.code : '';
  if (code === 'EADDRINUSE') {
    return `MQTT_PORT ${port} on ${host} is taken by another program; stop it or set MQTT_PORT.`;
  }
  if (code === 'EACCES')
    return `MQTT_PORT ${port} needs rights that this user has not; set MQTT_PORT to 1024 or more.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `MQTT_HOST ${host} is no address of this machine; set MQTT_HOST to one that is.`;
  }
  return `MQTT_HOST ${host}, MQTT_PORT ${port}: the broker cannot listen (${error.message}); set them to a free address.`;
}
