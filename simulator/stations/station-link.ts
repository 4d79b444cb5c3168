import mqtt, { type MqttClient } from 'mqtt';
import { createOutbox } from './outbox';

export interface StationLinkOptions {
  readonly mqttUrl: string;
  readonly station: string;
  readonly secret: string;
  /** Pause before each try to connect again, ms. */
  readonly reconnectMs: number;
  readonly warn: (sentence: string) => void;
}

/** One station's line: what is handed to it arrives in order, at least once, or waits for the line. */
export interface StationLink {
  /** Sends a telemetry payload when its turn comes; `ts` epoch ms is its newest sample. */
  readonly send: (ts: number, payload: string) => void;
  /** Cuts the line without a goodbye, as a lost network does, or mends it. What nobody had acknowledged is sent again then. */
  readonly setLine: (isUp: boolean) => void;
  readonly waiting: () => number;
  /** Says offline and ends the connection within about half a second. */
  readonly close: () => Promise<void>;
}

/** A message that waits for its acknowledgement. */
interface Flight {
  readonly payload: string;
}

/** Unacknowledged messages on the line at once: enough for a fast recovery, too few to flood a server that commits in groups. */
const WINDOW = 4;
const GOODBYE_MS = 400;

/** Opens the station's own connection: MQTT 3.1.1, QoS 1, its credentials, a retained status with the same will. */
export function openStationLink(options: StationLinkOptions): StationLink {
  const { station, warn } = options;
  const outbox = createOutbox();
  const status = `dust/v1/${station}/status`;
  const telemetry = `dust/v1/${station}/telemetry`;
  const inFlight = new Set<Flight>();
  let again: string[] = [];
  let isCut = false;
  let closing = false;
  let complained = false;
  let client = connect();

  function connect(): MqttClient {
    const opened = mqtt.connect(options.mqttUrl, {
      protocolVersion: 4,
      clientId: station,
      username: station,
      password: options.secret,
      clean: true,
      keepalive: 30,
      connectTimeout: 10_000,
      reconnectPeriod: options.reconnectMs,
      reconnectOnConnackError: true,
      queueQoSZero: false,
      will: { topic: status, payload: Buffer.from('{"online":false}'), qos: 1, retain: true },
    });
    opened.on('connect', () => {
      if (opened !== client || isCut) return;
      complained = false;
      opened.publish(status, '{"online":true}', { qos: 1, retain: true });
      pump();
    });
    opened.on('error', (error) => {
      if (complained || closing || isCut) return;
      complained = true;
      warn(
        `Station ${station} cannot reach ${options.mqttUrl}: ${reasonOf(error)}. It stores its readings and tries again.`,
      );
    });
    return opened;
  }

  function pump(): void {
    while (client.connected && !closing && !isCut && inFlight.size < WINDOW) {
      const payload = again.shift() ?? outbox.take();
      if (payload === undefined) return;
      const flight = { payload };
      inFlight.add(flight);
      client.publish(telemetry, payload, { qos: 1 }, () => {
        if (inFlight.delete(flight)) pump();
      });
    }
  }

  return {
    send(ts, payload) {
      const givenUp = outbox.keep(ts, payload);
      if (givenUp > 0 && !complained)
        warn(`Station ${station} gave up ${givenUp} of its oldest stored messages: its store is full.`);
      pump();
    },
    setLine(isUp) {
      if (closing || isUp === !isCut) return;
      isCut = !isUp;
      if (isUp) {
        client = connect();
        return;
      }
      again = [...[...inFlight].map(({ payload }) => payload), ...again];
      inFlight.clear();
      client.end(true);
    },
    waiting: () => outbox.length() + again.length + inFlight.size,
    async close() {
      closing = true;
      if (client.connected) {
        const said = new Promise<void>((resolve) => {
          client.publish(status, '{"online":false}', { qos: 1, retain: true }, () => resolve());
        });
        await Promise.race([said, pause(GOODBYE_MS)]);
      }
      await Promise.race([client.endAsync(true), pause(GOODBYE_MS)]);
    },
  };
}

function reasonOf(error: Error): string {
  const code = (error as NodeJS.ErrnoException).code;
  return error.message || String(code ?? 'no reason given');
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
