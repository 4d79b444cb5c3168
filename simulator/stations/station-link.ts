import mqtt from 'mqtt';
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
  readonly waiting: () => number;
  /** Says offline and ends the connection within about half a second. */
  readonly close: () => Promise<void>;
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
  let inFlight = 0;
  let closing = false;
  let complained = false;
  const client = mqtt.connect(options.mqttUrl, {
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
  client.on('connect', () => {
    complained = false;
    client.publish(status, '{"online":true}', { qos: 1, retain: true });
    pump();
  });
  client.on('error', (error) => {
    if (complained || closing) return;
    complained = true;
    warn(
      `Station ${station} cannot reach ${options.mqttUrl}: ${reasonOf(error)}. It stores its readings and tries again.`,
    );
  });

  function pump(): void {
    while (client.connected && !closing && inFlight < WINDOW) {
      const payload = outbox.take();
      if (payload === undefined) return;
      inFlight++;
      client.publish(telemetry, payload, { qos: 1 }, () => {
        inFlight--;
        pump();
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
    waiting: () => outbox.length() + inFlight,
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
